package vn.tthc.monitor.connector.table.file;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cells of one sheet of an old Excel file, put into the order of rows, which not every program writes them in. */
final class XlsSheet {
    static final int COLUMNS = 256;

    private static final int HIDDEN = 0x20;
    private static final int FLAGS_OF_ROW = 12;

    private static final Map<Integer, String> ERRORS = Map.of(
            0x00, "#NULL!", 0x07, "#DIV/0!", 0x0F, "#VALUE!", 0x17, "#REF!", 0x1D, "#NAME?", 0x24, "#NUM!", 0x2A,
            "#N/A");

    private final XlsFile file;
    private final TreeMap<Integer, List<Cell>> rows = new TreeMap<>();
    private final BitSet hidden = new BitSet();
    private final String name;
    private long held;

    XlsSheet(XlsFile file, String name) {
        this.file = file;
        this.name = name;
    }

    void read(BiffRecords records) throws IOException {
        var inside = 1;
        while (records.next()) {
            if (records.id() == BiffRecords.BEGIN) {
                // A diagram in the sheet has records of its own.
                inside++;
            } else if (records.id() == BiffRecords.EOF && --inside == 0) {
                return;
            } else if (inside == 1) {
                record(records);
            }
        }
        throw new EOFException("the sheet has no end");
    }

    private void record(BiffRecords records) throws IOException {
        var data = records.data();
        switch (records.id()) {
            case BiffRecords.ROW -> hidden.set(data.getShort(0) & 0xFFFF, (data.get(FLAGS_OF_ROW) & HIDDEN) != 0);
            case BiffRecords.LABEL_SHARED -> put(records, file.shared(data.getInt(6)));
            case BiffRecords.LABEL, BiffRecords.RICH_STRING -> {
                var at = new At(records);
                at.put(Cells.text(file.text(records, records.number())));
            }
            case BiffRecords.NUMBER -> put(records, number(data.getDouble(6), data));
            case BiffRecords.RK -> put(records, number(rk(data.getInt(6)), data));
            case BiffRecords.MULTIPLE_RK -> multiple(records);
            case BiffRecords.BOOLEAN_OR_ERROR ->
                put(records, data.get(7) == 0 ? Cells.flag(data.get(6) != 0) : error(data.get(6)));
            case BiffRecords.FORMULA -> formula(records);
            default -> {
                // Looks and sizes.
            }
        }
    }

    /** Where the record's cell stands; its style follows in the record. */
    private final class At {
        private final int row;
        private final int column;

        At(BiffRecords records) {
            this.row = records.number();
            this.column = records.number();
            records.number();
        }

        void put(Cell cell) {
            XlsSheet.this.put(row, column, cell);
        }
    }

    private void put(BiffRecords records, Cell cell) {
        records.data().position(0);
        new At(records).put(cell);
    }

    private void put(int row, int column, Cell cell) {
        if (column >= COLUMNS) {
            throw new IllegalStateException("column " + column);
        }
        if (!cell.isEmpty()) {
            Cells.put(rows.computeIfAbsent(row, key -> new ArrayList<>()), column, cell);
            Cells.holdable(++held, name);
        }
    }

    private Cell number(double value, ByteBuffer data) {
        return number(value, data.getShort(4) & 0xFFFF);
    }

    private Cell number(double value, int style) {
        return Double.isFinite(value)
                ? file.style(style).cell(BigDecimal.valueOf(value), file.serial())
                : Cells.error("#NUM!");
    }

    /** A number in four bytes: whole or the upper half of a double, either as it is or a hundred times too large. */
    private static double rk(int bits) {
        var value = (bits & 2) != 0 ? bits >> 2 : Double.longBitsToDouble((bits & ~3L) << 32);
        return (bits & 1) != 0 ? value / 100 : value;
    }

    private void multiple(BiffRecords records) {
        var row = records.number();
        var column = records.number();
        while (records.data().remaining() > 2) {
            var style = records.number();
            put(row, column++, number(rk(records.data().getInt()), style));
        }
    }

    /** The value that was computed last stands in the record, a text in the one after the next. */
    private void formula(BiffRecords records) throws IOException {
        var data = records.data();
        var at = new At(records);
        if (data.getShort(12) != -1) {
            at.put(number(data.getDouble(6), data));
            return;
        }
        switch (data.get(6)) {
            case 0 -> at.put(computedText(records));
            case 1 -> at.put(Cells.flag(data.get(8) != 0));
            case 2 -> at.put(error(data.get(8)));
            default -> {
                // An empty text.
            }
        }
    }

    /** Between a formula and its text only what many formulas share may stand. */
    private Cell computedText(BiffRecords records) throws IOException {
        var following = records.following();
        while (BiffRecords.SHARED_FORMULAS.contains(following)) {
            records.next();
            following = records.following();
        }
        if (following != BiffRecords.STRING) {
            return Cell.EMPTY;
        }
        records.next();
        return Cells.text(file.text(records, records.number()));
    }

    private static Cell error(byte code) {
        return Cells.error(ERRORS.getOrDefault(code & 0xFF, "#N/A"));
    }

    void deliver(RowConsumer consumer) {
        while (!rows.isEmpty()) {
            var row = rows.pollFirstEntry();
            if (!consumer.accept(Cells.row(row.getKey() + 1, row.getValue(), hidden.get(row.getKey())))) {
                return;
            }
        }
    }
}
