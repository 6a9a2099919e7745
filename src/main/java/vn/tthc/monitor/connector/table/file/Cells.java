package vn.tthc.monitor.connector.table.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Makes cells of what readers find, and rows of cells. */
final class Cells {
    /** What formats that cannot be streamed may hold in memory: a hundred thousand rows of twenty columns. */
    private static final long MOST_HELD = 2_000_000;

    private Cells() {}

    static void holdable(long cells, String name) {
        if (cells > MOST_HELD) {
            throw TableRefused.tooLarge(
                    name, "hơn " + MOST_HELD + " ô", MOST_HELD + " ô cho loại tệp này, dạng .xlsx thì không");
        }
    }

    /** Text in composed letters without blanks around; nothing where only blanks are left. */
    static Cell text(String text) {
        var whole = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        var clean = strip(Normalizer.normalize(whole, Normalizer.Form.NFC));
        return clean.isEmpty() ? Cell.EMPTY : new Cell(Cell.Kind.TEXT, clean);
    }

    static Cell flag(boolean value) {
        return new Cell(Cell.Kind.FLAG, String.valueOf(value));
    }

    static Cell error(String name) {
        return new Cell(Cell.Kind.ERROR, name.isBlank() ? "#N/A" : name.strip());
    }

    /** Web pages pad with no-break spaces, and some systems with zero-width ones. */
    private static String strip(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || letter == '\u200B'
                || letter == '\uFEFF';
    }

    /** Puts a cell into its column, whatever order they come in. */
    static void put(List<Cell> cells, int column, Cell cell) {
        while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
        }
        cells.set(column, cell);
    }

    /** A row without the empty cells at its end. */
    static Row row(int number, List<Cell> cells, boolean hidden) {
        var end = cells.size();
        while (end > 0 && cells.get(end - 1).isEmpty()) {
            end--;
        }
        return new Row(
                number, List.copyOf(end == cells.size() ? cells : new ArrayList<>(cells.subList(0, end))), hidden);
    }
}
