package vn.tthc.monitor.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;
import vn.tthc.monitor.platform.database.EmbeddedPostgres;

/**
 * A migrated PostgreSQL in a temporary folder, for work that must not touch the data of the installation, whatever database
 * that is set to. It is gone when it is closed, or when the program ends.
 */
public final class TemporaryDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final Path folder;
    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final Thread atTheEnd = new Thread(this::stop, "stop temporary database");
    private boolean stopped;

    private TemporaryDatabase(Path folder, EmbeddedPostgres server, HikariDataSource pool) {
        this.folder = folder;
        this.server = server;
        this.pool = pool;
    }

    /** Unpacks, starts and migrates one; takes some seconds. */
    public static TemporaryDatabase start() {
        try {
            var folder = Files.createTempDirectory("tthc-temporary-");
            var server = EmbeddedPostgres.start(folder);
            var database = new TemporaryDatabase(folder, server, server.pool(CONNECTIONS));
            Runtime.getRuntime().addShutdownHook(database.atTheEnd);
            Flyway.configure().dataSource(database.pool).load().migrate();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        pool.close();
        server.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }
}
