package vn.tthc.monitor.connector.table.file;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number as people see it in the file, from 1
 * @param cells from the first column to the last one that holds something
 * @param hidden a filter or a person hid it; it is read all the same
 */
public record Row(int number, List<Cell> cells, boolean hidden) {
    /** The cell of a column; an empty one where the row ends before it. */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    /** Whether nothing stands in it. */
    public boolean isEmpty() {
        return cells.stream().allMatch(Cell::isEmpty);
    }
}
