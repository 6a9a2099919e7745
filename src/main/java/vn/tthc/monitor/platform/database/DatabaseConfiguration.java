package vn.tthc.monitor.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tthc.monitor.platform.Secret;

/** The database and its pool; the pool is closed before the embedded server is stopped. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {
    /** Longer than any statement of ours takes, shorter than a person waits before pulling the plug. */
    private static final Duration SILENT_SOCKET = Duration.ofMinutes(5);

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(DatabaseSettings settings, @Value("${tthc.data}") Path data) {
        if (!settings.external()) {
            var running =
                    settings.share() ? EmbeddedPostgres.running(data) : Optional.<EmbeddedPostgres.Address>empty();
            return running.isPresent()
                    ? new DatabaseServer.External(running.get())
                    : DatabaseServer.Embedded.start(data);
        }
        var address = settings.address();
        Secret.of(address.password());
        ExternalServer.await(address);
        return new DatabaseServer.External(address);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseServer server, DatabaseSettings settings) {
        return pool(server.address(), settings.connections());
    }

    static HikariDataSource pool(EmbeddedPostgres.Address address, int connections) {
        var configuration = new HikariConfig();
        configuration.setPoolName("database");
        configuration.setJdbcUrl(address.url());
        configuration.setUsername(address.user());
        configuration.setPassword(address.password());
        configuration.setMaximumPoolSize(connections);
        configuration.setMinimumIdle(2);
        configuration.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        configuration.addDataSourceProperty("ApplicationName", "tthc-monitor");
        configuration.addDataSourceProperty("reWriteBatchedInserts", "true");
        configuration.addDataSourceProperty("socketTimeout", Long.toString(SILENT_SOCKET.toSeconds()));
        configuration.addDataSourceProperty("connectTimeout", "5");
        configuration.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(configuration);
    }
}
