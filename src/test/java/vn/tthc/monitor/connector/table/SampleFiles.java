package vn.tthc.monitor.connector.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static vn.tthc.monitor.connector.table.TestingTables.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import vn.tthc.monitor.connector.table.file.FileKind;

/** One dossier in every kind of file that systems export. */
final class SampleFiles {
    static final String TITLES = "Mã hồ sơ,Chủ hồ sơ,Số CCCD,Ngày tiếp nhận,Hạn xử lý,Trạng thái";
    static final String LINE = "H24-0001,Nguyễn Thị Ước,031085001234,16/11/2026 08:30,20/11/2026,Đang xử lý";

    private final TestingTables tables;

    SampleFiles(Path folder) {
        this.tables = new TestingTables(folder);
    }

    /** Files of a kind with one dossier; the first has the same content for every kind. */
    List<Path> of(FileKind kind) {
        return switch (kind) {
            case XLSX -> List.of(xlsx(tables));
            case XLS ->
                Stream.concat(Stream.of(tables.xls(SampleFiles::xls)), excel95().stream())
                        .toList();
            case ODS -> List.of(tables.ods("", ods()));
            case CSV -> List.of(tables.text("bang.csv", TITLES + "\n" + LINE + "\n", UTF_8));
            case HTML -> List.of(tables.text("bang.xls", html(), UTF_8));
            case SPREADSHEETML -> List.of(tables.text("bang.xls", spreadsheetMl(), UTF_8));
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

    /** A workbook of Excel 95 as it is, and in its container. */
    List<Path> excel95() {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(tables.bytes("tran.xls", book), tables.bytes("cu.xls", out.toByteArray()));
    }
}
