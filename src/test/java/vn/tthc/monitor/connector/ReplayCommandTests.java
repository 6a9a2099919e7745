package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.tthc.monitor.connector.quarantine.TestingQuarantine;
import vn.tthc.monitor.dossier.DossierPage.RejectedRecord;
import vn.tthc.monitor.platform.TestDatabase;

/** The quarantine from the command line, over a real database and without a server. */
@ExtendWith(TestDatabase.class)
class ReplayCommandTests {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path configuration;

    private final StringWriter output = new StringWriter();

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(configuration.resolve("connectors"));
        for (var file : List.of("calendar.yaml", "agencies.yaml")) {
            Files.copy(Path.of("config", file), configuration.resolve(file));
        }
        Files.writeString(configuration.resolve("connectors/nguon.yaml"), """
                id: nguon
                name: Nguồn
                http: {baseUrl: "http://127.0.0.1:9"}
                read: {list: {get: /, paging: {type: none}}}
                mapping:
                  fields: {code: code, status: {path: status, codes: status}}
                  codes: {status: {"1": NEW, unmapped: quarantine}}
                """);
        System.setProperty("tthc.db.url", TestDatabase.address().url());
        System.setProperty("tthc.db.user", TestDatabase.address().user());
        System.setProperty("tthc.db.password", TestDatabase.address().password());
        TestingQuarantine.desk()
                .put(
                        "nguon",
                        UUID.randomUUID(),
                        Instant.parse("2026-11-20T02:00:00Z"),
                        List.of(
                                new RejectedRecord("a", "Mã 1 lạ", "{\"code\":\"a\",\"status\":\"1\"}"),
                                new RejectedRecord("b", "Mã 2 lạ", "{\"code\":\"b\",\"status\":\"2\"}")));
    }

    @AfterEach
    void clear() {
        List.of("url", "user", "password").forEach(key -> System.clearProperty("tthc.db." + key));
    }

    private int run(String... arguments) {
        var line = new CommandLine(new ReplayCommand()).setOut(new PrintWriter(output));
        var all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = configuration.toString();
        return line.execute(all);
    }

    private static long stored() {
        return TestDatabase.jdbc()
                .sql("SELECT count(*) FROM dossier.source_record")
                .query(Long.class)
                .single();
    }

    @Test
    void readsAllAndEndsWithOneWhileSomeStillFail() {
        assertThat(run("nguon")).as(output::toString).isEqualTo(1);
        assertThat(output.toString()).contains("Đã lưu mới hoặc đổi 1", "vẫn hỏng 1", "✕ Mã 2 của status");
        assertThat(stored()).isEqualTo(1);
        assertThat(TestDatabase.jdbc()
                        .sql("SELECT count(*) FROM platform.audit WHERE action = 'replay_quarantine'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void readsOneReasonAndEndsWithZero() {
        assertThat(run("nguon", "--reason", "mã 1")).as(output::toString).isZero();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aDryRunStoresNothing() {
        assertThat(run("nguon", "--dry-run")).isZero();
        assertThat(output.toString()).contains("Sẽ lưu mới hoặc đổi 1");
        assertThat(stored()).isZero();
    }

    @Test
    void anUnknownFileOrReasonEndsWithTwo() {
        assertThat(run("khac")).isEqualTo(2);
        assertThat(run("nguon", "--reason", "khác hẳn")).isEqualTo(2);
    }
}
