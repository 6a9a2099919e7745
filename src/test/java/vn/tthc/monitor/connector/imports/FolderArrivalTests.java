package vn.tthc.monitor.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tthc.monitor.connector.imports.TestingImports.NOW;
import static vn.tthc.monitor.connector.imports.TestingImports.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportEntry.Way;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.platform.TestDatabase;

/** Files that lie in a folder, read one a round by the connector's own route. */
@ExtendWith(TestDatabase.class)
class FolderArrivalTests {
    private static final String HEAD = "Mã hồ sơ,Chủ hồ sơ,Ngày hẹn trả,Trạng thái";

    @TempDir
    Path folder;

    private Path inbox = Path.of("");
    private TestingImports world;

    @BeforeEach
    void open() throws IOException {
        inbox = Files.createDirectories(folder.resolve("den"));
        world = new TestingImports(folder, """
                id: dat-dai
                name: Đất đai
                files: {folder: {path: "%s"}, asOf: {name: yyyyMMdd-HHmm}}
                """.formatted(inbox));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Path write(String name, String... lines) throws IOException {
        var file = Files.write(inbox.resolve(name), text(lines));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(1))));
        return file;
    }

    private void dossier(String name, String code) throws IOException {
        write(name, HEAD, code + ",An,27/11/2026,Đang xử lý");
    }

    private ImportEntry newest() {
        return world.imports().recent(1).getFirst();
    }

    private String names(String below) throws IOException {
        var path = inbox.resolve(below);
        if (!Files.isDirectory(path)) {
            return "";
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList()
                    .toString();
        }
    }

    @Test
    void aFileIsReadOnceItHasLainStillAndPutAsideThen() throws IOException {
        dossier("ds-20261120-0800.csv", "A-1");
        var look = world.round("dat-dai");
        assertThat(look.kind()).isEqualTo(RunKind.PROBE);
        assertThat(look.outcome()).isEqualTo(RunOutcome.OK);
        var read = world.round("dat-dai");
        assertThat(read.kind()).isEqualTo(RunKind.FILE);
        assertThat(read.counts().added()).isEqualTo(1);
        assertThat(read.newestRecordAt()).isEqualTo(Instant.parse("2026-11-20T01:00:00Z"));
        assertThat(newest().state()).isEqualTo(State.IMPORTED);
        assertThat(newest().way()).isEqualTo(Way.FOLDER);
        assertThat(newest().counts().added()).isEqualTo(1);
        assertThat(names("da-nhap")).isEqualTo("[ds-20261120-0800.csv]");
        assertThat(world.audited).contains("system import_file import " + newest().id());
        assertThat(world.round("dat-dai").kind()).isEqualTo(RunKind.PROBE);
    }

    @Test
    void anUnknownWordOfAFileThatNobodyLooksAtIsToldAsAChange() throws IOException {
        write("ds-20261120-0800.csv", HEAD, "A-1,An,27/11/2026,Chờ lên sao");
        world.round("dat-dai");
        assertThat(world.round("dat-dai").kind()).isEqualTo(RunKind.FILE);
        assertThat(TestDatabase.jdbc()
                        .sql("SELECT concat_ws(' ', connector, kind, place, state, records) FROM connector.drift_event")
                        .query(String.class)
                        .list())
                .containsExactly("dat-dai UNMAPPED_CODE status = Chờ lên sao OPEN 1");
    }

    @Test
    void whatIsStillBeingWrittenWaits() throws IOException {
        dossier("ds-20261120-0800.csv", "A-1");
        world.round("dat-dai");
        write("ds-20261120-0800.csv", HEAD, "A-1,An,27/11/2026,Đang xử lý", "A-2,Bình,27/11/2026,Đang xử lý");
        assertThat(world.round("dat-dai").kind()).isEqualTo(RunKind.PROBE);
        assertThat(world.round("dat-dai").counts().added()).isEqualTo(2);
        dossier("~$ds.xlsx", "B-1");
        dossier("ds.csv.part", "B-2");
        world.round("dat-dai");
        assertThat(world.round("dat-dai").kind()).isEqualTo(RunKind.PROBE);
    }

    @Test
    void theSameContentUnderAnotherNameIsKnownAndPutAside() throws IOException {
        dossier("ds-20261120-0800.csv", "A-1");
        world.round("dat-dai");
        world.round("dat-dai");
        dossier("ban-sao.csv", "A-1");
        world.round("dat-dai");
        assertThat(world.round("dat-dai").kind()).isEqualTo(RunKind.PROBE);
        assertThat(newest().state()).isEqualTo(State.REPEATED);
        assertThat(newest().sentence()).contains("Cùng nội dung với tệp ds-20261120-0800.csv");
        assertThat(names("da-nhap")).isEqualTo("[ban-sao.csv, ds-20261120-0800.csv]");
    }

    @Test
    void severalFilesAreReadOldestFirstAndNamesakesKeepTheirNames() throws IOException {
        Files.createDirectories(inbox.resolve("da-nhap"));
        Files.writeString(inbox.resolve("da-nhap/a.csv"), "cũ");
        dossier("b.csv", "A-2");
        dossier("a.csv", "A-1");
        Files.setLastModifiedTime(inbox.resolve("a.csv"), FileTime.from(NOW.minus(Duration.ofHours(2))));
        world.round("dat-dai");
        world.round("dat-dai");
        assertThat(newest().file().name()).isEqualTo("a.csv");
        world.round("dat-dai");
        assertThat(newest().file().name()).isEqualTo("b.csv");
        assertThat(names("da-nhap")).isEqualTo("[a-2.csv, a.csv, b.csv]");
    }

    @Test
    void aStrangeFileIsRefusedInWordsKeptAndPutApart() throws IOException {
        Files.writeString(inbox.resolve("don.csv"), "%PDF-1.7 gì đó");
        world.round("dat-dai");
        var report = world.round("dat-dai");
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.category()).isEqualTo(FailureCategory.UNREADABLE);
        assertThat(newest().state()).isEqualTo(State.REFUSED);
        assertThat(newest().sentence()).contains("PDF");
        assertThat(newest().fileKept()).isTrue();
        assertThat(names("khong-nhap")).isEqualTo("[don.csv]");
        assertThat(world.round("dat-dai").outcome()).isEqualTo(RunOutcome.OK);
    }

    @Test
    void aFileWithoutKnownColumnsWaitsForAPerson() throws IOException {
        write("la.csv", "Mã hồ sơ,Chủ hồ sơ,Tình hình", "A-1,An,Đang xử lý");
        world.round("dat-dai");
        assertThat(world.round("dat-dai").category()).isEqualTo(FailureCategory.SCHEMA);
        var refused = newest();
        assertThat(refused.sentence()).contains("trạng thái");
        var matching = new Imports.Matching(
                "dat-dai",
                refused.asOf(),
                false,
                null,
                null,
                Map.of("A", "code", "B", "applicantName", "C", "status"),
                Map.of());
        world.imports().preview(refused.id(), matching, "lan");
        assertThat(world.imports().run(refused.id(), "lan").counts().added()).isEqualTo(1);
        write("la-2.csv", "Mã hồ sơ,Chủ hồ sơ,Tình hình", "A-2,Bình,Đang xử lý");
        world.round("dat-dai");
        assertThat(world.round("dat-dai").counts().added()).isEqualTo(1);
    }

    @Test
    void aKillBetweenStoringAndMovingDoesNoHarm() throws IOException {
        dossier("ds-20261120-0800.csv", "A-1");
        world.round("dat-dai");
        var run = world.connectors().begin("dat-dai");
        while (run.hasNext()) {
            world.dossiers().store(run.next());
        }
        // Here the process dies: the run never ends, and the file still lies there.
        world.close();
        world = new TestingImports(Files.createDirectories(folder.resolve("neu")), """
                id: dat-dai
                name: Đất đai
                files: {folder: {path: "%s"}}
                """.formatted(inbox));
        assertThat(newest().state()).isEqualTo(State.IMPORTING);
        assertThat(world.round("dat-dai").kind()).isEqualTo(RunKind.PROBE);
        world.clock.advance(Duration.ofMinutes(6));
        var again = world.round("dat-dai");
        assertThat(again.kind()).isEqualTo(RunKind.FILE);
        assertThat(again.counts().unchanged()).isEqualTo(1);
        assertThat(newest().state()).isEqualTo(State.IMPORTED);
        assertThat(names("da-nhap")).isEqualTo("[ds-20261120-0800.csv]");
        assertThat(world.imports().recent(10)).hasSize(1);
        world.imports().undo(newest().id(), "lan");
        assertThat(world.dossiers().openCodes("dat-dai", NOW.plus(Duration.ofDays(1)), 10))
                .isEmpty();
    }

    @Test
    void aFileThatCannotBeMovedStaysAndIsRemembered() throws IOException {
        Files.writeString(inbox.resolve("da-nhap"), "một tệp chắn chỗ thư mục");
        dossier("ds-20261120-0800.csv", "A-1");
        world.round("dat-dai");
        world.round("dat-dai");
        assertThat(newest().state()).isEqualTo(State.IMPORTED);
        assertThat(inbox.resolve("ds-20261120-0800.csv")).exists();
        for (var round = 0; round < 3; round++) {
            assertThat(world.round("dat-dai").kind()).isEqualTo(RunKind.PROBE);
        }
        assertThat(world.imports().recent(10)).hasSize(1);
        dossier("ds-20261120-0800.csv", "A-9");
        Files.setLastModifiedTime(inbox.resolve("ds-20261120-0800.csv"), FileTime.from(NOW));
        world.round("dat-dai");
        assertThat(world.round("dat-dai").counts().added()).isEqualTo(1);
    }

    @Test
    void aFolderThatIsAwayIsSaidInWords() throws IOException {
        Files.delete(inbox);
        var report = world.round("dat-dai");
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.category()).isEqualTo(FailureCategory.UNREACHABLE);
        assertThat(report.message()).contains("Không thấy thư mục", inbox.toString());
    }

    @Test
    void aStoringThatBreaksOffIsTakenUpInTheNextRound() throws IOException {
        dossier("ds-20261120-0800.csv", "A-1");
        world.round("dat-dai");
        world.dieAtPage = 0;
        assertThatThrownBy(() -> world.round("dat-dai")).isInstanceOf(TestingImports.Killed.class);
        world.dieAtPage = Integer.MAX_VALUE;
        world.clock.advance(Duration.ofMinutes(61));
        assertThat(world.round("dat-dai").counts().added()).isEqualTo(1);
        assertThat(newest().state()).isEqualTo(State.IMPORTED);
    }
}
