package vn.tthc.monitor.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DatabaseSettingsTests {
    @Test
    void withoutAnAddressTheEmbeddedDatabaseIsUsed() {
        assertThat(settings(Map.of()).external()).isFalse();
        assertThat(settings(Map.of("TTHC_DB_URL", "")).external()).isFalse();
    }

    @Test
    void readsTheAddressFromTheEnvironmentAndThePasswordFromAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "bí-mật\n");
        var address = settings(Map.of(
                        "TTHC_DB_URL", "jdbc:postgresql://db/tthc",
                        "TTHC_DB_USER", "tthc",
                        "TTHC_DB_PASSWORD_FILE", file.toString()))
                .address();
        assertThat(address).isEqualTo(new EmbeddedPostgres.Address("jdbc:postgresql://db/tthc", "tthc", "bí-mật"));
        assertThat(address.toString()).doesNotContain("bí-mật");
    }

    @Test
    void namesTheMissingVariable() {
        var settings = settings(Map.of("TTHC_DB_URL", "jdbc:postgresql://db/tthc", "TTHC_DB_USER", "tthc"));
        assertThatThrownBy(settings::address).hasMessageContaining("TTHC_DB_PASSWORD");
    }

    @Test
    void refusesAnAddressThatIsNoPostgresqlAddress() {
        var settings =
                settings(Map.of("TTHC_DB_URL", "postgres://db/tthc", "TTHC_DB_USER", "tthc", "TTHC_DB_PASSWORD", "x"));
        assertThatThrownBy(settings::address).hasMessageContaining("jdbc:postgresql://");
    }

    private static DatabaseSettings settings(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("tthc.db", DatabaseSettings.class);
    }
}
