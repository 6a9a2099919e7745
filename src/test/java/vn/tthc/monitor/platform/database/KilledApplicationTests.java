package vn.tthc.monitor.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.tthc.monitor.platform.database.EmbeddedPostgresTests.ask;
import static vn.tthc.monitor.platform.database.EmbeddedPostgresTests.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledApplicationTests {
    @TempDir
    Path folder;

    @Test
    void whatWasCommittedOutlivesTheKillingAndTheOrphanServerIsReplaced() throws IOException, SQLException {
        try (var application = TestingServerProcess.start(folder)) {
            change(EmbeddedPostgres.running(folder).orElseThrow(), "CREATE TABLE kept AS SELECT 42 AS answer");
            application.kill();
        }
        var orphan = PostmasterFile.read(folder.resolve("database")).orElseThrow();
        assertThat(ProcessHandle.of(orphan.pid())).as("the orphan server").isPresent();
        try (var next = DatabaseServer.Embedded.start(folder)) {
            assertThat(ask(next.address(), "SELECT answer FROM kept")).isEqualTo("42");
            // Process 1 may take a moment to bury it.
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> ProcessHandle.of(orphan.pid()).isEmpty());
        }
    }

    @Test
    void aSecondApplicationOnTheFolderIsToldWhoHoldsIt() throws IOException {
        try (var first = TestingServerProcess.start(folder)) {
            var holder = Files.readString(folder.resolve("monitor.lock"));
            assertThatThrownBy(() -> DatabaseServer.Embedded.start(folder))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining(holder);
            first.kill();
        }
        DatabaseServer.Embedded.start(folder).close();
    }
}
