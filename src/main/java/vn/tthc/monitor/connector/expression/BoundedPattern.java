package vn.tthc.monitor.connector.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that gives up. Some patterns try every way to cut a text into pieces before they say no; a text of
 * forty letters is enough to keep such a one busy for years, and nothing in the platform stops it.
 */
public final class BoundedPattern {
    /** Far more than any sensible pattern looks at in one value. */
    private static final int MOST_LOOKS = 200_000;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles a pattern.
     *
     * @throws ExpressionException with the column of what is wrong
     */
    public static BoundedPattern of(String regex) {
        try {
            return new BoundedPattern(Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS));
        } catch (PatternSyntaxException e) {
            throw new ExpressionException(
                    "biểu thức chính quy sai (" + e.getDescription() + ")", 1, Math.max(e.getIndex(), 0) + 1, e);
        }
    }

    /**
     * A matcher over the text.
     *
     * @throws ExpressionException from its methods, when it looks at the text too often
     */
    Matcher matcher(String text) {
        return pattern.matcher(new Counted(text, this));
    }

    /** The first group of the first match, or the whole match of a pattern without groups; null where nothing matches. */
    public @Nullable String capture(String text) {
        var matcher = matcher(text);
        if (!matcher.find()) {
            return null;
        }
        return matcher.group(Math.min(1, matcher.groupCount()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoundedPattern same && same.pattern.pattern().equals(pattern.pattern());
    }

    @Override
    public int hashCode() {
        return pattern.pattern().hashCode();
    }

    /** The pattern as written. */
    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** A text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private final CharSequence text;
        private final BoundedPattern asked;
        private int looks;

        Counted(CharSequence text, BoundedPattern asked) {
            this.text = text;
            this.asked = asked;
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > MOST_LOOKS) {
                throw new ExpressionException(
                        "biểu thức chính quy " + asked + " thử quá " + MOST_LOOKS
                                + " bước trên một giá trị; cần biểu thức không lồng các dấu lặp như (a+)+",
                        1,
                        1,
                        null);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
