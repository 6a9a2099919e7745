package vn.tthc.monitor.connector.mapping;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAccessor;

/**
 * The two ISO forms that most records have, {@code 2026-11-20} and {@code 2026-11-20T17:00:00}, read without a
 * formatter: four moments in each record made up half of what mapping a table cost.
 */
final class PlainIso {
    private static final String DAY = "0000-00-00";
    private static final String MOMENT = "0000-00-00T00:00:00";

    private PlainIso() {}

    /** Whether a text has one of the two forms; its day may still be none of the calendar. */
    static boolean fits(String text) {
        return fits(text, text.length() == DAY.length() ? DAY : MOMENT);
    }

    private static boolean fits(String text, String form) {
        if (text.length() != form.length()) {
            return false;
        }
        for (var index = 0; index < form.length(); index++) {
            var letter = text.charAt(index);
            var expected = form.charAt(index);
            if (expected == '0' ? letter < '0' || letter > '9' : letter != expected) {
                return false;
            }
        }
        return true;
    }

    /** The day or the moment of a text that fits. */
    static TemporalAccessor read(String text) {
        var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        return text.length() == DAY.length()
                ? day
                : LocalDateTime.of(day, LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19)));
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (var index = from; index < to; index++) {
            number = number * 10 + text.charAt(index) - '0';
        }
        return number;
    }
}
