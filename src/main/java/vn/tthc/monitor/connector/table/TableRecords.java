package vn.tthc.monitor.connector.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.table.TableEntry.CellFinding;
import vn.tthc.monitor.connector.table.file.Cell;
import vn.tthc.monitor.connector.table.file.Row;

/** Turns the rows under a header into records for the mapping of {@link TableMapping}. */
public final class TableRecords {
    private static final int LONGEST_SEEN = 120;

    /** What a spreadsheet's number can hold. */
    private static final int EXACT_DIGITS = 15;

    private static final int PROCEDURE_DECIMALS = 6;

    private final TableFile file;
    private final List<@Nullable TableColumn> columns = new ArrayList<>();

    public TableRecords(TableFile file) {
        this.file = file;
        for (var column : file.layout().columns()) {
            while (columns.size() <= column.index()) {
                columns.add(null);
            }
            columns.set(column.index(), column);
        }
    }

    /** Takes what became of the rows. */
    @FunctionalInterface
    public interface Receiver {
        /** Takes an entry and says whether to go on. */
        boolean accept(TableEntry entry);
    }

    /** Reads all rows under the header, until they end or the receiver has enough. */
    public void read(Receiver receiver) {
        var rules = new RowRules(
                file.header(),
                file.words(),
                file.settings(),
                file.layout().column(DossierField.CODE).map(TableColumn::index).orElse(-1),
                file.layout().columns().size());
        var last = new int[] {file.layout().headerLast()};
        file.rows(row -> {
            if (row.number() <= file.layout().headerLast()) {
                return true;
            }
            var gap = last[0] + 1;
            last[0] = row.number();
            return (gap == row.number()
                            || receiver.accept(
                                    new TableEntry.LeftOut(gap, row.number() - 1, TableEntry.Reason.EMPTY, "")))
                    && receiver.accept(entry(row, rules));
        });
    }

    private TableEntry entry(Row row, RowRules rules) {
        var reason = rules.reason(row);
        if (reason != null) {
            return new TableEntry.LeftOut(row.number(), row.number(), reason, seen(row));
        }
        var json = JsonNodeFactory.instance.objectNode();
        var findings = new ArrayList<CellFinding>(0);
        for (var index = 0; index < row.cells().size(); index++) {
            var cell = row.cells().get(index);
            if (!cell.isEmpty()) {
                put(json, index, cell, findings);
            }
        }
        return new TableEntry.Whole(row.number(), json, findings);
    }

    private void put(ObjectNode json, int index, Cell cell, List<CellFinding> findings) {
        var column = index < columns.size() ? columns.get(index) : null;
        var field = column == null ? null : column.field();
        var letter = column == null ? TableColumn.letter(index) : column.letter();
        var odd = odd(cell, field);
        if (odd != null) {
            findings.add(new CellFinding(odd, letter, field, cell.text()));
        }
        if (cell.kind() != Cell.Kind.ERROR) {
            var value = field != null && field.kind() == DossierField.Kind.INSTANT
                    ? Moments.read(cell, file.file().serial())
                    : cell;
            json.put(column == null ? "Cột " + letter : column.title(), value.text());
        }
    }

    private static CellFinding.@Nullable Kind odd(Cell cell, @Nullable DossierField field) {
        if (cell.kind() == Cell.Kind.ERROR) {
            return CellFinding.Kind.ERROR;
        }
        if (cell.kind() != Cell.Kind.NUMBER || field == null) {
            return cell.kind() == Cell.Kind.TEXT
                            && field == DossierField.CODE
                            && cell.text().matches("\\d(\\.\\d+)?[eE]\\+\\d{2}")
                    ? CellFinding.Kind.ROUNDED
                    : null;
        }
        var text = cell.text();
        return switch (field) {
            case CODE, NATIONAL_CODE, CROSS_REFERENCE -> text.length() > EXACT_DIGITS ? CellFinding.Kind.ROUNDED : null;
            // Citizens' numbers have twelve digits and begin with 0; the older ones had nine.
            case APPLICANT_ID -> text.length() == 11 || text.length() == 8 ? CellFinding.Kind.LOST_ZERO : null;
            case APPLICANT_PHONE -> text.length() == 9 ? CellFinding.Kind.LOST_ZERO : null;
            case PROCEDURE_CODE ->
                new BigDecimal(text).scale() < PROCEDURE_DECIMALS ? CellFinding.Kind.LOST_ZERO : null;
            default -> null;
        };
    }

    private static String seen(Row row) {
        var line = LayoutSearch.line(row);
        return line.length() > LONGEST_SEEN ? line.substring(0, LONGEST_SEEN) + "…" : line;
    }
}
