package vn.tthc.monitor.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.definition.TableWords;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.table.TableEntry;
import vn.tthc.monitor.connector.table.TableFiles;
import vn.tthc.monitor.connector.table.TableMapping;
import vn.tthc.monitor.connector.table.TableRecords;

/** The process that {@link TableRows} starts: reads one file a few times and prints how fast. */
final class TableReading {
    private static final int TIMES = 3;

    private TableReading() {}

    public static void main(String[] arguments) {
        var file = Path.of(arguments[0]);
        var words = TableWords.read(Path.of("config"));
        var mapped = fastest(() -> mapped(file, words));
        var bare = fastest(() -> bare(file));
        System.out.println(mapped + " " + bare);
    }

    private static double fastest(Runnable reading) {
        var best = Long.MAX_VALUE;
        for (var time = 0; time < TIMES; time++) {
            var start = System.nanoTime();
            reading.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return TableRows.ROWS * 1e9 / best;
    }

    private static void mapped(Path file, TableWords words) {
        try (var table = new TableFiles(words).open(file, "danh-sach.xlsx", TableSettings.NONE)) {
            var mapping = new RecordMapping(TableMapping.of(MappingSettings.NONE, table), null);
            var count = new int[1];
            new TableRecords(table).read(entry -> {
                if (entry instanceof TableEntry.Whole whole
                        && mapping.map(whole.json()) instanceof Mapped.Whole record
                        && record.dossier().times().dueAt() != null) {
                    count[0]++;
                }
                return true;
            });
            check(count[0]);
        }
    }

    /** Only parses the file, by another library. */
    private static void bare(Path file) {
        try (var book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
                var rows = book.getFirstSheet().openStream()) {
            check((int) rows.filter(row -> row.getRowNum() > 4 && row.getCellCount() > 16)
                    .count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(int count) {
        if (count != TableRows.ROWS) {
            throw new IllegalStateException("Read " + count + " rows, expected " + TableRows.ROWS);
        }
    }
}
