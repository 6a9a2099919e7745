package vn.tthc.monitor.connector.decoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes as text in the charset they are in. A byte order mark is never wrong; what the connector file says comes
 * next, then the header, then the XML declaration, then UTF-8: the first that fits every byte.
 */
final class Charsets {
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final int DECLARATION = 200;

    private Charsets() {}

    /**
     * The text.
     *
     * @param told what the connector file says
     * @param stated what the header of the answer says
     */
    static String text(ByteString bytes, @Nullable Charset told, @Nullable Charset stated) {
        var marked = marked(bytes);
        if (marked != null) {
            return decoded(bytes, marked, "theo dấu thứ tự byte ở đầu").replaceFirst("^\\uFEFF", "");
        }
        if (told != null) {
            return decoded(bytes, told, "theo khoá charset của tệp kết nối");
        }
        var tried = new ArrayList<String>();
        for (var charset : candidates(bytes, stated)) {
            try {
                return strictly(bytes, charset);
            } catch (CharacterCodingException _) {
                tried.add(charset.name());
            }
        }
        throw unfit(String.join(", ", tried));
    }

    private static List<Charset> candidates(ByteString bytes, @Nullable Charset stated) {
        var found = new LinkedHashSet<Charset>();
        if (stated != null) {
            found.add(stated);
        }
        var head = bytes.substring(0, Math.min(DECLARATION, bytes.size())).string(StandardCharsets.ISO_8859_1);
        var declaration = DECLARED.matcher(head);
        if (declaration.find()) {
            var declared = known(declaration.group(1));
            if (declared == null) {
                throw new UndecodableException(
                        "ghi bảng mã " + declaration.group(1) + " không có trên máy này",
                        "một bảng mã chuẩn như UTF-8 hoặc windows-1258",
                        null);
            }
            // A declaration that could be read byte by byte cannot itself be in UTF-16.
            found.add(declared.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : declared);
        }
        found.add(StandardCharsets.UTF_8);
        return List.copyOf(found);
    }

    static @Nullable Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return null;
        }
    }

    /** Told by a byte order mark, or by the zeros beside the first character. */
    private static @Nullable Charset marked(ByteString bytes) {
        if (bytes.size() >= 3 && bytes.startsWith(ByteString.of((byte) 0xEF, (byte) 0xBB, (byte) 0xBF))) {
            return StandardCharsets.UTF_8;
        }
        if (bytes.size() < 2) {
            return null;
        }
        return switch (((bytes.getByte(0) & 0xFF) << 8) | (bytes.getByte(1) & 0xFF)) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            case '<', '{', '[' -> StandardCharsets.UTF_16BE;
            case '<' << 8, '{' << 8, '[' << 8 -> StandardCharsets.UTF_16LE;
            default -> null;
        };
    }

    /** Whether every letter takes two bytes. */
    static boolean wide(ByteString bytes) {
        var marked = marked(bytes);
        return marked != null && !marked.equals(StandardCharsets.UTF_8);
    }

    private static String decoded(ByteString bytes, Charset charset, String why) {
        try {
            return strictly(bytes, charset);
        } catch (CharacterCodingException _) {
            throw unfit(charset.name() + " (" + why + ")");
        }
    }

    private static UndecodableException unfit(String tried) {
        return new UndecodableException(
                "có byte không thuộc bảng mã " + tried, "khai đúng bảng mã ở khoá charset của lời gọi", null);
    }

    private static String strictly(ByteString bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }
}
