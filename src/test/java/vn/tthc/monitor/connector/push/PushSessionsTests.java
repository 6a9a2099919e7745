package vn.tthc.monitor.connector.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.definition.PushSettings;
import vn.tthc.monitor.platform.Secret;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith(TestDatabase.class)
class PushSessionsTests {
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private static PushSettings settings(String username, String password) {
        return new PushSettings(
                List.of(new PushSettings.Account(username, Secret.of(password))),
                Duration.ofHours(8),
                EnumSet.allOf(PushSettings.Service.class),
                DataSize.ofMegabytes(1),
                10);
    }

    /** A node of its own, or the same one after a restart. */
    private static PushSessions node(Instant now) {
        return new PushSessions(new PushSessionStore(TestDatabase.jdbc()), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String open(PushSettings settings) {
        var login = new PushMessage.Login("mot-cua", "mot-mat-khau-dai");
        return node(NOW).open("nguon", settings, login).orElseThrow();
    }

    @Test
    void aSessionHoldsOnEveryNodeUntilItExpires() {
        var settings = settings("mot-cua", "mot-mat-khau-dai");
        var session = open(settings);
        assertThat(node(NOW.plus(Duration.ofHours(7))).user("nguon", settings, session))
                .contains("mot-cua");
        assertThat(node(NOW.plus(Duration.ofHours(9))).user("nguon", settings, session))
                .isEmpty();
        assertThat(node(NOW).user("khac", settings, session)).isEmpty();
        assertThat(node(NOW).user("nguon", settings, session + "x")).isEmpty();
    }

    @Test
    void aChangedPasswordOrARemovedAccountEndsIt() {
        var session = open(settings("mot-cua", "mot-mat-khau-dai"));
        assertThat(node(NOW).user("nguon", settings("mot-cua", "mat-khau-moi-hon"), session))
                .isEmpty();
        assertThat(node(NOW).user("nguon", settings("nguoi-khac", "mot-mat-khau-dai"), session))
                .isEmpty();
    }

    @Test
    void aSenderThatLogsInForEveryCallFillsNothing() {
        var settings = settings("mot-cua", "mot-mat-khau-dai");
        var first = open(settings);
        String last = first;
        for (var login = 0; login < 60; login++) {
            last = open(settings);
        }
        assertThat(TestDatabase.jdbc()
                        .sql("SELECT count(*) FROM connector.push_session")
                        .query(Long.class)
                        .single())
                .isLessThanOrEqualTo(50);
        assertThat(node(NOW).user("nguon", settings, last)).isPresent();
    }

    @Test
    void whoGuessesWrongGetsNoSession() {
        var settings = settings("mot-cua", "mot-mat-khau-dai");
        assertThat(node(NOW).open("nguon", settings, new PushMessage.Login("mot-cua", "khac")))
                .isEmpty();
        assertThat(node(NOW).open("nguon", settings, new PushMessage.Login("khac", "mot-mat-khau-dai")))
                .isEmpty();
        assertThat(node(NOW).open("nguon", settings, new PushMessage.Login("", "")))
                .isEmpty();
    }
}
