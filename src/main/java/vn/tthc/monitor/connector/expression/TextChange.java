package vn.tthc.monitor.connector.expression;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** One small change to a text on its way into a field: a closed set, done one after the other. */
public sealed interface TextChange {
    /**
     * The changed text; null where nothing is left.
     *
     * @throws ExpressionException where it takes too long
     */
    @Nullable String apply(String text);

    /** What a pattern captures; nothing where it does not match. */
    record Capture(BoundedPattern pattern) implements TextChange {
        @Override
        public @Nullable String apply(String text) {
            return pattern.capture(text);
        }
    }

    /** Zeros before a number that lost them on its way through a spreadsheet or a number field. */
    record Pad(int width) implements TextChange {
        @Override
        public String apply(String text) {
            var digits = text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
            return digits && text.length() < width ? "0".repeat(width - text.length()) + text : text;
        }
    }

    /** Without what stands before every value. */
    record WithoutPrefix(String prefix) implements TextChange {
        @Override
        public String apply(String text) {
            return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        }
    }

    /** One piece of a list written as a text, negative from the end. */
    record Piece(String separator, int index) implements TextChange {
        @Override
        public @Nullable String apply(String text) {
            var pieces = pieces(text, separator);
            var position = index < 0 ? pieces.size() + index : index;
            return position < 0 || position >= pieces.size() ? null : pieces.get(position);
        }
    }

    /** A list written as a text, written with another separator; empty pieces are left out. */
    record Rejoin(String separator, String with) implements TextChange {
        @Override
        public String apply(String text) {
            return String.join(
                    with,
                    pieces(text, separator).stream()
                            .filter(piece -> !piece.isEmpty())
                            .toList());
        }
    }

    /** The text of what is written as HTML. */
    record PlainText() implements TextChange {
        @Override
        public String apply(String text) {
            return text.indexOf('<') < 0 && text.indexOf('&') < 0
                    ? text
                    : Jsoup.parseBodyFragment(text).text();
        }
    }

    private static List<String> pieces(String text, String separator) {
        var pieces = new ArrayList<String>();
        var from = 0;
        for (var at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            pieces.add(text.substring(from, at).strip());
            from = at + separator.length();
        }
        pieces.add(text.substring(from).strip());
        return pieces;
    }
}
