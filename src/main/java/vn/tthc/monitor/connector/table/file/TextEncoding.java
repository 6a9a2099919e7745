package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a text file: by its mark at the start, else by its zero bytes, else UTF-8 if all of it is, else the
 * Vietnamese page of Windows.
 *
 * @param mark how many bytes at the start are no text
 * @param word what people are told
 */
record TextEncoding(Charset charset, int mark, String word) {
    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");
    private static final int SAMPLE = 1 << 16;

    /** A file that was cut in the middle of a letter. */
    private static final int LONGEST_LETTER = 3;

    /** Finds the encoding of a file, or takes the one that was laid down. */
    static TextEncoding of(Path file, String name, @Nullable Charset given) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(SAMPLE);
        }
        var marked = marked(head);
        if (given != null) {
            var mark = marked != null && marked.charset.equals(given) ? marked.mark : 0;
            return new TextEncoding(given, mark, given.name() + " (theo files.table.charset)");
        }
        if (marked != null) {
            return marked;
        }
        var wide = wide(head);
        if (wide != null) {
            return wide;
        }
        if (controls(head) * 20 > head.length) {
            throw TableRefused.noTable(
                    name, "tệp nhị phân không rõ loại", "Xuất danh sách hồ sơ dạng Excel (.xlsx) hoặc CSV.");
        }
        return isUtf8(file)
                ? new TextEncoding(StandardCharsets.UTF_8, 0, "UTF-8")
                : new TextEncoding(WINDOWS_1258, 0, "windows-1258 (đoán; sai dấu thì ghi files.table.charset)");
    }

    private static @Nullable TextEncoding marked(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3, "UTF-8 có BOM");
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2, "UTF-16 LE");
        }
        return starts(head, 0xFE, 0xFF) ? new TextEncoding(StandardCharsets.UTF_16BE, 2, "UTF-16 BE") : null;
    }

    private static boolean starts(byte[] head, int... mark) {
        for (var index = 0; index < mark.length; index++) {
            if (index >= head.length || (head[index] & 0xFF) != mark[index]) {
                return false;
            }
        }
        return true;
    }

    /** In texts of two bytes a letter, separators, digits and plain letters have a zero byte, all on the same side. */
    private static @Nullable TextEncoding wide(byte[] head) {
        var zeros = new int[2];
        for (var index = 0; index < head.length; index++) {
            zeros[index % 2] += head[index] == 0 ? 1 : 0;
        }
        if (zeros[1] * 5 > head.length / 2 && zeros[0] * 20 < head.length) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 0, "UTF-16 LE không có BOM");
        }
        return zeros[0] * 5 > head.length / 2 && zeros[1] * 20 < head.length
                ? new TextEncoding(StandardCharsets.UTF_16BE, 0, "UTF-16 BE không có BOM")
                : null;
    }

    private static int controls(byte[] head) {
        var count = 0;
        for (var octet : head) {
            if (octet >= 0 && octet < ' ' && octet != '\t' && octet != '\n' && octet != '\r' && octet != '\f') {
                count++;
            }
        }
        return count;
    }

    private static boolean isUtf8(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(SAMPLE);
        var letters = CharBuffer.allocate(SAMPLE);
        try (var in = Files.newByteChannel(file)) {
            while (in.read(bytes) >= 0) {
                bytes.flip();
                if (decoder.decode(bytes, letters.clear(), false).isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return bytes.position() <= LONGEST_LETTER;
    }

    /** The text after the mark; letters that the encoding does not have fail. */
    Reader reader(Path file) throws IOException {
        var in = Files.newInputStream(file);
        in.skipNBytes(mark);
        // What is wrong must not become question marks in a name.
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The first letters of a file, for finding out what it is; faults in it are left to the reading. */
    static String start(byte[] head) {
        var marked = marked(head);
        var wide = marked == null ? wide(head) : marked;
        var charset = wide == null ? StandardCharsets.UTF_8 : wide.charset;
        var mark = marked == null ? 0 : marked.mark;
        return new String(head, mark, Math.max(0, head.length - mark), charset);
    }
}
