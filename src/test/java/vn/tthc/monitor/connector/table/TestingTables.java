package vn.tthc.monitor.connector.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.definition.TableWords;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.dossier.SourceDossier;

/** Writes tables as systems export them, and reads them with the words that are shipped. */
final class TestingTables {
    static final TableWords WORDS = TableWords.read(Path.of("config"));

    private final Path folder;
    private int count;

    TestingTables(Path folder) {
        this.folder = folder;
    }

    Path path(String name) {
        return folder.resolve(++count + "-" + name);
    }

    Path xlsx(Consumer<Worksheet> content) {
        return workbook(workbook -> content.accept(workbook.newWorksheet("Danh sách")));
    }

    Path workbook(Consumer<Workbook> content) {
        var path = path("bang.xlsx");
        try (OutputStream out = Files.newOutputStream(path);
                var workbook = new Workbook(out, "Test", "1.0")) {
            content.accept(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    Path xls(Consumer<HSSFWorkbook> content) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            content.accept(workbook);
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes("bang.xls", out.toByteArray());
    }

    /** A LibreOffice file with this inside its body, styles above. */
    Path ods(String styles, String sheets) {
        return zip(
                "bang.ods",
                Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x"
                          xmlns:style="urn:s" xmlns:calcext="urn:c">
                        <office:automatic-styles>%s</office:automatic-styles>
                        <office:body><office:spreadsheet>%s</office:spreadsheet></office:body>
                        </office:document-content>
                        """.formatted(
                                styles, sheets)));
    }

    Path zip(String name, Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(name, out.toByteArray());
    }

    Path text(String name, String content, Charset charset) {
        return bytes(name, content.getBytes(charset));
    }

    Path bytes(String name, byte[] content) {
        try {
            return Files.write(path(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TableFile open(Path path) {
        return open(path, TableSettings.NONE);
    }

    static TableFile open(Path path, TableSettings settings) {
        return new TableFiles(WORDS).open(path, String.valueOf(path.getFileName()), settings);
    }

    static List<TableEntry> entries(TableFile file) {
        var entries = new ArrayList<TableEntry>();
        new TableRecords(file).read(entries::add);
        return entries;
    }

    static List<TableEntry.Whole> records(TableFile file) {
        return entries(file).stream()
                .filter(TableEntry.Whole.class::isInstance)
                .map(TableEntry.Whole.class::cast)
                .toList();
    }

    static List<SourceDossier> dossiers(TableFile file) {
        return dossiers(file, MappingSettings.NONE);
    }

    static List<SourceDossier> dossiers(TableFile file, MappingSettings given) {
        var mapping = new RecordMapping(TableMapping.of(given, file), null);
        return records(file).stream()
                .map(record -> ((Mapped.Whole) mapping.map(record.json())).dossier())
                .toList();
    }

    /** A row of texts. */
    static void row(Worksheet sheet, int row, String... texts) {
        for (var column = 0; column < texts.length; column++) {
            if (!texts[column].isEmpty()) {
                sheet.value(row, column, texts[column]);
            }
        }
    }
}
