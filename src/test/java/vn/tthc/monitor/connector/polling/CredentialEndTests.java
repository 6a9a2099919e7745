package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.platform.Secret;

class CredentialEndTests {
    private final TestingDefinition definition = new TestingDefinition();

    private @Nullable Instant end(@Nullable Instant certificate) {
        return CredentialEnd.first(definition.at(URI.create("http://127.0.0.1:1/")), certificate);
    }

    private static Authentication bearer(String claims) {
        var payload = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return new Authentication.Bearer(Secret.of("e30." + payload + ".chu-ky"));
    }

    @Test
    void theDeclaredDayIsTheLastValidOneInTheSourcesZone() {
        assertThat(end(null)).isNull();
        definition.credentialUntil = LocalDate.parse("2026-12-31");
        assertThat(end(null)).isEqualTo("2026-12-31T17:00:00Z");
        var certificate = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(end(certificate)).isEqualTo(certificate);
    }

    @Test
    void aFixedTokenMaySayItsEndItself() {
        definition.auth = bearer("{\"exp\":1798761600}");
        assertThat(end(null)).isEqualTo(Instant.ofEpochSecond(1_798_761_600));
        definition.auth = bearer("{\"sub\":\"ta\"}");
        assertThat(end(null)).isNull();
        definition.auth = new Authentication.Bearer(Secret.of("ba.tu.thuong!"));
        assertThat(end(null)).isNull();
    }
}
