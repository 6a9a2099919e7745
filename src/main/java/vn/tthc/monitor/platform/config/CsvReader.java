package vn.tthc.monitor.platform.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tthc.monitor.platform.config.ConfigNode.Content;
import vn.tthc.monitor.platform.config.ConfigNode.Origin;

/**
 * Turns a table into a node tree with places: one object under the key {@code rows} for every line, its keys the titles of
 * the first line, empty cells left out. Commas or semicolons, quotation marks doubled inside quoted cells, lines that begin
 * with {@code #} are remarks.
 */
final class CsvReader {
    /** The only key of the tree. */
    static final String ROWS = "rows";

    private final String file;
    private final List<Problem> problems;
    private String text = "";
    private char separator = ',';
    private int at;
    private int line = 1;
    private int column = 1;

    CsvReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    ConfigNode read(String whole) {
        text = whole.replace("\r\n", "\n");
        var titles = nextLine(true);
        var rows = new ArrayList<ConfigNode>();
        while (at < text.length()) {
            var cells = nextLine(false);
            if (!cells.isEmpty()) {
                rows.add(row(titles, cells));
            }
        }
        var start = new Place(file, 1, 1);
        var list = new ConfigNode(start, new Content.Items(rows));
        return new ConfigNode(start, new Content.Entries(Map.of(ROWS, list), Map.of(ROWS, start)));
    }

    /** What is wrong with a title is said once, not for every row that has it or lacks it. */
    static List<Problem> once(List<Problem> found, int rows) {
        var repeated = found.stream()
                .filter(problem -> problem.rule().equals("missing-key"))
                .collect(Collectors.groupingBy(Problem::what, Collectors.counting()));
        var seen = new HashSet<String>();
        return found.stream()
                .filter(problem -> switch (problem.rule()) {
                    case "unknown-key" -> seen.add(problem.what());
                    case "missing-key" -> repeated.getOrDefault(problem.what(), 0L) < rows || seen.add(problem.what());
                    default -> true;
                })
                .toList();
    }

    private ConfigNode row(List<Cell> titles, List<Cell> cells) {
        var values = new LinkedHashMap<String, ConfigNode>();
        var keys = new HashMap<String, Place>();
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (i >= titles.size()) {
                if (!cell.text().isEmpty()) {
                    report(cell.place(), "too-many-cells", "ô \"" + cell.text() + "\" nằm ngoài các cột");
                }
            } else if (!cell.text().isEmpty()) {
                values.put(titles.get(i).text(), scalar(cell));
                keys.put(titles.get(i).text(), titles.get(i).place());
            }
        }
        return new ConfigNode(cells.getFirst().place(), new Content.Entries(values, keys));
    }

    private static ConfigNode scalar(Cell cell) {
        var type = cell.text().matches("-?[0-9]{1,18}") ? ConfigNode.Type.INTEGER : ConfigNode.Type.TEXT;
        return new ConfigNode(
                cell.place(), new Content.Scalar(cell.text(), cell.text(), type, Origin.LITERAL, cell.place()));
    }

    /** The cells of the next line; none where it is blank or a remark, which are passed over before the titles. */
    private List<Cell> nextLine(boolean titles) {
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '#')) {
            skipLine();
            if (!titles) {
                return List.of();
            }
        }
        if (titles) {
            var end = text.indexOf('\n', at);
            separator = text.substring(at, end < 0 ? text.length() : end).contains(";") ? ';' : ',';
        }
        var cells = new ArrayList<Cell>();
        while (at < text.length()) {
            cells.add(cell());
            if (at >= text.length() || next() == '\n') {
                break;
            }
        }
        return cells.stream().allMatch(cell -> cell.text().isEmpty()) ? List.of() : cells;
    }

    private Cell cell() {
        var place = new Place(file, line, column);
        var content = new StringBuilder();
        if (text.charAt(at) == '"') {
            next();
            quoted(place, content);
        }
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            content.append(next());
        }
        return new Cell(place, content.toString().strip());
    }

    private void quoted(Place place, StringBuilder content) {
        while (at < text.length()) {
            var letter = next();
            if (letter != '"') {
                content.append(letter);
            } else if (at < text.length() && text.charAt(at) == '"') {
                content.append(next());
            } else {
                return;
            }
        }
        report(place, "open-quotation", "dấu nháy kép mở mà không đóng");
    }

    private void skipLine() {
        while (at < text.length() && next() != '\n') {
            // passed over
        }
    }

    private char next() {
        var letter = text.charAt(at++);
        if (letter == '\n') {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(letter)) {
            column++;
        }
        return letter;
    }

    private void report(Place place, String rule, String what) {
        problems.add(new Problem(place, rule, what, "đúng số ô như dòng tiêu đề; ô có dấu phẩy đặt trong \"…\"", null));
    }

    private record Cell(Place place, String text) {}
}
