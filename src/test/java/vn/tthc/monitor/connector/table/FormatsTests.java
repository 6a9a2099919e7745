package vn.tthc.monitor.connector.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.connector.table.TestingTables.dossiers;
import static vn.tthc.monitor.connector.table.TestingTables.open;
import static vn.tthc.monitor.connector.table.TestingTables.records;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
    private static final String TITLES = SampleFiles.TITLES;
    private static final String LINE = SampleFiles.LINE;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyKindOfFileSaysTheSame(FileKind kind) {
        try (var file = open(new SampleFiles(folder).of(kind).getFirst())) {
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
        for (var path : new SampleFiles(folder).excel95()) {
            try (var file = open(path)) {
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
                new vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource.Column(List.of("A")),
                DossierField.DUE_AT,
                new vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource.Letter("C")));
        try (var file = new TableFiles(TableWords.NONE).open(path, "la.csv", settings)) {
            assertThat(dossiers(file)).singleElement().satisfies(dossier -> {
                assertThat(dossier.code()).isEqualTo("H1");
                assertThat(dossier.times().dueAt()).isEqualTo(Instant.parse("2026-11-20T16:59:59Z"));
            });
        }
    }

    @Test
    void leavesHiddenSheetsOutOfEveryKindOfWorkbook() {
        var tables = new TestingTables(folder);
        var xls = tables.xls(workbook -> {
            for (var name : List.of("Nháp", "Hồ sơ")) {
                var titles = workbook.createSheet(name).createRow(0);
                titles.createCell(0).setCellValue("Mã hồ sơ");
                titles.createCell(1).setCellValue("Trạng thái");
            }
            workbook.setSheetHidden(0, true);
            workbook.setActiveSheet(1);
            workbook.getSheetAt(1).setColumnHidden(1, true);
        });
        var cells = "<table:table-row><table:table-cell><text:p>Mã hồ sơ</text:p></table:table-cell>"
                + "<table:table-cell><text:p>Trạng thái</text:p></table:table-cell></table:table-row></table:table>";
        var ods = tables.ods(
                "<style:style style:name='an'><style:table-properties table:display='false'/></style:style>",
                "<table:table table:name='Nháp' table:style-name='an'>" + cells
                        + "<table:table table:name='Hồ sơ'><table:table-column/>"
                        + "<table:table-column table:visibility='collapse'/>" + cells);
        var rows = "<Row><Cell><Data>Mã hồ sơ</Data></Cell><Cell><Data>Trạng thái</Data></Cell></Row></Table>";
        var xml = tables.text(
                "xml.xls",
                "<?xml version='1.0'?><Workbook><Worksheet Name='Nháp'><Table>" + rows
                        + "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
                        + "<Worksheet Name='Hồ sơ'><Table><Column Index='2' Hidden='1'/>" + rows
                        + "</Worksheet></Workbook>",
                UTF_8);
        for (var path : List.of(xls, ods, xml)) {
            try (var file = open(path)) {
                assertThat(file.sheets()).as("%s", file.kind()).containsExactly("Hồ sơ");
                assertThat(file.layout().sheet()).isEqualTo("Hồ sơ");
                assertThat(file.notes()).anyMatch(note -> note.contains("Nháp"));
                assertThat(file.layout().columns())
                        .extracting(TableColumn::hidden)
                        .as("%s", file.kind())
                        .containsExactly(false, true);
            }
        }
    }
}
