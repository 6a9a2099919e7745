package vn.tthc.monitor.connector.table;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/** Writes a workbook of Excel 5.0/95, which no library writes any more. */
final class OldBook {
    private final ByteArrayOutputStream cells = new ByteArrayOutputStream();
    private final Charset charset;
    private final int codePage;

    OldBook(int codePage, String charset) {
        this.codePage = codePage;
        this.charset = Charset.forName(charset);
    }

    OldBook label(int row, int column, String text) {
        var bytes = text.getBytes(charset);
        return record(
                cells,
                0x204,
                buffer(8 + bytes.length)
                        .putShort((short) row)
                        .putShort((short) column)
                        .putShort((short) 0)
                        .putShort((short) bytes.length)
                        .put(bytes));
    }

    /** A number in the format dd/mm/yyyy. */
    OldBook day(int row, int column, double days) {
        return record(
                cells,
                0x203,
                buffer(14)
                        .putShort((short) row)
                        .putShort((short) column)
                        .putShort((short) 1)
                        .putDouble(days));
    }

    byte[] bytes() {
        var globals = new ByteArrayOutputStream();
        begin(globals, 5);
        record(globals, 0x42, buffer(2).putShort((short) codePage));
        record(globals, 0x41E, buffer(13).putShort((short) 164).put((byte) 10).put("dd/mm/yyyy".getBytes(charset)));
        record(globals, 0xE0, buffer(4).putShort((short) 0).putShort((short) 0));
        record(globals, 0xE0, buffer(4).putShort((short) 0).putShort((short) 164));
        var sheetAt = globals.size() + 4 + 9 + 4;
        record(
                globals,
                0x85,
                buffer(9).putInt(sheetAt).putShort((short) 0).put((byte) 2).put("HS".getBytes(charset)));
        record(globals, 0x0A, buffer(0));
        begin(globals, 0x10);
        globals.writeBytes(cells.toByteArray());
        record(globals, 0x0A, buffer(0));
        return globals.toByteArray();
    }

    private void begin(ByteArrayOutputStream out, int kind) {
        record(
                out,
                0x809,
                buffer(8).putShort((short) 0x500).putShort((short) kind).putInt(0));
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private OldBook record(ByteArrayOutputStream out, int id, ByteBuffer data) {
        out.writeBytes(content(buffer(4).putShort((short) id).putShort((short) data.capacity())));
        out.writeBytes(content(data));
        return this;
    }

    private static byte[] content(ByteBuffer data) {
        var bytes = new byte[data.capacity()];
        data.rewind().get(bytes);
        return bytes;
    }
}
