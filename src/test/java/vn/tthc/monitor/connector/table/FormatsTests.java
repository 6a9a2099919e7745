package vn.tthc.monitor.connector.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.connector.table.TestingTables.dossiers;
import static vn.tthc.monitor.connector.table.TestingTables.open;
import static vn.tthc.monitor.connector.table.TestingTables.records;
import static vn.tthc.monitor.connector.table.TestingTables.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.definition.TableWords;
import vn.tthc.monitor.connector.table.file.FileKind;
import vn.tthc.monitor.dossier.DossierStatus;

/** One list of dossiers, as every kind of file that systems export. */
class FormatsTests {
    private static final String TITLES = "Mã hồ sơ,Chủ hồ sơ,Số CCCD,Ngày tiếp nhận,Hạn xử lý,Trạng thái";
    private static final String LINE = "H24-0001,Nguyễn Thị Ước,031085001234,16/11/2026 08:30,20/11/2026,Đang xử lý";

    @TempDir
    Path folder;

    private Path write(FileKind kind) {
        var tables = new TestingTables(folder);
        return switch (kind) {
            case XLSX -> xlsx(tables);
            case XLS -> tables.xls(FormatsTests::xls);
            case ODS -> tables.ods("", ods());
            case CSV -> tables.text("bang.csv", TITLES + "\n" + LINE + "\n", UTF_8);
            case HTML -> tables.text("bang.xls", html(), UTF_8);
            case SPREADSHEETML -> tables.text("bang.xls", spreadsheetMl(), UTF_8);
        };
    }

    private static Path xlsx(TestingTables tables) {
        return tables.xlsx(sheet -> {
            row(sheet, 0, TITLES.split(",", -1));
            row(sheet, 1, "H24-0001", "Nguyễn Thị Ước", "", "", "", "Đang xử lý");
            sheet.value(1, 2, 31085001234L);
            sheet.style(1, 2).format("000000000000").set();
            sheet.value(1, 3, LocalDateTime.of(2026, 11, 16, 8, 30));
            sheet.style(1, 3).format("dd/mm/yyyy hh:mm").set();
            sheet.value(1, 4, LocalDate.of(2026, 11, 20));
            sheet.style(1, 4).format("dd/mm/yyyy").set();
        });
    }

