package vn.tthc.monitor.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ExternalServerTests {
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15");

    @TempDir
    Path folder;

    @Test
    void waitsForAServerThatComesLateAndMigratesIt(CapturedOutput output) throws Exception {
        assumeTrue(Files.isDirectory(PROGRAMS.resolve("bin")), "no PostgreSQL 15 under " + PROGRAMS);
        var port = freePort();
        var address = new EmbeddedPostgres.Address(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), EmbeddedPostgres.USER, "long-password");
        var waiting = CompletableFuture.runAsync(() -> ExternalServer.await(address));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> output.getAll().contains("Không kết nối được PostgreSQL tại " + address.url()));
        var server = PostgresCluster.of(folder, new PostgresBinaries(PROGRAMS));
        server.create(address.password());
        assertThat(server.start(port)).isEmpty();
        try {
            waiting.get(60, TimeUnit.SECONDS);
            migrate(address);
        } finally {
            server.stop();
        }
    }

    private static void migrate(EmbeddedPostgres.Address address) throws SQLException {
        try (var pool = DatabaseConfiguration.pool(address, 2)) {
            assertThat(Flyway.configure().dataSource(pool).load().migrate().success)
                    .isTrue();
        }
        assertThat(EmbeddedPostgresTests.ask(address, "SHOW server_version")).startsWith("15");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
