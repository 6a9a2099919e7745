package vn.tthc.monitor.connector.conformance.fake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** In which letters and bytes an answer is written. */
public enum WireEncoding {
    UTF_8("utf-8"),
    UTF_8_WITH_MARK("utf-8"),
    UTF_16_WITH_MARK("utf-16"),
    /** Vietnamese letters with their marks beside them. */
    DECOMPOSED("utf-8"),
    /** The old Vietnamese code page: tone marks are letters of their own. */
    WINDOWS_1258("windows-1258");

    private final String charset;

    WireEncoding(String charset) {
        this.charset = charset;
    }

    /** As a content type states it. */
    String charset() {
        return charset;
    }

    /** The encoding a connector file states; UTF-8 where it states none. */
    static WireEncoding of(@Nullable Charset stated) {
        return stated != null && stated.name().equalsIgnoreCase("windows-1258") ? WINDOWS_1258 : UTF_8;
    }

    ByteString bytes(String text) {
        return switch (this) {
            case UTF_8 -> ByteString.encodeUtf8(text);
            case UTF_8_WITH_MARK -> ByteString.encodeUtf8("\uFEFF" + text);
            case UTF_16_WITH_MARK -> ByteString.encodeString("\uFEFF" + text, StandardCharsets.UTF_16LE);
            case DECOMPOSED -> ByteString.encodeUtf8(Normalizer.normalize(text, Normalizer.Form.NFD));
            case WINDOWS_1258 -> ByteString.encodeString(withToneMarks(text), Charset.forName("windows-1258"));
        };
    }

    /** The code page has ă â ê ô ơ ư whole, and the five tones only as marks behind them. */
    private static String withToneMarks(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        var result = new StringBuilder();
        for (var index = 0; index < decomposed.length(); index++) {
            var mark = decomposed.charAt(index);
            var letterMark = mark == '\u0302' || mark == '\u0306' || mark == '\u031B';
            var place = result.length() - 1;
            while (place > 0 && Character.getType(result.charAt(place)) == Character.NON_SPACING_MARK) {
                place--;
            }
            if (letterMark && place >= 0) {
                var whole = Normalizer.normalize(result.substring(place, place + 1) + mark, Normalizer.Form.NFC);
                result.replace(place, place + 1, whole);
            } else {
                result.append(mark);
            }
        }
        return result.toString();
    }
}
