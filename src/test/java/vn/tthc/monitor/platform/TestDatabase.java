package vn.tthc.monitor.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import vn.tthc.monitor.platform.database.EmbeddedPostgres;

/**
 * One real, migrated PostgreSQL per test JVM, started by the application's own {@link EmbeddedPostgres} and emptied before
 * and after every test. Use it as {@code @ExtendWith(TestDatabase.class)} or
 * {@code @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();}. Sessions live in a foreign time zone,
 * so that no SQL leans on ours.
 */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback {
    /** Far from Viet Nam and half an hour off the rest of the world. */
    public static final String FOREIGN_ZONE = "America/St_Johns";

    private static final String ALL_TABLES = """
            SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'public')
            """;

    private static final String EMPTY_ALL_TABLES = """
            DO $$
            DECLARE
                relation record;
                filled boolean;
                names text;
            BEGIN
                FOR relation IN
                    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
                     WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'public')
                LOOP
                    EXECUTE 'SELECT EXISTS (SELECT FROM ' || relation.name || ')' INTO filled;
                    IF filled THEN
                        names := concat_ws(', ', names, relation.name);
                    END IF;
                END LOOP;
                IF names IS NOT NULL THEN
                    EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE';
                END IF;
            END $$
            """;

    /** The pool; also for tests that need several connections at once. */
    public static DataSource dataSource() {
        return Holder.POOL;
    }

    /** The audit table. */
    public static Audit audit(Clock clock) {
        return new AuditStore(jdbc(), clock);
    }

    /** A client over {@link #dataSource()}. */
    public static JdbcClient jdbc() {
        return JdbcClient.create(Holder.POOL);
    }

    /** Transactions over {@link #dataSource()}. */
    public static TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(Holder.POOL));
    }

    /** How to reach the server itself, for tests that start a whole application on it. */
    public static EmbeddedPostgres.Address address() {
        return Holder.SERVER.address();
    }

    /** Where the programs of PostgreSQL are unpacked once for all tests on this machine. */
    public static Path programs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "tthc-test-programs-" + System.getProperty("user.name"));
    }

    /** Empties every table of every module at once; sequences of the emptied ones begin again. */
    public static void empty() {
        jdbc().sql(EMPTY_ALL_TABLES).update();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        empty();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            requireNoSecrets();
        } finally {
            empty();
        }
    }

    /** No table may hold a secret that a test planted, in whatever form. */
    private static void requireNoSecrets() {
        var traces =
                PlantedSecret.traces().stream().map(trace -> "%" + trace + "%").toArray(String[]::new);
        var tables = jdbc().sql(ALL_TABLES).query(String.class).list();
        for (var table : tables) {
            var holds = jdbc().sql(
                            "SELECT EXISTS (SELECT FROM " + table + " entry WHERE entry::text LIKE ANY (?::text[]))")
                    .param(traces)
                    .query(Boolean.class)
                    .single();
            if (holds) {
                throw new AssertionError("a planted secret stands in the table " + table);
            }
        }
    }

    /** Starts the server at first use. */
    private static final class Holder {
        static final EmbeddedPostgres SERVER = startServer();
        static final HikariDataSource POOL = migratedPool(SERVER.address());

        private static EmbeddedPostgres startServer() {
            try {
                var temporary = Path.of(System.getProperty("java.io.tmpdir"));
                var data = Files.createTempDirectory(temporary, "tthc-test-");
                var server = EmbeddedPostgres.start(data, programs());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data), "stop test database"));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void stop(EmbeddedPostgres server, Path data) {
            POOL.close();
            server.close();
            try {
                FileSystemUtils.deleteRecursively(data);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static HikariDataSource migratedPool(EmbeddedPostgres.Address address) {
            var configuration = new HikariConfig();
            configuration.setJdbcUrl(address.url() + "?reWriteBatchedInserts=true");
            configuration.setUsername(address.user());
            configuration.setPassword(address.password());
            configuration.setMaximumPoolSize(12);
            configuration.setMinimumIdle(1);
            // Emptying tables needs no disk; the application's own pool leaves synchronous_commit alone.
            configuration.setConnectionInitSql("SET synchronous_commit = off; SET TIME ZONE '" + FOREIGN_ZONE + "'");
            var pool = new HikariDataSource(configuration);
            Flyway.configure().dataSource(pool).load().migrate();
            return pool;
        }
    }
}
