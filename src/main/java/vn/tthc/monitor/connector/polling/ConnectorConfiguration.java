package vn.tthc.monitor.connector.polling;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import vn.tthc.monitor.connector.definition.ConnectorFiles;

/** Points the catalog at the configuration folder. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {
    @Bean
    ConnectorFolder connectorFolder(@Value("${tthc.config:config}") Path configuration, Environment environment) {
        var demo = environment.acceptsProfiles(Profiles.of("demo"));
        return () -> ConnectorFiles.load(configuration, demo).stream()
                .map(file -> new ConnectorFolder.Loaded(
                        file.id(), file.name(), file.definition().orElse(null), file.problems()))
                .toList();
    }
}
