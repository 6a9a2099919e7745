package vn.tthc.monitor.dossier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Beans of the module that need a value from outside. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DossierSettings.class, DuplicateSettings.class})
class DossierConfiguration {
    @Bean
    PersonKeys personKeys(DossierSettings settings, SettingStore store) {
        var given = settings.personKey();
        return given == null || given.isBlank()
                ? storedKeys(store)
                : new PersonKeys(given.getBytes(StandardCharsets.UTF_8));
    }

    static PersonKeys storedKeys(SettingStore store) {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        var hex = HexFormat.of();
        return new PersonKeys(hex.parseHex(store.findOrStore("person-key", hex.formatHex(random))));
    }

    /** Nothing fails on purpose outside tests. */
    @Bean
    FailPoint failPoint() {
        return step -> {};
    }

    @Bean
    LiveRouting routingTable(Environment environment, Clock clock) {
        var folder = environment.getProperty("tthc.config", "config");
        var file = environment.getProperty("tthc.routing", folder + "/" + RoutingFile.NAME);
        return new LiveRouting(Path.of(file), clock);
    }

    @Bean
    Agencies agencies(Environment environment) {
        return new AgencyFile(Path.of(environment.getProperty("tthc.config", "config"), "agencies.yaml")).read();
    }
}
