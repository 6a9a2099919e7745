package vn.tthc.monitor.connector.definition;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files with {@code *}, {@code ?} and {@code {a,b}}; capitals and the form of accents do not matter. */
public final class NamePattern {
    private final String text;
    private final Pattern pattern;

    private NamePattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** The pattern of a text; any text is one. */
    public static NamePattern of(String text) {
        var regex = new StringBuilder();
        var inside = false;
        for (var letter : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            switch (letter) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '{' -> {
                    regex.append(inside ? "\\{" : "(?:");
                    inside = true;
                }
                case '}' -> {
                    regex.append(inside ? ")" : "\\}");
                    inside = false;
                }
                case ',' -> regex.append(inside ? "|" : ",");
                default -> regex.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        if (inside) {
            regex.append(')');
        }
        var flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return new NamePattern(text, Pattern.compile(regex.toString(), flags));
    }

    public boolean matches(String name) {
        return pattern.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePattern same && same.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The pattern as written. */
    @Override
    public String toString() {
        return text;
    }
}