    private static void xls(HSSFWorkbook workbook) {
        var sheet = workbook.createSheet("Danh sách");
        var titles = sheet.createRow(0);
        for (var title : TITLES.split(",", -1)) {
            titles.createCell(Math.max(0, titles.getLastCellNum())).setCellValue(title);
        }
        var row = sheet.createRow(1);
        row.createCell(0).setCellValue("H24-0001");
        row.createCell(1).setCellFormula("\"Nguyễn Thị \"&\"Ước\"");
        row.getCell(1).setCellValue("Nguyễn Thị Ước");
        row.createCell(2).setCellValue(31085001234d);
        row.createCell(3).setCellValue(LocalDateTime.of(2026, 11, 16, 8, 30));
        row.createCell(4).setCellValue(LocalDate.of(2026, 11, 20));
        row.createCell(5).setCellValue("Đang xử lý");
        var formats = new String[] {"000000000000", "dd/mm/yyyy hh:mm", "dd/mm/yyyy"};
        for (var index = 0; index < formats.length; index++) {
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(formats[index]));
            row.getCell(index + 2).setCellStyle(style);
        }
    }

    private static String ods() {
        var titles = new StringBuilder();
        for (var title : TITLES.split(",", -1)) {
            titles.append("<table:table-cell office:value-type='string'><text:p>")
                    .append(title)
                    .append("</text:p></table:table-cell>");
        }
        return """
                <table:table table:name="Danh sách">
                <table:table-column table:number-columns-repeated="1024"/>
                <table:table-row>%s<table:table-cell table:number-columns-repeated="16378"/></table:table-row>
                <table:table-row>
                  <table:table-cell office:value-type="string"><text:p>H24-0001</text:p></table:table-cell>
                  <table:table-cell office:value-type="string"><office:annotation><text:p>ghi</text:p></office:annotation><text:p>Nguyễn<text:s/>Thị <text:span>Ước</text:span></text:p></table:table-cell>
                  <table:table-cell office:value-type="float" office:value="31085001234"><text:p>031085001234</text:p></table:table-cell>
                  <table:table-cell office:value-type="date" office:date-value="2026-11-16T08:30:00"><text:p>16/11/26</text:p></table:table-cell>
                  <table:table-cell office:value-type="date" office:date-value="2026-11-20"><text:p>20/11/26</text:p></table:table-cell>
                  <table:table-cell office:value-type="string"><text:p>Đang xử lý</text:p></table:table-cell>
                </table:table-row>
                <table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
                </table:table>
                """.formatted(titles);
    }

    private static String html() {
        return "<html><head><meta charset='utf-8'></head><body><table><tr><td><h3>Danh sách</h3></td></tr></table><table><tr><th>"
                + TITLES.replace(",", "</th><th>") + "</th></tr><tr><td>" + LINE.replace(",", "</td><td>")
                + "</td></tr></table></body></html>";
    }

    private static String spreadsheetMl() {
        return """
                <?xml version="1.0"?>
                <?mso-application progid="Excel.Sheet"?>
                <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
                <Styles><Style ss:ID="so"><NumberFormat ss:Format="000000000000"/></Style>
                <Style ss:ID="luc"><NumberFormat ss:Format="dd/mm/yyyy\\ hh:mm"/></Style>
                <Style ss:ID="ngay"><NumberFormat ss:Format="Short Date"/></Style></Styles>
                <Worksheet ss:Name="Danh sách"><Table>
                <Row><Cell><Data ss:Type="String">%s</Data></Cell></Row>
                <Row ss:Index="2"><Cell><Data ss:Type="String">H24-0001</Data></Cell>
                <Cell><Data ss:Type="String">Nguyễn Thị Ước</Data><Comment><Data>ghi</Data></Comment></Cell>
                <Cell ss:StyleID="so"><Data ss:Type="Number">31085001234</Data></Cell>
                <Cell ss:StyleID="luc"><Data ss:Type="DateTime">2026-11-16T08:30:00.000</Data></Cell>
                <Cell ss:StyleID="ngay"><Data ss:Type="DateTime">2026-11-20T00:00:00.000</Data></Cell>
                <Cell ss:Index="6"><Data ss:Type="String">Đang xử lý</Data></Cell></Row>
                </Table></Worksheet></Workbook>
                """.formatted(TITLES.replace(",", "</Data></Cell><Cell><Data ss:Type=\"String\">"));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfFileSaysTheSame(FileKind kind) {
        try (var file = open(write(kind))) {
            assertThat(file.kind()).isEqualTo(kind);
            assertThat(dossiers(file)).singleElement().satisfies(dossier -> {
                assertThat(dossier.code()).isEqualTo("H24-0001");
                assertThat(dossier.applicant().name()).isEqualTo("Nguyễn Thị Ước");
                assertThat(dossier.applicant().idNumber()).isEqualTo("031085001234");
                assertThat(dossier.times().receivedAt()).isEqualTo(Instant.parse("2026-11-16T01:30:00Z"));
                assertThat(dossier.times().dueAt()).isEqualTo(Instant.parse("2026-11-20T16:59:59Z"));
                assertThat(dossier.status().value()).isEqualTo(DossierStatus.PROCESSING);
            });
            assertThat(records(file)).extracting(TableEntry.Whole::row).containsExactly(2);
        }
    }

    static Stream<Charset> encodings() {
        return Stream.of(UTF_8, UTF_16LE, UTF_16BE, Charset.forName("windows-1258"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void findsTheEncodingOfATextWithoutAMark(Charset charset) {
        // The Vietnamese page of Windows has tones as letters of their own.
        var text = TITLES + "\r\n" + LINE + "\r\n";
        var written = charset.name().equals("windows-1258") ? tonesApart(text) : text;
        try (var file = open(new TestingTables(folder).text("bang.csv", written, charset))) {
            assertThat(dossiers(file).getFirst().applicant().name()).isEqualTo("Nguyễn Thị Ước");
        }
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void findsTheEncodingByItsMark(Charset charset) {
        if (charset.name().startsWith("UTF")) {
            var text = "\uFEFF" + Normalizer.normalize(TITLES + "\n" + LINE, Normalizer.Form.NFD);
            try (var file = open(new TestingTables(folder).text("bang.csv", text, charset))) {
                assertThat(dossiers(file).getFirst().applicant().name()).isEqualTo("Nguyễn Thị Ước");
            }
        }
    }

    /** Letters with circumflex, breve and horn stay whole, their tones follow as marks. */
    private static String tonesApart(String text) {
        var apart = new StringBuilder();
        for (var letter : text.codePoints().mapToObj(Character::toString).toList()) {
            var parts = Normalizer.normalize(letter, Normalizer.Form.NFD);
            var tone = parts.replaceAll("[^\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
            var rest = parts.replaceAll("[\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
            apart.append(Normalizer.normalize(rest, Normalizer.Form.NFC)).append(tone);
        }
        return apart.toString();
    }

    @Test
    void readsExcel95() throws IOException {
        var book = new OldBook(1258, "windows-1258")
                .label(0, 0, "Ma ho so")
                .label(0, 1, "Ha\u0323n x\u01B0\u0309 ly\u0301")
                .label(0, 2, "Tra\u0323ng tha\u0301i")
                .label(1, 0, "H24-0001")
                .day(1, 1, 46346)
                .label(1, 2, "Mo\u0301i")
                .bytes();
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(book), "Book");
            container.writeFilesystem(out);
        }
        var tables = new TestingTables(folder);
        for (var bytes : new byte[][] {book, out.toByteArray()}) {
            try (var file = open(tables.bytes("cu.xls", bytes))) {
                assertThat(file.kind()).isEqualTo(FileKind.XLS);
                assertThat(dossiers(file).getFirst().times().dueAt()).isEqualTo(Instant.parse("2026-11-20T16:59:59Z"));
            }
        }
    }

    @Test
    void takesATableFromAWebPage() {
        var page = """
                <div><table><tr><td>Menu</td><td><table>
                <tr><th rowspan="2">STT</th><th rowspan="2">Mã hồ sơ</th><th colspan="2">Ngày</th><th rowspan="2">Trạng thái</th></tr>
                <tr><th>Tiếp nhận</th><th>Hẹn trả</th></tr>
                <tr><td>1</td><td>H24-1<span style="display: none">99</span></td><td>16/11/2026</td><td>17 giờ 00 ngày 20/11/2026</td><td rowspan="2">Mới</td></tr>
                <tr><td>2</td><td><a href="#">H24-2</a></td><td>16/11/2026</td><td>20-11-26</td></tr>
                </table></td></tr></table></div>
                """;
        try (var file = new TableFiles(TestingTables.WORDS).pasted(page, TableSettings.NONE)) {
            var dossiers = dossiers(file);
            assertThat(dossiers).extracting(dossier -> dossier.code()).containsExactly("H24-1", "H24-2");
            assertThat(dossiers)
                    .extracting(dossier -> dossier.status().value())
                    .containsExactly(DossierStatus.NEW, DossierStatus.NEW);
            assertThat(dossiers.getFirst().times().dueAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
            assertThat(file.layout().column(DossierField.DUE_AT).orElseThrow().title())
                    .isEqualTo("Ngày / Hẹn trả");
        }
    }

    @Test
    void takesRowsCopiedFromASpreadsheet() {
        try (var file = new TableFiles(TestingTables.WORDS)
                .pasted(TITLES.replace(',', '\t') + "\n" + LINE.replace(',', '\t'), TableSettings.NONE)) {
            assertThat(dossiers(file))
                    .singleElement()
                    .satisfies(dossier ->
                            assertThat(dossier.applicant().idNumber()).isEqualTo("031085001234"));
        }
    }

    @Test
    void joinsAHeaderThatStandsInATableOfItsOwn() {
        var page = "<table><tr><th>Mã hồ sơ</th><th>Trạng thái</th></tr></table>"
                + "<table><tr><td>H24-1</td><td>Mới</td></tr><tr><td>H24-2</td><td>Đã trả</td></tr></table>";
        try (var file = new TableFiles(TestingTables.WORDS).pasted(page, TableSettings.NONE)) {
            assertThat(dossiers(file)).hasSize(2);
        }
    }

    @Test
    void needsNoWordsWhereTheConnectorNamesColumns() {
        var path = new TestingTables(folder).text("la.csv", "a|b|c\nH1|x|20/11/2026\n", UTF_8);
        var settings = TableSettings.NONE.withColumns(java.util.Map.of(
                DossierField.CODE,
                new vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource.Column(java.util.List.of("A")),
                DossierField.DUE_AT,
                new vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource.Letter("C")));
        try (var file = new TableFiles(TableWords.NONE).open(path, "la.csv", settings)) {
            assertThat(dossiers(file)).singleElement().satisfies(dossier -> {
                assertThat(dossier.code()).isEqualTo("H1");
                assertThat(dossier.times().dueAt()).isEqualTo(Instant.parse("2026-11-20T16:59:59Z"));
            });
        }
    }
}
