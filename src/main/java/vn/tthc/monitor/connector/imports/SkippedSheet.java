package vn.tthc.monitor.connector.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.tthc.monitor.connector.Imports.Note;
import vn.tthc.monitor.connector.table.TableFile;
import vn.tthc.monitor.connector.table.file.Row;

/**
 * The rows of a file that were not taken, as a spreadsheet to mend and import: line and reason first, then the row as it
 * stands in the file. Every cell is a text, so that nothing in it is computed when it is opened.
 */
final class SkippedSheet {
    private static final int OWN_COLUMNS = 2;
    private static final Pattern NUMBER = Pattern.compile("[+-][0-9][0-9 .,]*");

    private SkippedSheet() {}

    static void write(TableFile table, List<Note> notes, OutputStream to) {
        Map<Integer, String> reasons = new HashMap<>();
        notes.forEach(note -> reasons.merge(note.line(), note.reason(), (one, other) -> one + "; " + other));
        try (var book = new Workbook(to, "TTHC Monitor", "1.0")) {
            var sheet = book.newWorksheet("Dòng bỏ qua");
            header(table, sheet);
            var next = new int[] {1};
            table.rows(row -> {
                var reason = reasons.get(row.number());
                if (reason != null) {
                    put(sheet, next[0]++, row, reason);
                }
                return true;
            });
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void header(TableFile table, Worksheet sheet) {
        text(sheet, 0, 0, "Dòng trong tệp");
        text(sheet, 0, 1, "Lý do bỏ qua");
        table.layout().columns().forEach(column -> text(sheet, 0, column.index() + OWN_COLUMNS, column.title()));
    }

    private static void put(Worksheet sheet, int at, Row row, String reason) {
        sheet.value(at, 0, row.number());
        text(sheet, at, 1, reason);
        for (var column = 0; column < row.cells().size(); column++) {
            if (!row.cell(column).isEmpty()) {
                text(sheet, at, column + OWN_COLUMNS, row.cell(column).text());
            }
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, harmless(text));
    }

    /** A cell saved as CSV and opened again would be taken for a formula; an apostrophe says no. Numbers stay numbers. */
    static String harmless(String text) {
        var formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
