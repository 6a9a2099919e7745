package vn.tthc.monitor.connector.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.tthc.monitor.connector.table.TestingTables.dossiers;
import static vn.tthc.monitor.connector.table.TestingTables.entries;
import static vn.tthc.monitor.connector.table.TestingTables.open;
import static vn.tthc.monitor.connector.table.TestingTables.records;
import static vn.tthc.monitor.connector.table.TestingTables.row;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.table.TableEntry.LeftOut;
import vn.tthc.monitor.connector.table.TableEntry.Reason;
import vn.tthc.monitor.connector.table.file.FileKind;
import vn.tthc.monitor.connector.table.file.TableRefused;
import vn.tthc.monitor.dossier.DossierStatus;

/** Which sheet, header and rows of a table are read, and what is left out. */
class TableFilesTests {
    @TempDir
    Path folder;

    private TestingTables tables;

    @BeforeEach
    void folder() {
        tables = new TestingTables(folder);
    }

    /** As a one-stop system exports it: letterhead, title, a header in row 5, sums and signatures below. */
    private static void export(Worksheet sheet) {
        row(sheet, 0, "UBND PHƯỜNG HẢI AN", "", "", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        row(sheet, 1, "", "", "DANH SÁCH HỒ SƠ ĐANG GIẢI QUYẾT");
        sheet.range(1, 2, 1, 6).merge();
        row(sheet, 4, "STT", "Mã hồ sơ", "Chủ hồ sơ", "Số CCCD", "Ngày tiếp nhận", "Hạn xử lý", "Trạng thái");
        row(sheet, 5, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)");
        row(sheet, 6, "I", "Lĩnh vực hộ tịch");
        row(sheet, 7, "1", "H24.24-261120-0001", "Nguyễn Văn An", "", "", "", "Đang xử lý");
        sheet.value(7, 3, 31085001234L);
        sheet.style(7, 3).format("000000000000").set();
        sheet.value(7, 4, LocalDateTime.of(2026, 11, 16, 8, 30));
        sheet.style(7, 4).format("dd/mm/yyyy hh:mm").set();
        sheet.value(7, 5, LocalDateTime.of(2026, 11, 20, 0, 0));
        sheet.style(7, 5).format("dd/mm/yyyy").set();
        row(
                sheet,
                9,
                "2",
                "H24.24-261120-0002",
                "Trần Thị Bình",
                "031185009876",
                "",
                "20/11/2026 17:00",
                "ĐÃ TRẢ KẾT QUẢ");
        sheet.value(9, 4, 46341);
        row(sheet, 10, "Tổng cộng", "2");
        row(sheet, 12, "", "", "", "", "Hải An, ngày 20 tháng 11 năm 2026");
        row(sheet, 13, "", "NGƯỜI LẬP BIỂU", "", "", "CHỦ TỊCH");
        row(sheet, 15, "", "Lê Thị Chi", "", "", "Phạm Văn Dũng");
    }

    @Test
    void findsTheHeaderBelowTheLetterhead() {
        try (var file = open(tables.xlsx(TableFilesTests::export))) {
            assertThat(file.kind()).isEqualTo(FileKind.XLSX);
            assertThat(file.layout().headerFirst()).isEqualTo(5);
            assertThat(file.layout().letterhead().getFirst()).startsWith("UBND PHƯỜNG HẢI AN | CỘNG HOÀ");
            assertThat(file.layout().columns())
                    .extracting(TableColumn::letter, TableColumn::field)
                    .contains(
                            tuple("B", DossierField.CODE),
                            tuple("D", DossierField.APPLICANT_ID),
                            tuple("F", DossierField.DUE_AT),
                            tuple("A", null));
            assertThat(file.layout().missing()).isEmpty();
        }
    }

    @Test
    void tellsEveryRowThatIsNoDossier() {
        try (var file = open(tables.xlsx(TableFilesTests::export))) {
            assertThat(entries(file).stream().filter(LeftOut.class::isInstance).map(LeftOut.class::cast))
                    .extracting(LeftOut::row, LeftOut::reason)
                    .containsExactly(
                            tuple(6, Reason.NUMBERS),
                            tuple(7, Reason.GROUP),
                            tuple(9, Reason.EMPTY),
                            tuple(11, Reason.TOTAL),
                            tuple(12, Reason.EMPTY),
                            tuple(13, Reason.SIGNATURE),
                            tuple(14, Reason.SIGNATURE),
                            tuple(15, Reason.EMPTY),
                            tuple(16, Reason.SIGNATURE));
        }
    }

    @Test
    void keepsZerosAndReadsDaysHoweverTheyAreWritten() {
        try (var file = open(tables.xlsx(TableFilesTests::export))) {
            var dossiers = dossiers(file);
            assertThat(dossiers).hasSize(2);
            var first = dossiers.getFirst();
            assertThat(first.code()).isEqualTo("H24.24-261120-0001");
            assertThat(first.applicant().idNumber()).isEqualTo("031085001234");
            assertThat(first.times().receivedAt()).isEqualTo(Instant.parse("2026-11-16T01:30:00Z"));
            // A day alone is due at its end.
            assertThat(first.times().dueAt()).isEqualTo(Instant.parse("2026-11-20T16:59:59Z"));
            assertThat(first.status().value()).isEqualTo(DossierStatus.PROCESSING);
            var second = dossiers.getLast();
            assertThat(second.applicant().idNumber()).isEqualTo("031185009876");
            assertThat(second.times().receivedAt()).isEqualTo(Instant.parse("2026-11-14T17:00:00Z"));
            assertThat(second.times().dueAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
            assertThat(second.status().value()).isEqualTo(DossierStatus.RETURNED);
            assertThat(second.status().sourceText()).isEqualTo("ĐÃ TRẢ KẾT QUẢ");
        }
    }

    @Test
    void leavesHiddenSheetsOutAndSaysSo() {
        var path = tables.workbook(workbook -> {
            var hidden = workbook.newWorksheet("Nháp");
            row(hidden, 0, "Mã hồ sơ", "Trạng thái");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            var sheet = workbook.newWorksheet("Hồ sơ");
            row(sheet, 0, "Mã hồ sơ", "Ghi chú", "Trạng thái");
            row(sheet, 1, "H24-1", "nội bộ", "Mới đăng ký");
            sheet.hideColumn(1);
        });
        try (var file = open(path)) {
            assertThat(file.sheets()).containsExactly("Hồ sơ");
            assertThat(file.layout().sheet()).isEqualTo("Hồ sơ");
            assertThat(file.layout().columns().get(1).hidden()).isTrue();
            assertThat(file.notes())
                    .anyMatch(note -> note.contains("Nháp"))
                    .anyMatch(note -> note.contains("B (Ghi chú)"));
            assertThat(records(file).getFirst().json().path("Ghi chú").asString())
                    .isEqualTo("nội bộ");
        }
    }

    @Test
    void readsTheSheetThatIsAskedFor() {
        var path = tables.workbook(workbook -> {
            row(workbook.newWorksheet("Tháng 10"), 0, "Mã hồ sơ", "Trạng thái");
            row(workbook.newWorksheet("Tháng 11"), 0, "Số hồ sơ", "Tình trạng");
        });
        try (var byName = open(path, TableSettings.NONE.onSheet("tháng 11"));
                var byNumber = open(path, TableSettings.NONE.onSheet("2"))) {
            assertThat(byName.layout().sheet()).isEqualTo("Tháng 11");
            assertThat(byNumber.layout().sheet()).isEqualTo("Tháng 11");
        }
        assertThatThrownBy(() -> open(path, TableSettings.NONE.onSheet("Tháng 12")))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("không có trang tính \"Tháng 12\"; chỉ có: Tháng 10, Tháng 11");
    }

    @Test
    void saysWhatItSawWhereThereIsNoHeader() {
        var path = tables.text("thu.csv", "Kính gửi,các đơn vị\nĐề nghị,báo cáo\n", UTF_8);
        assertThatThrownBy(() -> open(path))
                .isInstanceOfSatisfying(
                        TableRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(TableRefused.Reason.NO_HEADER))
                .hasMessageContaining("\"Mã hồ sơ\"")
                .hasMessageContaining("dòng 1: Kính gửi | các đơn vị");
    }

    @Test
    void joinsHeadersOfTwoLines() {
        var path = tables.xlsx(sheet -> {
            row(sheet, 0, "STT", "Mã hồ sơ", "Ngày", "", "Trạng thái");
            row(sheet, 1, "", "", "Tiếp nhận", "Hẹn trả", "");
            row(sheet, 2, "1", "H24-1", "16/11/2026", "20/11/2026", "Mới");
        });
        try (var file = open(path)) {
            assertThat(file.layout().columns())
                    .extracting(TableColumn::title)
                    .containsExactly("STT", "Mã hồ sơ", "Ngày / Tiếp nhận", "Ngày / Hẹn trả", "Trạng thái");
            assertThat(file.layout().column(DossierField.DUE_AT).orElseThrow().letter())
                    .isEqualTo("D");
            assertThat(file.layout().headerLast()).isEqualTo(2);
            assertThat(records(file)).hasSize(1);
        }
    }

    @Test
    void readsTextWithTheSeparatorItFinds() {
        var path = tables.text(
                "bang.csv",
                "\uFEFFMã hồ sơ;Trạng thái;Chủ hồ sơ\nH24-1;Đang xử lý;\"An; Bình\"\n\nH24-2;Mới;Chi\n",
                UTF_8);
        try (var file = open(path)) {
            assertThat(file.kind()).isEqualTo(FileKind.CSV);
            assertThat(file.notes()).anyMatch(note -> note.contains("chấm phẩy"));
            assertThat(dossiers(file))
                    .extracting(dossier -> dossier.applicant().name())
                    .containsExactly("An; Bình", "Chi");
            assertThat(records(file)).extracting(TableEntry.Whole::row).containsExactly(2, 4);
        }
    }

    @Test
    void leavesRepeatedHeadersAndConfiguredRowsOutAndKeepsACompanyCalledTotal() {
        var path = tables.text("in.csv", """
                Chủ hồ sơ,Mã hồ sơ,Trạng thái,Lĩnh vực
                Tổng công ty Điện lực,H24-1,Mới,Điện
                CHỦ HỒ SƠ,MÃ HỒ SƠ,TRẠNG THÁI,LĨNH VỰC
                1,2,3,4
                Liên thông A,H24-2,Mới,Đất
                Tổng: 25 hồ sơ,,,
                """, UTF_8);
        var settings = new TableSettings(
                null,
                TableSettings.NONE.header(),
                Map.of(),
                Map.of(),
                List.of("Liên thông"),
                Map.of(DossierField.RECEIVING_AGENCY, "H24.24"),
                TableSettings.NONE.text(),
                TableSettings.NONE.limits());
        try (var file = open(path, settings)) {
            assertThat(dossiers(file)).singleElement().satisfies(dossier -> {
                assertThat(dossier.applicant().name()).isEqualTo("Tổng công ty Điện lực");
                assertThat(dossier.handling().receivingAgency()).isEqualTo("H24.24");
            });
            assertThat(entries(file).stream().filter(LeftOut.class::isInstance).map(LeftOut.class::cast))
                    .extracting(LeftOut::reason)
                    .containsExactly(Reason.HEADER, Reason.NUMBERS, Reason.CONFIGURED, Reason.TOTAL);
        }
    }
}
