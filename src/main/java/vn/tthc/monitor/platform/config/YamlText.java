package vn.tthc.monitor.platform.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of a file as text: UTF-8 without exception, because anything else would garble Vietnamese silently. */
record YamlText(@Nullable String text, List<Problem> problems) {
    /** Far above any file a person writes; keeps a wrong file from filling the memory. */
    private static final int LARGEST = 2 * 1024 * 1024;

    private static final String EXPECTED = "lưu tệp bằng bảng mã UTF-8";

    static YamlText decode(byte[] bytes, String file) {
        if (bytes.length > LARGEST) {
            return refused(new Place(file, 1, 1), "too-large", "tệp " + bytes.length + " byte", "tối đa 2 MB");
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return refused(new Place(file, 1, 1), "encoding", "tệp ở bảng mã UTF-16", EXPECTED);
        }
        var start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        var input = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(input)
                    .toString();
            return new YamlText(text, List.of());
        } catch (CharacterCodingException _) {
            // The buffer stands at the first byte that is not UTF-8.
            var before = new String(bytes, start, input.position() - start, StandardCharsets.UTF_8);
            var what = String.format("byte 0x%02X không phải UTF-8", bytes[input.position()]);
            return refused(placeAfter(before, file), "encoding", what, EXPECTED);
        }
    }

    /** The place of the character that follows a text. */
    static Place placeAfter(String before, String file) {
        var line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        var last = before.substring(before.lastIndexOf('\n') + 1);
        return new Place(file, line, last.codePointCount(0, last.length()) + 1);
    }

    private static YamlText refused(Place place, String rule, String what, String expected) {
        return new YamlText(null, List.of(new Problem(place, rule, what, expected, null)));
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }
}
