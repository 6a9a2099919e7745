package vn.tthc.monitor.connector.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tthc.monitor.connector.table.TestingTables.entries;
import static vn.tthc.monitor.connector.table.TestingTables.open;
import static vn.tthc.monitor.connector.table.TestingTables.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.table.file.TableRefused;
import vn.tthc.monitor.connector.table.file.TableRefused.Reason;

/** Files that are no tables, that are locked or broken, or that were made to do harm: each is refused in words. */
class HostileFilesTests {
    private static final String TYPES = "[Content_Types].xml";
    private static final String BOMB = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    private static final String STRANGER = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

    @TempDir
    Path folder;

    private TestingTables tables;

    @BeforeEach
    void folder() {
        tables = new TestingTables(folder);
    }

    private static void refused(Path path, Reason reason, String... words) {
        refused(path, TableSettings.NONE, reason, words);
    }

    private static void refused(Path path, TableSettings settings, Reason reason, String... words) {
        assertThatThrownBy(() -> {
                    try (var file = open(path, settings)) {
                        entries(file);
                    }
                })
                .isInstanceOfSatisfying(
                        TableRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .message()
                .contains(words)
                .startsWith("Tệp " + path.getFileName());
    }

    private static Map<String, String> book(String sheet, String strings) {
        var parts = new HashMap<String, String>();
        parts.put(TYPES, "<Types/>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='HS' sheetId='1' r:id='r1'/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Type='a/worksheet' Target='worksheets/sheet1.xml'/>"
                        + "<Relationship Id='r2' Type='a/sharedStrings' Target='sharedStrings.xml'/></Relationships>");
        parts.put("xl/worksheets/sheet1.xml", sheet);
        parts.put("xl/sharedStrings.xml", strings);
        return parts;
    }

    private static String sheet(String rows) {
        return "<worksheet><sheetData><row><c t='inlineStr'><is><t>Mã hồ sơ</t></is></c>"
                + "<c t='inlineStr'><is><t>Trạng thái</t></is></c></row>" + rows + "</sheetData></worksheet>";
    }

    @Test
    void refusesFilesWithAPassword() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(new byte[5000]), "EncryptedPackage");
            container.writeFilesystem(out);
        }
        refused(tables.bytes("khoa.xlsx", out.toByteArray()), Reason.LOCKED, "mật khẩu", "bỏ mật khẩu");
        Biff8EncryptionKey.setCurrentUserPassword("bi-mat");
        var locked = tables.xls(
                workbook -> workbook.createSheet("a").createRow(0).createCell(0).setCellValue("x"));
        Biff8EncryptionKey.setCurrentUserPassword(null);
        refused(locked, Reason.LOCKED, "mật khẩu");
        var zip = Files.readAllBytes(tables.zip("a.zip", Map.of("xl/workbook.xml", "<a/>")));
        zip[6] |= 1;
        refused(tables.bytes("khoa.zip", zip), Reason.LOCKED, "mật khẩu");
        refused(
                tables.zip(
                        "khoa.ods",
                        Map.of(
                                "content.xml",
                                "x",
                                "META-INF/manifest.xml",
                                "<m><file-entry><encryption-data/></file-entry></m>")),
                Reason.LOCKED,
                "mật khẩu");
    }

    @Test
    void refusesMuchContentInASmallFile() throws IOException {
        var path = tables.path("bom.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var part : book(sheet("@"), "<sst/>").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                var halves = part.getValue().split("@", -1);
                zip.write(halves[0].getBytes(UTF_8));
                var rows = "<row/>".repeat(1 << 16).getBytes(UTF_8);
                for (var count = 0; halves.length > 1 && count < 200; count++) {
                    zip.write(rows);
                }
                zip.write((halves.length > 1 ? halves[1] : "").getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        assertThat(Files.size(path)).isLessThan(1 << 20);
        refused(path, Reason.HARMFUL, "quá 300 lần");
    }

    @Test
    void refusesContentBeyondTheLimit() {
        var limits = new TableSettings.Limits(DataSize.ofMegabytes(1), DataSize.ofKilobytes(64), 1000, 10);
        var settings = new TableSettings(
                null,
                TableSettings.NONE.header(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                TableSettings.NONE.text(),
                limits);
        refused(
                tables.zip("to.xlsx", book(sheet("<row/>".repeat(20_000)), "<sst/>")),
                settings,
                Reason.TOO_LARGE,
                "giải nén");
        refused(
                tables.text("dai.csv", "Mã hồ sơ,Trạng thái\n" + "a,b\n".repeat(1001), UTF_8),
                settings,
                Reason.TOO_LARGE,
                "1000 dòng");
        refused(
                tables.text("rong.csv", "Mã hồ sơ,Trạng thái\n" + ",".repeat(12) + "x\n", UTF_8),
                settings,
                Reason.TOO_LARGE,
                "13 cột");
        refused(tables.bytes("nang.csv", new byte[2 << 20]), settings, Reason.TOO_LARGE, "2 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {BOMB, STRANGER})
    void followsNoDocumentType(String type) {
        refused(tables.zip("a.xlsx", book(type + sheet(""), "<sst/>")), Reason.HARMFUL, "kiểu tài liệu");
        refused(tables.zip("b.xlsx", book(sheet(""), type + "<sst/>")), Reason.HARMFUL, "kiểu tài liệu");
        refused(tables.zip("c.ods", Map.of("content.xml", type + "<a>&x;</a>")), Reason.HARMFUL, "kiểu tài liệu");
        refused(
                tables.text("d.xls", "<?xml version='1.0'?>" + type + "<Workbook>&x;</Workbook>", UTF_8),
                Reason.HARMFUL,
                "kiểu tài liệu");
    }

    @Test
    void refusesWhatWouldBeHeldInMemory() {
        var name = "a".repeat(2 << 20);
        refused(
                tables.zip("a.xlsx", book(sheet("<row spans='" + name + "'/>"), "<sst/>")),
                Reason.HARMFUL,
                "một thẻ XML");
        refused(
                tables.zip("b.xlsx", book(sheet("<row><c><v>" + name + "</v></c></row>"), "<sst/>")),
                Reason.HARMFUL,
                "một thẻ XML");
        var pieces = ("a".repeat(1000) + "<!-- -->").repeat(3000);
        refused(
                tables.zip("c.xlsx", book(sheet("<row><c><v>" + pieces + "</v></c></row>"), "<sst/>")),
                Reason.TOO_LARGE,
                "một ô");
        refused(tables.zip("d.xlsx", book("<a>".repeat(300), "<sst/>")), Reason.HARMFUL, "lồng nhau");
    }

    @Test
    void believesNoCountBlindly() {
        refused(
                tables.zip("a.xlsx", book(sheet("<row><c t='s'><v>2000000000</v></c></row>"), "<sst/>")),
                Reason.DAMAGED,
                "sau dòng 1");
        refused(
                tables.zip("b.xlsx", book(sheet("<row><c r='ZZZZZZZ2'><v>1</v></c></row>"), "<sst/>")),
                Reason.DAMAGED,
                "sau dòng 1");
        var cell =
                "<table:table-cell table:number-columns-repeated='16000' office:value-type='string'><text:p>a</text:p></table:table-cell>";
        refused(
                tables.ods(
                        "",
                        "<table:table table:name='a'><table:table-row table:number-rows-repeated='1000000'>" + cell
                                + "</table:table-row></table:table>"),
                Reason.TOO_LARGE,
                "16000 cột");
        refused(
                tables.text("a.xls", "<table><tr><td colspan='99999999'>a</td><td>b</td></tr></table>", UTF_8),
                Reason.TOO_LARGE,
                "500 cột");
    }

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7, tệp PDF",
        "\u00FF\u00D8\u00FF\u00E0, ảnh JPEG",
        "\u0089PNG, ảnh PNG",
        "Rar!\u001A\u0007, tệp nén RAR",
        "<?xml version='1.0'?><hoSo/>, tệp XML",
        "MIME-Version: 1.0, trang web lưu trữ"
    })
    void saysWhatElseAFileIs(String start, String what) {
        refused(tables.bytes("ho-so.xls", (start + "\n1\n2\n").getBytes(ISO_8859_1)), Reason.NOT_A_TABLE, what);
    }

    @Test
    void saysWhatElseAnOfficeFileIs() throws IOException {
        refused(
                tables.zip("a.xlsx", Map.of(TYPES, "<a/>", "word/document.xml", "<a/>")),
                Reason.NOT_A_TABLE,
                "văn bản Word");
        refused(
                tables.zip("b.xlsx", Map.of(TYPES, "<a/>", "xl/workbook.bin", "a")),
                Reason.NOT_A_TABLE,
                "XLSB",
                "lưu lại");
        refused(tables.zip("c.xlsx", Map.of("danh-sach.xlsx", "a")), Reason.NOT_A_TABLE, "tệp nén ZIP", "Giải nén");
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(new byte[5000]), "WordDocument");
            container.writeFilesystem(out);
        }
        refused(tables.bytes("d.xls", out.toByteArray()), Reason.NOT_A_TABLE, "văn bản Word");
        refused(
                tables.text("e.xls", "<html><form>Đăng nhập</form></html>", UTF_8),
                Reason.NOT_A_TABLE,
                "trang đăng nhập");
    }

    @Test
    void refusesWhatIsEmptyOrCutOff() throws IOException {
        refused(tables.bytes("a.xlsx", new byte[0]), Reason.EMPTY, "rỗng");
        refused(tables.text("b.csv", " \n \n", UTF_8), Reason.EMPTY, "rỗng");
        refused(tables.xlsx(sheet -> sheet.value(0, 0, " ")), Reason.NO_HEADER, "không có dòng nào có chữ");
        var whole = Files.readAllBytes(tables.xlsx(sheet -> row(sheet, 0, "Mã hồ sơ", "Trạng thái")));
        refused(
                tables.bytes("c.xlsx", java.util.Arrays.copyOf(whole, whole.length - 30)),
                Reason.DAMAGED,
                "cắt dở",
                "xuất lại");
        refused(
                tables.text("d.csv", "Mã hồ sơ,Trạng thái\nH1,\"Đang xử lý\nH2,Mới\n", UTF_8),
                Reason.DAMAGED,
                "sau dòng 1");
    }
}
