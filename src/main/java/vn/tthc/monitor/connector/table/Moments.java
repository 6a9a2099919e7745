package vn.tthc.monitor.connector.table;

import java.math.BigDecimal;
import vn.tthc.monitor.connector.table.file.Cell;
import vn.tthc.monitor.connector.table.file.Serial;

/** Numbers in a column of moments whose format was lost: a spreadsheet's count of days. */
final class Moments {
    /** 1954 to 2064: a dossier's moment, where any other number is likelier to be something else. */
    private static final int EARLIEST = 20_000;

    private static final int LATEST = 60_000;

    private Moments() {}

    static boolean isPlausible(Cell cell) {
        if (cell.kind() != Cell.Kind.NUMBER) {
            return false;
        }
        var number = new BigDecimal(cell.text()).doubleValue();
        return number >= EARLIEST && number < LATEST;
    }

    /** The moment that the number stands for; the cell itself where it stands for none. */
    static Cell read(Cell cell, Serial serial) {
        return isPlausible(cell) ? serial.moment(new BigDecimal(cell.text()), false) : cell;
    }
}
