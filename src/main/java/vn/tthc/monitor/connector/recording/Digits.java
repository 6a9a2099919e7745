package vn.tthc.monitor.connector.recording;

/**
 * The digits of an identity or telephone number without what each system writes differently: separators, zeros in front
 * that a number field loses, the prefix of the country.
 */
final class Digits {
    private static final String COUNTRY = "84";
    private static final int SHORTEST_WITH_COUNTRY = 11;

    private Digits() {}

    /** Every digit of a text. */
    static String of(String text) {
        var digits = new StringBuilder(text.length());
        text.chars().filter(letter -> letter >= '0' && letter <= '9').forEach(letter -> digits.append((char) letter));
        return digits.toString();
    }

    /** What is the same however the number is written; empty for a text without digits. */
    static String core(PersonalKind kind, String text) {
        var digits = of(text);
        var national =
                kind == PersonalKind.PHONE && digits.startsWith(COUNTRY) && digits.length() >= SHORTEST_WITH_COUNTRY
                        ? digits.substring(COUNTRY.length())
                        : digits;
        return national.replaceFirst("^0+", "");
    }

    /** Other digits in the places of the last ones of a text, zeros in places before that are left of an identity number. */
    static String replaced(String text, String core, boolean zeros) {
        var written = new StringBuilder(text);
        var left = core.length();
        for (var index = written.length() - 1; index >= 0; index--) {
            var letter = written.charAt(index);
            if (letter < '0' || letter > '9') {
                continue;
            }
            if (left > 0) {
                written.setCharAt(index, core.charAt(--left));
            } else if (zeros) {
                written.setCharAt(index, '0');
            }
        }
        return written.toString();
    }
}
