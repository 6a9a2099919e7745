package vn.tthc.monitor.connector.polling;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import vn.tthc.monitor.connector.definition.ConnectorFile;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.platform.config.References;

/** Points the catalog at the configuration folder. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {
    private static final String DATA = "TTHC_DATA";

    @Bean
    ConnectorFolder connectorFolder(
            @Value("${tthc.config:config}") Path configuration,
            @Value("${tthc.data:data}") String data,
            Environment environment) {
        var demo = environment.acceptsProfiles(Profiles.of("demo"));
        return folder(configuration, new ConnectorFiles(configuration, variables(data), demo));
    }

    /** The data folder may be set in other ways than by its variable; files that name it mean the one in use. */
    private static References.Environment variables(String data) {
        return name -> name.equals(DATA) ? data : System.getenv(name);
    }

    static ConnectorFolder folder(Path configuration, ConnectorFiles files) {
        return new ConnectorFolder() {
            @Override
            public Optional<SortedMap<String, Path>> list() {
                try {
                    // A share that is away lists nothing; that must not look as if every file had been deleted.
                    return Files.isDirectory(configuration.resolve("connectors"))
                            ? Optional.of(files.candidates())
                            : Optional.empty();
                } catch (UncheckedIOException _) {
                    return Optional.empty();
                }
            }

            @Override
            public Optional<ConnectorFile> read(Path path) {
                return files.skips(path) ? Optional.empty() : Optional.of(files.read(path));
            }
        };
    }
}
