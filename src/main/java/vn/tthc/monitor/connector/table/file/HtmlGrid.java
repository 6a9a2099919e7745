package vn.tthc.monitor.connector.table.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** One table of a web page as a grid: cells over several columns or rows stand in each of them. */
final class HtmlGrid {
    private static final Pattern HIDDEN = Pattern.compile("(?i).*display\\s*:\\s*none.*");
    private static final String UNSEEN = "[style~=(?i)display\\s*:\\s*none]";
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern SHORTENED = Pattern.compile("[-+]?\\d([.,]\\d+)?E[-+]\\d+");

    /** What the rules of HTML allow; a larger number is an attack. */
    private static final int FARTHEST = 65_534;

    private final int number;
    private final String name;
    private final int columns;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Integer, Hanging> hanging = new HashMap<>();
    private boolean onlyHeads = true;
    private boolean hasHeads;
    private long weight;

    /** A cell that reaches into the rows below. */
    private record Hanging(Cell cell, int left) {}

    /**
     * The grid of a table.
     *
     * @param number of the table on its page, from 1
     * @param columns how many columns a table may have
     */
    HtmlGrid(int number, String name, int columns) {
        this.number = number;
        this.name = name;
        this.columns = columns;
    }

    /** Takes the next row. */
    void read(Element line) {
        var cells = new ArrayList<Cell>();
        var column = hung(cells, 0);
        var filled = 0;
        for (var element : line.children()) {
            if (!CELLS.contains(element.normalName())) {
                continue;
            }
            var isHead = element.normalName().equals("th");
            hasHeads |= isHead;
            onlyHeads &= isHead;
            var nested = element.childrenSize() > 0 && !element.select("table").isEmpty();
            var cell = cell(element);
            filled += cell.isEmpty() || nested ? 0 : 1;
            var width = span(element, "colspan", columns);
            var height = span(element, "rowspan", FARTHEST);
            for (var copy = 0; copy < width; copy++) {
                put(cells, column, cell, height);
                column = hung(cells, column + 1);
            }
        }
        // A frame around other tables has rows of one cell.
        weight += filled > 1 ? filled : 0;
        rows.add(Cells.row(
                rows.size() + 1, cells, HIDDEN.matcher(line.attr("style")).matches()));
    }

    private void put(List<Cell> cells, int column, Cell cell, int height) {
        if (column >= columns) {
            if (!cell.isEmpty()) {
                throw TableRefused.tooLarge(name, "hơn " + columns + " cột", "limits.columns " + columns);
            }
            return;
        }
        Cells.put(cells, column, cell);
        if (height > 1) {
            hanging.put(column, new Hanging(cell, height - 1));
        }
    }

    /** Fills in what reaches down from above, and says where the next free column is. */
    private int hung(List<Cell> cells, int from) {
        var column = from;
        for (var above = hanging.get(column); above != null; above = hanging.get(column)) {
            Cells.put(cells, column, above.cell());
            if (above.left() == 1) {
                hanging.remove(column);
            } else {
                hanging.put(column, new Hanging(above.cell(), above.left() - 1));
            }
            column++;
        }
        return column;
    }

    private static int span(Element element, String attribute, int most) {
        var text = element.attr(attribute).strip();
        return NUMBER.matcher(text).matches() ? Math.clamp(Integer.parseInt(text), 1, most) : 1;
    }

    private static Cell cell(Element element) {
        var shown = shown(element);
        // Spreadsheets saved as web pages show long numbers shortened and keep the digits beside them.
        var exact = element.attr("x:num");
        return SHORTENED.matcher(shown.strip()).matches() && !exact.isBlank()
                ? NumberStyle.GENERAL.cell(exact, Serial.FROM_1900)
                : Cells.text(shown);
    }

    /** What people see of a cell. */
    private static String shown(Element element) {
        if (element.childrenSize() == 0 || element.select(UNSEEN).isEmpty()) {
            return element.text();
        }
        var copy = element.clone();
        copy.children().select(UNSEEN).remove();
        return copy.text();
    }

    int number() {
        return number;
    }

    List<Row> rows() {
        return rows;
    }

    /** How many values its last row holds. */
    int lastWidth() {
        return rows.isEmpty() ? 0 : rows.getLast().cells().size();
    }

    /** How much data it holds. */
    long weight() {
        return weight;
    }

    private int width() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    /** Pages that keep the header in place while the rows move have it in a table of its own. */
    static void joinHeads(List<HtmlGrid> grids) {
        for (var index = grids.size() - 1; index > 0; index--) {
            var head = grids.get(index - 1);
            var body = grids.get(index);
            if (head.onlyHeads && head.hasHeads && !body.hasHeads && head.width() == body.width()) {
                for (var row : body.rows) {
                    head.rows.add(new Row(head.rows.size() + 1, row.cells(), row.hidden()));
                }
                head.weight += body.weight;
                head.onlyHeads = false;
                grids.remove(index);
            }
        }
    }
}
