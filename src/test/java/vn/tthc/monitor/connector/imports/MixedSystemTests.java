package vn.tthc.monitor.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.connector.imports.TestingImports.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import vn.tthc.monitor.connector.ImportEntry.Counts;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.platform.TestDatabase;

/** A system with an interface whose list is also exported: a file says less than the interface, and never unsays it. */
@ExtendWith(TestDatabase.class)
class MixedSystemTests {
    private static final String ANSWER = """
            {"items": [{"code": "A-1", "trangThai": "4", "chu": "Đang xử lý", "hen": "27/11/2026 16:30",
                "nguoi": "Nguyễn Văn A", "dienThoai": "0912345678"}]}
            """;

    @TempDir
    Path folder;

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private TestingImports world;

    @BeforeEach
    void open() throws java.io.IOException {
        Files.createDirectories(folder.resolve("den"));
        world = new TestingImports(folder, """
                id: mot-cua
                name: Một cửa
                schedule: {every: 60s}
                http: {baseUrl: "%s", limits: {retries: 0, floor: 0ms}}
                read: {list: {get: /list, records: items, paging: {type: none}}}
                files: {folder: {path: "%s"}}
                mapping:
                  timezone: Asia/Ho_Chi_Minh
                  formats: ["dd/MM/yyyy HH:mm"]
                  fields:
                    code: code
                    status: {path: trangThai, codes: status}
                    statusText: chu
                    dueAt: hen
                    applicantName: nguoi
                    applicantPhone: dienThoai
                  codes: {status: {"4": PROCESSING}}
                """.formatted(server.url("/"), folder.resolve("den")));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void answer() {
        server.enqueue(new MockResponse.Builder().body(ANSWER).build());
    }

    @Test
    void aFileThatSaysTheSameLessExactlyChangesNothing() {
        answer();
        assertThat(world.round("mot-cua").counts().added()).isEqualTo(1);
        world.clock.advance(Duration.ofHours(1));
        var before = world.stored("mot-cua", "A-1");
        var entry =
                world.bring("mot-cua", "ds.csv", text("Mã hồ sơ,Trạng thái,Ngày hẹn trả", "A-1,ĐANG XỬ LÝ,27/11/2026"));
        assertThat(world.imports().preview(entry.id(), null, "lan").entry().counts())
                .isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 0));
        world.imports().run(entry.id(), "lan");
        assertThat(world.stored("mot-cua", "A-1")).isEqualTo(before);
    }

    @Test
    void aFileChangesOnlyWhatItHasColumnsFor() {
        answer();
        world.round("mot-cua");
        world.clock.advance(Duration.ofHours(1));
        var entry = world.bring(
                "mot-cua", "ds.csv", text("Mã hồ sơ,Trạng thái,Ngày hẹn trả", "A-1,Đã trả kết quả,30/11/2026"));
        assertThat(world.imports().run(entry.id(), "lan").counts().changed()).isEqualTo(1);
        var stored = world.stored("mot-cua", "A-1").orElseThrow();
        assertThat(stored.status().value()).isEqualTo(DossierStatus.RETURNED);
        assertThat(stored.times().dueAt()).isEqualTo(Instant.parse("2026-11-30T16:59:59Z"));
        assertThat(stored.applicant().phone()).isEqualTo("0912345678");
    }

    @Test
    void anExportFromBeforeTheLastPollChangesNothing() {
        answer();
        world.round("mot-cua");
        var entry = world.bring(
                "mot-cua",
                "ds.csv",
                text("Mã hồ sơ,Trạng thái", "A-1,Đã trả kết quả"),
                TestingImports.NOW.minus(Duration.ofMinutes(1)),
                false);
        assertThat(world.imports().run(entry.id(), "lan").counts().changed()).isZero();
        assertThat(world.stored("mot-cua", "A-1").orElseThrow().status().value())
                .isEqualTo(DossierStatus.PROCESSING);
    }

    @Test
    void filesAndTheInterfaceTakeTurnsAndNeitherStopsTheOther() throws java.io.IOException {
        var file = folder.resolve("den/ds.csv");
        Files.write(file, text("Mã hồ sơ,Trạng thái", "A-7,Đang xử lý"));
        answer();
        assertThat(world.round("mot-cua").kind()).isEqualTo(RunKind.INCREMENTAL);
        assertThat(world.round("mot-cua").kind()).isEqualTo(RunKind.FILE);
        answer();
        assertThat(world.round("mot-cua").kind()).isEqualTo(RunKind.INCREMENTAL);
        FileSystemUtils.deleteRecursively(folder.resolve("den"));
        answer();
        assertThat(world.round("mot-cua")).satisfies(report -> {
            assertThat(report.kind()).isEqualTo(RunKind.FILE);
            assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
            assertThat(report.message()).contains("Không thấy thư mục");
        });
        assertThat(world.round("mot-cua").kind()).isEqualTo(RunKind.INCREMENTAL);
    }
}
