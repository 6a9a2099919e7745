package vn.tthc.monitor.connector.table.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the format of a cell makes of its number: a day, a moment, digits padded with zeros, or the number itself. Only
 * what carries meaning is kept; separators of thousands and currencies are not.
 *
 * @param digits for {@link Kind#DIGITS} how many at least; for {@link Kind#DECIMALS} how many after the point
 * @param pattern for {@link Kind#MASK} the format's digits and the characters between them
 */
record NumberStyle(Kind kind, int digits, String pattern) {
    static final NumberStyle GENERAL = new NumberStyle(Kind.PLAIN, 0, "");

    /** The formats that files name by a number only and that carry meaning. */
    private static final Map<Integer, String> BUILT_IN = Map.ofEntries(
            Map.entry(2, "0.00"),
            Map.entry(14, "d/m/yyyy"),
            Map.entry(15, "d-mmm-yy"),
            Map.entry(16, "d-mmm"),
            Map.entry(17, "mmm-yy"),
            Map.entry(18, "h:mm AM/PM"),
            Map.entry(19, "h:mm:ss AM/PM"),
            Map.entry(20, "h:mm"),
            Map.entry(21, "h:mm:ss"),
            Map.entry(22, "d/m/yyyy h:mm"));

    /** Beyond this a number in scientific notation is not a value of an office but an attack on memory. */
    private static final int MOST_DIGITS = 400;

    /** What becomes of the number. */
    enum Kind {
        PLAIN,
        DIGITS,
        DECIMALS,
        MASK,
        DAY,
        MOMENT
    }

    /** The style of a format that is known by its number only. */
    static NumberStyle builtIn(int id) {
        // 27-36 and 50-58 are the dates of East Asian versions.
        if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) {
            return new NumberStyle(Kind.DAY, 0, "");
        }
        return of(BUILT_IN.getOrDefault(id, ""));
    }

    /** The style of a format as spreadsheets write it. */
    static NumberStyle of(String format) {
        if (format.equalsIgnoreCase("General") || format.equalsIgnoreCase("Standard")) {
            return GENERAL;
        }
        var shown = shown(format);
        var letters = shown.toLowerCase(java.util.Locale.ROOT);
        var time = letters.matches(".*[hs].*");
        if (letters.matches(".*[yd].*") || letters.contains("mmm")) {
            return new NumberStyle(time ? Kind.MOMENT : Kind.DAY, 0, "");
        }
        if (time) {
            return new NumberStyle(Kind.MOMENT, 0, "");
        }
        if (shown.matches("0{2,}")) {
            return new NumberStyle(Kind.DIGITS, shown.length(), "");
        }
        if (shown.matches("0\\.0+")) {
            return new NumberStyle(Kind.DECIMALS, shown.length() - 2, "");
        }
        if (shown.matches("[0\\- /()+]*0[\\- /()+]+0[0\\- /()+]*") || shown.matches("0+(\\.0+){2,}")) {
            return new NumberStyle(
                    Kind.MASK,
                    (int) shown.chars().filter(letter -> letter == '0').count(),
                    shown);
        }
        return GENERAL;
    }

    /** The first section without colours, conditions and fillers; literal characters stay, letters in quotes do not. */
    private static String shown(String format) {
        var shown = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < format.length(); index++) {
            var letter = format.charAt(index);
            if (letter == '"') {
                quoted = !quoted;
            } else if (quoted) {
                shown.append(Character.isLetter(letter) ? '?' : letter);
            } else if (letter == ';') {
                break;
            } else if (letter == '[') {
                var end = format.indexOf(']', index);
                // [h]:mm is a length of time, not a time.
                if (end < 0 || format.substring(index + 1, end).matches("(?i)h+|m+|s+")) {
                    return "";
                }
                index = end;
            } else if (letter == '\\' && index + 1 < format.length()) {
                index++;
                shown.append(Character.isLetter(format.charAt(index)) ? '?' : format.charAt(index));
            } else if (letter == '_' || letter == '*') {
                index++;
            } else {
                shown.append(letter);
            }
        }
        return shown.toString();
    }

    /** The cell of a number in this style. */
    Cell cell(String raw, Serial serial) {
        var number = number(raw);
        return number == null ? Cells.text(raw) : cell(number, serial);
    }

    /** The cell of a number in this style. */
    Cell cell(BigDecimal number, Serial serial) {
        return switch (kind) {
            case PLAIN -> new Cell(Cell.Kind.NUMBER, plain(number));
            case DAY -> serial.moment(number, false);
            case MOMENT -> serial.moment(number, true);
            case DIGITS -> new Cell(Cell.Kind.NUMBER, padded(number));
            case MASK -> new Cell(isWhole(number) ? Cell.Kind.TEXT : Cell.Kind.NUMBER, masked(number));
            case DECIMALS ->
                new Cell(
                        Cell.Kind.NUMBER,
                        number.stripTrailingZeros().scale() <= digits
                                ? number.setScale(digits, RoundingMode.UNNECESSARY)
                                        .toPlainString()
                                : plain(number));
        };
    }

    private static @Nullable BigDecimal number(String raw) {
        try {
            var number = new BigDecimal(raw.strip());
            return Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS ? null : number;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** All digits, none of them after a needless point. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0;
    }

    private String padded(BigDecimal number) {
        var plain = plain(number);
        return isWhole(number) && plain.length() < digits ? "0".repeat(digits - plain.length()) + plain : plain;
    }

    private String masked(BigDecimal number) {
        if (!isWhole(number)) {
            return plain(number);
        }
        var all = padded(number);
        var left = all.length() - digits;
        var shown = new StringBuilder(all.substring(0, left));
        for (var index = 0; index < pattern.length(); index++) {
            shown.append(pattern.charAt(index) == '0' ? all.charAt(left++) : pattern.charAt(index));
        }
        return shown.toString();
    }
}
