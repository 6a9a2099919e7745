package vn.tthc.monitor.connector.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.DossierField;

/**
 * A column of a table.
 *
 * @param index from 0
 * @param letter what spreadsheets show above it
 * @param title what the header says, lines joined by " / "; made unique, and "Cột F" where it says nothing
 * @param folded the title for comparing
 * @param hidden nobody sees it in the spreadsheet; it is read all the same
 * @param filled the share of the looked-at rows that have a value here, 0 to 1
 * @param samples up to three different values
 * @param field what it means; null where nobody knows
 */
public record TableColumn(
        int index,
        String letter,
        String title,
        String folded,
        boolean hidden,
        double filled,
        List<String> samples,
        @Nullable DossierField field) {
    /** What stands between the lines of a title. */
    static final String BETWEEN_LINES = " / ";

    private static final int LETTERS = 26;

    TableColumn meaning(@Nullable DossierField other) {
        return new TableColumn(index, letter, title, folded, hidden, filled, samples, other);
    }

    /** What spreadsheets show above a column. */
    static String letter(int index) {
        var letters = new StringBuilder();
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }
}
