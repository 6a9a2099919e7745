package vn.tthc.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.incident.SourceState;

/** Words, masks, addresses and the two message files. */
class WordsTests {
    @Test
    void bothLanguagesHaveTheSameKeysAndNoEmptyText() throws IOException {
        var vietnamese = messages("/messages.properties");
        var english = messages("/messages_en.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(vietnamese.stringPropertyNames());
        assertThat(vietnamese.values()).doesNotContain("");
        assertThat(english.values()).doesNotContain("");
    }

    @Test
    void everyValueThatScreensShowHasItsWord() throws IOException {
        var keys = new ArrayList<String>();
        for (var group :
                List.of(Urgency.values(), DossierStatus.values(), SourceState.values(), FailureCategory.values())) {
            var prefix = switch (group[0]) {
                case Urgency urgency -> "urgency.";
                case DossierStatus status -> "status.";
                case SourceState state -> "source.";
                default -> "category.";
            };
            for (var value : group) {
                keys.add(prefix + Words.of((Enum<?>) value));
            }
        }
        for (var state : Set.of(LifecycleState.PLANNED, LifecycleState.TRIAL, LifecycleState.SUSPENDED)) {
            keys.add("notice." + Words.of(state));
        }
        assertThat(messages("/messages.properties").stringPropertyNames()).containsAll(keys);
    }

    @Test
    void namesKeepTheFamilyNameOnly() {
        assertThat(PersonName.masked("Nguyễn Thị Minh Hương")).isEqualTo("Nguyễn T. M. H.");
        assertThat(PersonName.masked("  Đặng   Ân ")).isEqualTo("Đặng Â.");
        assertThat(PersonName.masked("Hương")).isEqualTo("H.");
        assertThat(PersonName.masked(" ")).isNull();
    }

    @Test
    void filterAndAddressAreInverse() {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.add("q", "a&b=c d/é+{x}");
        parameters.add("field", "Hộ tịch & chứng thực");
        parameters.add("urgency", "overdue,soon");
        parameters.add("open", "all");
        var query = QueueQuery.parse(parameters, true);
        assertThat(query.address())
                .isEqualTo("/hang-doi?q=a%26b%3Dc%20d%2F%C3%A9%2B%7Bx%7D&open=all&urgency=overdue&urgency=soon"
                        + "&field=H%E1%BB%99%20t%E1%BB%8Bch%20%26%20ch%E1%BB%A9ng%20th%E1%BB%B1c");
    }

    @Test
    void unknownWordIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Words.parse(SourceState.class, "state", "DEAD"))
                .isInstanceOf(BadParameter.class)
                .hasMessageContaining("\"state\"")
                .hasMessageContaining("auth_failed");
    }

    private static Properties messages(String name) throws IOException {
        var properties = new Properties();
        try (var input = Objects.requireNonNull(WordsTests.class.getResourceAsStream(name));
                var reader = new InputStreamReader(input, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
