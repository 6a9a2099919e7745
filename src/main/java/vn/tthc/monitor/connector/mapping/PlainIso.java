package vn.tthc.monitor.connector.mapping;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;

/**
 * The ISO forms that most records have, {@code 2026-11-20} and {@code 2026-11-20T17:00:00} with or without a fraction
 * and an offset ({@code Z}, {@code +07:00}, {@code +0700}), read without a formatter: four moments in each record made
 * up half of what mapping a table cost.
 */
final class PlainIso {
    private static final String DAY = "0000-00-00";
    private static final String MOMENT = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;

    private PlainIso() {}

    /** Whether a text has one of the forms; its day or time may still be none of the calendar. */
    static boolean fits(String text) {
        if (text.length() <= DAY.length()) {
            return fits(text, 0, DAY);
        }
        if (!fits(text.substring(0, Math.min(text.length(), MOMENT.length())), 0, MOMENT)) {
            return false;
        }
        var offset = offsetAt(text);
        return offset == text.length()
                || (text.charAt(offset) == 'Z' && offset + 1 == text.length())
                || (signed(text, offset) && (fits(text, offset + 1, "00:00") || fits(text, offset + 1, "0000")));
    }

    private static boolean signed(String text, int offset) {
        return text.charAt(offset) == '+' || text.charAt(offset) == '-';
    }

    /** Where the offset begins, behind the seconds and their fraction. */
    private static int offsetAt(String text) {
        var index = MOMENT.length();
        if (index + 1 < text.length() && text.charAt(index) == '.' && digit(text.charAt(index + 1))) {
            var most = Math.min(text.length(), index + 1 + NANO_DIGITS);
            for (index++; index < most && digit(text.charAt(index)); ) {
                index++;
            }
        }
        return index;
    }

    private static boolean fits(String text, int from, String form) {
        if (text.length() != from + form.length()) {
            return false;
        }
        for (var index = 0; index < form.length(); index++) {
            var letter = text.charAt(from + index);
            var expected = form.charAt(index);
            if (expected == '0' ? !digit(letter) : letter != expected) {
                return false;
            }
        }
        return true;
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** The day or the moment of a text that fits. */
    static TemporalAccessor read(String text) {
        var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        if (text.length() == DAY.length()) {
            return day;
        }
        var end = offsetAt(text);
        var moment = LocalDateTime.of(
                day, LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), nanos(text, end)));
        return end == text.length() ? moment : OffsetDateTime.of(moment, ZoneOffset.of(text.substring(end)));
    }

    private static int nanos(String text, int end) {
        var nanos = 0;
        for (var place = 0; place < NANO_DIGITS; place++) {
            var index = MOMENT.length() + 1 + place;
            nanos = nanos * 10 + (index < end ? text.charAt(index) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (var index = from; index < to; index++) {
            number = number * 10 + text.charAt(index) - '0';
        }
        return number;
    }
}
