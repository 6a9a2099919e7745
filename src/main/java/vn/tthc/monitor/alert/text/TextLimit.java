package vn.tthc.monitor.alert.text;

import java.text.Normalizer;

/**
 * The longest text a channel takes, in the unit its provider counts in. Texts are composed before they are counted,
 * because decomposed Vietnamese is up to twice as long.
 */
public record TextLimit(int most, TextUnit unit) {
    private static final String CUT = "…";

    /** A limit in UTF-16 units. */
    public static TextLimit units(int most) {
        return new TextLimit(most, TextUnit.UTF16);
    }

    /** How much of the limit the text takes. */
    public int width(String text) {
        return text.codePoints().map(unit::width).sum();
    }

    /** What is left for other things when the text stands already. */
    public TextLimit without(String text) {
        return new TextLimit(most - width(text), unit);
    }

    public boolean holds(String text) {
        return width(text) <= most;
    }

    /** The composed text, shortened to the limit without splitting a character. */
    public String cut(String text) {
        var whole = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (holds(whole)) {
            return whole;
        }
        var free = most - width(CUT);
        if (free < 0) {
            return "";
        }
        var end = 0;
        while (end < whole.length()) {
            var character = whole.codePointAt(end);
            free -= unit.width(character);
            if (free < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return whole.substring(0, end) + CUT;
    }
}
