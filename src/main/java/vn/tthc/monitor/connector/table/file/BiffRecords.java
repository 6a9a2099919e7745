package vn.tthc.monitor.connector.table.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of an old Excel file one after the other: a number, a length, and that many bytes. */
final class BiffRecords implements AutoCloseable {
    static final int FORMULA = 0x06;
    static final int EOF = 0x0A;
    static final int DATE_MODE = 0x22;
    static final int FILE_PASS = 0x2F;
    static final int CONTINUE = 0x3C;
    static final int CODE_PAGE = 0x42;
    static final int COLUMN_INFO = 0x7D;
    static final int BOUND_SHEET = 0x85;
    static final int MULTIPLE_RK = 0xBD;
    static final int RICH_STRING = 0xD6;
    static final int EXTENDED_FORMAT = 0xE0;
    static final int SHARED_STRINGS = 0xFC;
    static final int LABEL_SHARED = 0xFD;
    static final int NUMBER = 0x203;
    static final int LABEL = 0x204;
    static final int BOOLEAN_OR_ERROR = 0x205;
    static final int STRING = 0x207;
    static final int ROW = 0x208;
    static final int RK = 0x27E;
    static final int FORMAT = 0x41E;
    static final int BEGIN = 0x809;

    /** What stands between a formula and its text: an array, a table, a formula for many cells. */
    static final Set<Integer> SHARED_FORMULAS = Set.of(0x221, 0x236, 0x4BC);

    private static final int HEAD = 4;

    private final InputStream in;
    private final byte[] head = new byte[HEAD];
    private boolean ahead;
    private int id;
    private ByteBuffer data = ByteBuffer.allocate(0);

    BiffRecords(InputStream in) {
        this.in = in;
    }

    /** Goes to the next record; false at the end of the file. */
    boolean next() throws IOException {
        if (!ahead && !readHead()) {
            return false;
        }
        ahead = false;
        id = unsigned(head, 0);
        var length = unsigned(head, 2);
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("record " + id + " ends after " + bytes.length + " of " + length + " bytes");
        }
        data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return true;
    }

    private boolean readHead() throws IOException {
        var count = in.readNBytes(head, 0, HEAD);
        if (count > 0 && count < HEAD) {
            throw new EOFException("half a record at the end");
        }
        return count == HEAD;
    }

    /** The rest of the record before, where it was too long for one; null where that one was the last part. */
    @Nullable ByteBuffer continued() throws IOException {
        return following() == CONTINUE && next() ? data : null;
    }

    /** The number of the record that comes next; 0 at the end of the file. */
    int following() throws IOException {
        ahead = ahead || readHead();
        return ahead ? unsigned(head, 0) : 0;
    }

    private static int unsigned(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    int id() {
        return id;
    }

    ByteBuffer data() {
        return data;
    }

    /** The next two bytes of the record as a number. */
    int number() {
        return data.getShort() & 0xFFFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
