package vn.tthc.monitor.connector.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.tthc.monitor.connector.table.TestingTables.open;
import static vn.tthc.monitor.connector.table.TestingTables.records;
import static vn.tthc.monitor.connector.table.TestingTables.row;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.connector.table.TableEntry.CellFinding;
import vn.tthc.monitor.connector.table.file.Row;

/** What becomes of numbers, days, errors and formulas. */
class CellsTests {
    @TempDir
    Path folder;

    private TestingTables tables;

    @BeforeEach
    void folder() {
        tables = new TestingTables(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "79012345678     | General                | 79012345678",
                "79012345678     | 000000000000           | 079012345678",
                "123456789012345 | General                | 123456789012345",
                "7               | 00                     | 07",
                "1.00889         | 0.000000               | 1.008890",
                "1.001193        | General                | 1.001193",
                "1.001193        | 0.00                   | 1.001193",
                "912345678       | 0000\\-000\\-000       | 0912-345-678",
                "1234.5          | #,##0.00               | 1234.5",
                "250000          | #,##0\\ \"₫\"          | 250000",
                "12              | 0;[Red]-0              | 12",
                "46346           | dd/mm/yyyy             | 2026-11-20",
                "46346.7083333333| dd/mm/yyyy             | 2026-11-20T17:00:00",
                "46346           | dd/mm/yyyy hh:mm       | 2026-11-20T00:00:00",
                "46346.7083333333| [$-42A]hh:mm dd/mm/yy  | 2026-11-20T17:00:00",
                "46346           | \"ngày\" d \"tháng\" m yyyy | 2026-11-20",
                "46346           | mmm-yy                 | 2026-11-20",
                "0.354166666667  | hh:mm                  | 08:30:00",
                "26.5            | [h]:mm                 | 26.5",
                "59              | dd/mm/yyyy             | 1900-02-28",
                "-5              | dd/mm/yyyy             | -5",
                "0.15            | 0%                     | 0.15"
            })
    void aNumberIsWhatItsFormatMakesOfIt(double number, String format, String expected) {
        var path = tables.xlsx(sheet -> {
            row(sheet, 0, "Mã hồ sơ", "Trạng thái", "Số");
            row(sheet, 1, "H1", "Mới");
            sheet.value(1, 2, number);
            sheet.style(1, 2).format(format).set();
        });
        var old = tables.xls(workbook -> {
            var sheet = workbook.createSheet("a");
            sheet.createRow(0).createCell(0).setCellValue("Mã hồ sơ");
            sheet.getRow(0).createCell(1).setCellValue("Trạng thái");
            sheet.getRow(0).createCell(2).setCellValue("Số");
            sheet.createRow(1).createCell(0).setCellValue("H1");
            var cell = sheet.getRow(1).createCell(2);
            cell.setCellValue(number);
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            cell.setCellStyle(style);
        });
        for (var file : List.of(path, old)) {
            try (var table = open(file)) {
                assertThat(records(table).getFirst().json().path("Số").asString())
                        .as("%s", table.kind())
                        .isEqualTo(expected);
            }
        }
    }

    private static Map<String, String> book(String properties, String rows) {
        return Map.of(
                "[Content_Types].xml",
                "<Types/>",
                "xl/workbook.xml",
                "<x:workbook xmlns:x='m' xmlns:r='r'>" + properties
                        + "<x:sheets><x:sheet name='a' r:id='i'/></x:sheets></x:workbook>",
                "xl/_rels/workbook.xml.rels",
                "<R><R Id='i' Type='t/worksheet' Target='/xl/s.xml'/><R Id='j' Type='t/styles' Target='st.xml'/></R>",
                "xl/st.xml",
                "<s><numFmts><numFmt numFmtId='170' formatCode='dd/mm/yyyy'/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></s>",
                "xl/s.xml",
                "<x:worksheet xmlns:x='m'><x:sheetData>" + rows + "</x:sheetData></x:worksheet>");
    }

    private static String text(String text) {
        return "<x:c t='inlineStr'><x:is><x:r><x:t>" + text + "</x:t></x:r><x:rPh><x:t>?</x:t></x:rPh></x:is></x:c>";
    }

