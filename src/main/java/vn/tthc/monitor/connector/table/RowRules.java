package vn.tthc.monitor.connector.table;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.FoldedTitle;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.definition.TableWords;
import vn.tthc.monitor.connector.table.TableEntry.Reason;
import vn.tthc.monitor.connector.table.file.Cell;
import vn.tthc.monitor.connector.table.file.Row;

/** Says of each row under a header why it holds no dossier. Remembers where the signatures began. */
final class RowRules {
    private static final Pattern NUMBER = Pattern.compile("\\(?(\\d{1,2}|[A-Za-z])\\)?(\\s*=.*)?");
    private static final Pattern DAY_OF_SIGNING = Pattern.compile(".*\\bngay\\b.*\\bthang\\b.*\\bnam\\b.*");

    private static final Pattern SUM = Pattern.compile("[\\d.,\\s]{1,9}(\\s*\\p{L}+)*");

    /** Where the columns are numbered: right under the header. */
    private static final int NUMBERED_WITHIN = 2;

    private final Header header;
    private final List<String> totals;
    private final List<String> signatures;
    private final List<String> skip;
    private final int code;
    private final int width;
    private int since;
    private boolean signing;

    /**
     * Rules for the rows under a header.
     *
     * @param code index of the column of codes; -1 where there is none
     * @param width how many columns the table has
     */
    RowRules(Header header, TableWords words, TableSettings settings, int code, int width) {
        this.header = header;
        this.totals = words.totals();
        this.signatures = words.signatures();
        this.skip = settings.skip().stream().map(FoldedTitle::of).toList();
        this.code = code;
        this.width = width;
    }

    /** Why a row holds no dossier; null where it may hold one. */
    @Nullable Reason reason(Row row) {
        since++;
        var first = first(row);
        if (begins(first, skip)) {
            return Reason.CONFIGURED;
        }
        if (since <= NUMBERED_WITHIN && isNumbers(row)) {
            return Reason.NUMBERS;
        }
        if (header.isRepeatedBy(row)) {
            since = 0;
            return Reason.HEADER;
        }
        if (begins(first, totals) && !hasCode(row)) {
            return Reason.TOTAL;
        }
        if (code >= 0 && row.cell(code).text().chars().anyMatch(Character::isDigit)) {
            signing = false;
            return null;
        }
        signing = signing || row.cells().stream().anyMatch(this::isSignature);
        if (signing) {
            return Reason.SIGNATURE;
        }
        return isGroup(row) ? Reason.GROUP : null;
    }

    /** The sums of a table may stand in the column of codes, and a company may be called Tổng công ty. */
    private boolean hasCode(Row row) {
        var text = code < 0 ? "" : row.cell(code).text();
        return !SUM.matcher(text).matches()
                && !begins(FoldedTitle.of(text), totals)
                && text.chars().anyMatch(Character::isDigit);
    }

    /** The first text that is no order number. */
    private static String first(Row row) {
        for (var cell : row.cells()) {
            if (cell.kind() == Cell.Kind.TEXT) {
                return FoldedTitle.of(cell.text());
            }
        }
        return "";
    }

    private static boolean begins(String text, List<String> beginnings) {
        for (var beginning : beginnings) {
            if (text.startsWith(beginning)
                    && !beginning.isEmpty()
                    && (text.length() == beginning.length() || text.charAt(beginning.length()) == ' ')) {
                return true;
            }
        }
        return false;
    }

    private boolean isSignature(Cell cell) {
        if (cell.kind() != Cell.Kind.TEXT) {
            return false;
        }
        var folded = FoldedTitle.of(cell.text());
        return begins(folded, signatures) || DAY_OF_SIGNING.matcher(folded).matches();
    }

    /** The name of a group of dossiers over them: one text, or one with its number in front. */
    private boolean isGroup(Row row) {
        var filled = row.cells().stream()
                .filter(cell -> !cell.isEmpty())
                .map(Cell::text)
                .distinct()
                .count();
        return width >= 4 && filled <= (code >= 0 ? 2 : 1);
    }

    /** (1) (2) (3), or A B 1 2 3, or with the sums of a form: (3)=(4)+(5). */
    private static boolean isNumbers(Row row) {
        var count = 0;
        for (var cell : row.cells()) {
            if (!cell.isEmpty()) {
                count++;
                if (!NUMBER.matcher(cell.text()).matches()) {
                    return false;
                }
            }
        }
        return count >= 3;
    }
}
