package vn.tthc.monitor.connector.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.table.file.Cell;
import vn.tthc.monitor.connector.table.file.Row;

/** One to three rows taken for a header, and the titles they give to the columns. */
record Header(List<Row> rows) {
    static final int MOST_LINES = 3;

    int width() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    /**
     * The lines over one column, from the top. A title over a group of columns stands in the group's first cell only:
     * it counts for the columns beside it that have a line below and none of their own above.
     */
    List<String> lines(int column) {
        var lines = new ArrayList<String>();
        for (var level = 0; level < rows.size(); level++) {
            var text = text(level, column);
            if (text.isEmpty() && level + 1 < rows.size() && isBelow(level, column)) {
                text = group(level, column);
            }
            if (!text.isEmpty() && !lines.contains(text)) {
                lines.add(text);
            }
        }
        return lines;
    }

    private boolean isBelow(int level, int column) {
        for (var lower = level + 1; lower < rows.size(); lower++) {
            if (!text(lower, column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private String group(int level, int column) {
        for (var left = column - 1; left >= 0; left--) {
            var text = text(level, left);
            if (!text.isEmpty()) {
                return isBelow(level, left) ? text : "";
            }
            if (!isBelow(level, left)) {
                return "";
            }
        }
        return "";
    }

    private String text(int level, int column) {
        var cell = rows.get(level).cell(column);
        // A number or a day over a column is a value, not a title.
        return cell.kind() == Cell.Kind.TEXT ? cell.text().replaceAll("\\s+", " ") : "";
    }

    /** How many targets its titles mean. */
    int score(ColumnTitles titles) {
        var fields = new HashSet<DossierField>();
        for (var column = 0; column < width(); column++) {
            var meaning = titles.of(lines(column));
            if (meaning != null) {
                fields.add(meaning.field());
            }
        }
        return fields.size();
    }

    int first() {
        return rows.getFirst().number();
    }

    int last() {
        return rows.getLast().number();
    }

    /** Whether a row under it says the same again, as at the top of a printed page. */
    boolean isRepeatedBy(Row row) {
        return rows.stream().anyMatch(line -> same(line, row));
    }

    private static boolean same(Row line, Row row) {
        var filled = 0;
        var equal = 0;
        for (var column = 0; column < row.cells().size(); column++) {
            var cell = row.cell(column);
            if (!cell.isEmpty()) {
                filled++;
                var title = line.cell(column);
                if (cell.kind() == Cell.Kind.TEXT
                        && title.kind() == Cell.Kind.TEXT
                        && cell.text().equalsIgnoreCase(title.text())) {
                    equal++;
                }
            }
        }
        return equal >= 2 && equal * 5 >= filled * 3;
    }
}
