package vn.tthc.monitor.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tthc.monitor.connector.imports.TestingImports.NOW;
import static vn.tthc.monitor.connector.imports.TestingImports.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.Counts;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.ImportTable.Origin;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.connector.Imports.NoteKind;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.dossier.DossierStatus;

/** A file from the moment somebody brings it until its dossiers are stored. */
class ImportDeskTests extends ImportDeskBench {
    private static Imports.Matching matching(Map<String, String> columns, Map<String, Map<String, String>> words) {
        return new Imports.Matching("ho-tich", NOW, false, null, null, columns, words);
    }

    @Test
    void whatThePreviewSaysIsWhatTheImportDoes() {
        var entry = bring(three());
        assertThat(entry.state()).isEqualTo(State.BROUGHT);
        var preview = world.imports().preview(entry.id(), null, "lan");
        assertThat(preview.entry().state()).isEqualTo(State.PREVIEWED);
        assertThat(preview.entry().counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0, 0));
        assertThat(preview.rows()).hasSize(3);
        assertThat(preview.rows().getFirst().line()).isEqualTo(2);
        assertThat(world.stored("ho-tich", "H24.1-261116-0001")).isEmpty();
        var done = world.imports().run(entry.id(), "lan");
        assertThat(done.state()).isEqualTo(State.IMPORTED);
        assertThat(done.counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0, 0));
        assertThat(done.end()).isEqualTo(new ImportEntry.End(NOW, "lan"));
        assertThat(status("H24.1-261116-0002")).isEqualTo(DossierStatus.RETURNED);
        assertThat(world.told).singleElement().satisfies(report -> {
            assertThat(report.kind()).isEqualTo(RunKind.UPLOAD);
            assertThat(report.outcome()).isEqualTo(RunOutcome.OK);
            assertThat(report.counts().added()).isEqualTo(3);
            assertThat(report.newestRecordAt()).isEqualTo(NOW);
        });
        assertThat(world.audited)
                .contains("lan bring_file import " + entry.id(), "lan import_file import " + entry.id());
    }

    @Test
    void columnsAreGuessedByTheirTitlesAndTheOthersAreNamed() {
        var table = world.imports().table(bring(three()).id());
        assertThat(table.columns())
                .extracting(column -> column.letter() + " " + column.field() + " " + column.origin())
                .contains("B code GUESSED", "E dueAt GUESSED", "F status GUESSED", "G null NONE");
        assertThat(table.missing()).isEmpty();
        assertThat(table.columns().get(1).samples()).hasSize(3);
    }

    @Test
    void withoutACodeOrAStatusNothingIsImported() {
        var entry = bring(text("Mã hồ sơ,Chủ hồ sơ,Tình hình", "A-1,An,Xong", "A-2,Bình,Xong"));
        assertThatThrownBy(() -> world.imports().preview(entry.id(), null, "lan"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("Chưa biết cột nào là trạng thái")
                .hasMessageContaining("C (Tình hình)");
        assertThatThrownBy(() -> world.imports().run(entry.id(), "lan")).hasMessageContaining("trạng thái");
        assertThat(world.imports().find(entry.id()).orElseThrow().state()).isEqualTo(State.REFUSED);
    }

    @Test
    void aMatchingByHandIsRememberedForTheNextTableWithThisHeader() {
        var head = "Số,Tên,Việc";
        var entry = bring(text(head, "A-1,An,Đang chờ ký số", "A-2,Bình,Đang chờ ký số"));
        assertThatThrownBy(() -> world.imports().table(entry.id())).hasMessageContaining("dòng tiêu đề");
        var columns = Map.of("A", "code", "B", "applicantName", "C", "status");
        var chosen = new Imports.Matching("ho-tich", NOW, false, null, 1, columns, Map.of());
        var preview = world.imports().preview(entry.id(), chosen, "lan");
        assertThat(preview.words()).singleElement().satisfies(word -> {
            assertThat(word.word()).isEqualTo("Đang chờ ký số");
            assertThat(word.times()).isEqualTo(2);
            assertThat(word.choices()).contains("PROCESSING");
        });
        var explained = new Imports.Matching(
                "ho-tich", NOW, false, null, 1, columns, Map.of("status", Map.of("Đang chờ ký số", "PROCESSING")));
        world.imports().preview(entry.id(), explained, "lan");
        world.imports().run(entry.id(), "lan");
        assertThat(status("A-1")).isEqualTo(DossierStatus.PROCESSING);

        var next = bring(text(head, "A-3,Chi,ĐANG CHỜ KÝ SỐ"));
        var found = new Imports.Matching("ho-tich", NOW, false, null, 1, null, Map.of());
        world.imports().preview(next.id(), found, "minh");
        var table = world.imports().table(next.id());
        assertThat(table.memory()).isNotNull();
        assertThat(table.columns()).extracting(column -> column.origin()).containsOnly(Origin.REMEMBERED);
        world.imports().run(next.id(), "minh");
        assertThat(status("A-3")).isEqualTo(DossierStatus.PROCESSING);
    }

    @Test
    void everyRowThatIsNotTakenHasItsLineAndReason() throws IOException {
        var entry = imported(text(
                HEAD,
                "1,A-1,An,16/11/2026,27/11/2026,Đang xử lý,",
                "2,A-1,An lần hai,16/11/2026,27/11/2026,Đang xử lý,",
                "3,,Không mã,16/11/2026,27/11/2026,Đang xử lý,=HYPERLINK(\"http://x\")",
                "Tổng cộng,,,,,3,"));
        assertThat(entry.counts()).isEqualTo(new Counts(3, 1, 0, 0, 0, 3, 0));
        var notes = world.imports().notes(entry.id(), NoteKind.SKIPPED, 10);
        assertThat(notes).extracting(Imports.Note::line).containsExactly(3, 4, 5);
        assertThat(notes.getFirst().reason()).isEqualTo("trùng mã với dòng 2; chỉ lấy dòng đầu");
        assertThat(notes.get(1).reason()).contains("không có mã hồ sơ");
        assertThat(notes.get(2).reason()).isEqualTo("dòng tổng");
        var sheet = new ByteArrayOutputStream();
        world.imports().writeSkipped(entry.id(), sheet);
        var cells = new ArrayList<String>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(sheet.toByteArray()));
                var rows = book.getFirstSheet().openStream()) {
            rows.forEach(row -> row.forEach(cell -> cells.add(cell == null ? "" : cell.getText())));
        }
        assertThat(cells)
                .contains("Lý do bỏ qua", "Không mã", "'=HYPERLINK(\"http://x\")", "dòng tổng")
                .doesNotContain("An");
    }

    @Test
    void whatIsNoTableIsRefusedInWordsAndKept() {
        var entry = world.bring("ho-tich", "don.pdf", text("%PDF-1.7 x"));
        assertThatThrownBy(() -> world.imports().table(entry.id())).hasMessageContaining("PDF");
        assertThatThrownBy(() -> world.imports().run(entry.id(), "lan")).isInstanceOf(ImportRefused.class);
        var refused = world.imports().find(entry.id()).orElseThrow();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.fileKept()).isTrue();
        assertThatThrownBy(() -> world.bring("ho-tich", "rong.csv", new byte[0]))
                .hasMessageContaining("rỗng");
        assertThatThrownBy(() -> world.bring("khong-co", "a.csv", three())).hasMessageContaining("khong-co");
        assertThatThrownBy(() -> world.bring("ho-tich", "a.csv", three(), NOW.plusSeconds(60), false))
                .hasMessageContaining("tương lai");
    }

    @Test
    void twoColumnsForOneFieldAreRefused() {
        var entry = bring(three());
        assertThatThrownBy(() -> world.imports()
                        .preview(
                                entry.id(), matching(Map.of("B", "code", "C", "code", "F", "status"), Map.of()), "lan"))
                .hasMessageContaining("Hai cột cùng ghép vào code");
    }
}
