package vn.tthc.monitor.connector.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days and moments as people and systems write them in Vietnam: the day first, always, with any of the usual signs
 * between the parts, the time behind it or before it, or none. What fits no day of the calendar is not read, so that
 * {@code 11/20/2026} never becomes something else.
 */
public final class WrittenTimes {
    private static final String TIME =
            "(\\d{1,2})\\s*(?::|h|g|giờ|gio)\\s*(\\d{1,2})?\\s*(?:phút|phut|p|')?(?::(\\d{1,2})(?:\\.\\d{1,9})?)?\\s*(am|pm|sa|ch)?";
    private static final String DAY =
            "(?:ngày\\s*)?(\\d{1,2})(?:\\s*(?<sign>[./-])\\s*(\\d{1,2})\\s*\\k<sign>\\s*|\\s*tháng\\s*(\\d{1,2})\\s*năm\\s*)(\\d{4}|\\d{2})";

    private static final Pattern DAY_FIRST = Pattern.compile(DAY + "(?:[\\s,;tT-]+(?:lúc\\s+)?" + TIME + ")?");
    private static final Pattern TIME_FIRST = Pattern.compile("(?:lúc\\s+)?" + TIME + "[\\s,;-]+" + DAY);
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?)?");
    private static final Pattern WEEKDAY =
            Pattern.compile("^(?:thứ\\s+\\p{L}+|thứ\\s+\\d|chủ nhật|t[2-7]|cn)\\s*,?\\s+");

    private static final int LONGEST = 60;
    private static final int CENTURY = 2000;

    private WrittenTimes() {}

    /** A {@link LocalDate} where only a day is written, else a local date and time; empty where it is neither. */
    public static Optional<Temporal> read(String text) {
        if (text.length() > LONGEST || text.isEmpty()) {
            return Optional.empty();
        }
        var plain = WEEKDAY.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        try {
            var dayFirst = DAY_FIRST.matcher(plain);
            if (dayFirst.matches()) {
                return Optional.of(at(day(dayFirst, 1), dayFirst, 6));
            }
            var timeFirst = TIME_FIRST.matcher(plain);
            if (timeFirst.matches()) {
                return Optional.of(at(day(timeFirst, 5), timeFirst, 1));
            }
            var digits = DIGITS.matcher(plain);
            return digits.matches() ? Optional.of(packed(digits)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher parts, int group) {
        var month = parts.group(group + 2) == null ? parts.group(group + 3) : parts.group(group + 2);
        var year = Integer.parseInt(parts.group(group + 4));
        return LocalDate.of(
                year < 100 ? CENTURY + year : year, Integer.parseInt(month), Integer.parseInt(parts.group(group)));
    }

    private static Temporal at(LocalDate day, Matcher parts, int group) {
        if (parts.group(group) == null) {
            return day;
        }
        var hour = Integer.parseInt(parts.group(group));
        var half = parts.group(group + 3);
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.equals("pm") || half.equals("ch") ? 12 : 0);
        }
        return day.atTime(LocalTime.of(hour, number(parts.group(group + 1)), number(parts.group(group + 2))));
    }

    /** The adapters' form without signs: yyyyMMdd, or with hours, minutes and seconds behind. */
    private static Temporal packed(Matcher digits) {
        var day = LocalDate.of(number(digits.group(1)), number(digits.group(2)), number(digits.group(3)));
        return digits.group(4) == null
                ? day
                : day.atTime(LocalTime.of(number(digits.group(4)), number(digits.group(5)), number(digits.group(6))));
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }
}