    @Test
    void readsWhatOtherProgramsWrite() {
        // Prefixed names, no addresses, days from 1904, a computed value, an ISO day, a flag.
        var path = tables.zip(
                "net.xlsx",
                book(
                        "<x:workbookPr date1904='1'/>",
                        "<x:row>" + text("Mã hồ sơ") + text("Hạn xử lý") + text("Trạng thái") + text("Ngày nộp")
                                + text("Số hoá")
                                + "</x:row><x:row>" + text("H1")
                                + "<x:c s='1'><x:v>44884</x:v></x:c><x:c t='str'><x:f>A1</x:f><x:v>Mới</x:v></x:c>"
                                + "<x:c t='d'><x:v>2026-11-16T08:30:00</x:v></x:c><x:c t='b'><x:v>1</x:v></x:c></x:row>"));
        try (var file = open(path)) {
            assertThat(records(file).getFirst().json().toString())
                    .isEqualTo("{\"Mã hồ sơ\":\"H1\",\"Hạn xử lý\":\"2026-11-20\",\"Trạng thái\":\"Mới\","
                            + "\"Ngày nộp\":\"2026-11-16T08:30:00\",\"Số hoá\":\"true\"}");
        }
    }

    @Test
    void findsWhatSpreadsheetsLost() {
        var path = tables.xls(workbook -> lossy(workbook));
        try (var file = open(path)) {
            assertThat(records(file).getFirst().findings())
                    .extracting(CellFinding::kind, CellFinding::column)
                    .containsExactly(
                            tuple(CellFinding.Kind.ROUNDED, "A"),
                            tuple(CellFinding.Kind.ERROR, "B"),
                            tuple(CellFinding.Kind.LOST_ZERO, "C"),
                            tuple(CellFinding.Kind.LOST_ZERO, "D"));
            assertThat(records(file).getFirst().json().has("Trạng thái")).isFalse();
        }
        var text = tables.text("luu-lai.csv", "Mã hồ sơ,Trạng thái\n7.9012E+14,Mới\n", UTF_8);
        try (var file = open(text)) {
            assertThat(records(file).getFirst().findings())
                    .extracting(CellFinding::kind)
                    .containsExactly(CellFinding.Kind.ROUNDED);
        }
    }

    private static void lossy(HSSFWorkbook workbook) {
        var sheet = workbook.createSheet("a");
        var titles = sheet.createRow(0);
        for (var title : List.of("Mã hồ sơ", "Trạng thái", "Số CCCD", "Mã thủ tục")) {
            titles.createCell(Math.max(0, titles.getLastCellNum())).setCellValue(title);
        }
        var values = sheet.createRow(1);
        values.createCell(0).setCellValue(2.60111123456789E17);
        values.createCell(1).setCellErrorValue(FormulaError.NA);
        values.createCell(2).setCellValue(31085001234d);
        values.createCell(3).setCellValue(1.00889);
    }

    /** The same file read by a library of its own. */
    @Test
    void readsAsAnotherReaderDoes() throws IOException {
        var path = tables.xlsx(sheet -> {
            row(sheet, 0, "Mã hồ sơ", "Trạng thái", "Số", "Chữ", "Cờ");
            for (var index = 1; index < 400; index++) {
                row(sheet, index * 2, "H24-" + index, index % 3 == 0 ? "Mới" : "Đang xử lý");
                sheet.value(index * 2, 2, index * 1.25);
                sheet.value(index * 2, index % 7 + 5, "Ước ".repeat(index % 5));
                sheet.value(index * 2, 4, index % 2 == 0);
            }
        });
        var ours = new ArrayList<List<String>>();
        try (var file = open(path)) {
            file.rows(row -> ours.add(texts(row)));
        }
        var theirs = new ArrayList<List<String>>();
        try (var book = new ReadableWorkbook(path.toFile());
                var rows = book.getFirstSheet().openStream()) {
            rows.forEach(row -> theirs.add(texts(row)));
        }
        assertThat(ours).isEqualTo(theirs);
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>(List.of(String.valueOf(row.number())));
        for (var index = 0; index < row.cells().size(); index++) {
            var text = row.cell(index).text();
            if (!text.isEmpty()) {
                texts.add(index + "=" + text);
            }
        }
        return texts;
    }

    private static List<String> texts(org.dhatim.fastexcel.reader.Row row) {
        var texts = new ArrayList<String>(List.of(String.valueOf(row.getRowNum())));
        for (var cell : row) {
            if (cell != null
                    && cell.getType() != CellType.EMPTY
                    && !cell.getText().isBlank()) {
                var text = cell.getType() == CellType.NUMBER
                        ? cell.asNumber().stripTrailingZeros().toPlainString()
                        : cell.getText().strip();
                texts.add(cell.getColumnIndex() + "=" + text);
            }
        }
        return texts;
    }
}
