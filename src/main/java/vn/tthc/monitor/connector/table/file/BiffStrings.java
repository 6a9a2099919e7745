package vn.tthc.monitor.connector.table.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/**
 * The texts of old Excel files: bytes of a code page until 1995, one or two bytes a letter since 1997, and then cut at
 * any letter where a record was full.
 */
final class BiffStrings {
    private static final int WIDE = 1;
    private static final int PHONETIC = 4;
    private static final int RICH = 8;
    private static final int BYTES_PER_RUN = 4;

    private final BiffRecords records;
    private ByteBuffer data;

    /** Reads from the record that stands, and from those that continue it. */
    BiffStrings(BiffRecords records) {
        this.records = records;
        this.data = records.data();
    }

    /** A text of a code page. */
    static String narrow(ByteBuffer data, int length, Charset charset) {
        var bytes = new byte[length];
        data.get(bytes);
        return new String(bytes, charset);
    }

    /** A text since 1997 whose length was read already. */
    String wide(int length) throws IOException {
        var flags = octet();
        var runs = (flags & RICH) == 0 ? 0 : number();
        var extra = (flags & PHONETIC) == 0 ? 0 : number() | number() << 16;
        var text = letters(length, flags);
        skip((long) runs * BYTES_PER_RUN + extra);
        return text;
    }

    private String letters(int length, int firstFlags) throws IOException {
        var text = new StringBuilder(length);
        var isWide = (firstFlags & WIDE) != 0;
        while (text.length() < length) {
            if (!data.hasRemaining()) {
                more();
                // A text that goes on says anew how many bytes a letter has.
                isWide = (data.get() & WIDE) != 0;
            }
            text.append(isWide ? data.getChar() : (char) (data.get() & 0xFF));
        }
        return text.toString();
    }

    int number() throws IOException {
        return octet() | octet() << 8;
    }

    private int octet() throws IOException {
        if (!data.hasRemaining()) {
            more();
        }
        return data.get() & 0xFF;
    }

    private void skip(long count) throws IOException {
        if (count < 0) {
            throw new IOException("a text of negative length");
        }
        var left = count;
        while (left > 0) {
            if (!data.hasRemaining()) {
                more();
            }
            var step = (int) Math.min(left, data.remaining());
            data.position(data.position() + step);
            left -= step;
        }
    }

    private void more() throws IOException {
        var continued = records.continued();
        if (continued == null) {
            throw new EOFException("a text goes on in no record");
        }
        data = continued;
    }
}
