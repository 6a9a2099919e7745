package vn.tthc.monitor.deadline;

import java.time.Duration;
import java.util.Locale;

/** Working time in words: {@code 1 ngày 4 giờ}, where a day is 8 working hours whatever the office hours are. */
final class WorkingTimeText {
    private static final Words VIETNAMESE = new Words("ngày", "ngày", "giờ", "giờ", "phút", "phút", "dưới 1 phút");
    private static final Words ENGLISH =
            new Words("day", "days", "hour", "hours", "minute", "minutes", "under 1 minute");
    private static final int MINUTES_PER_DAY = 8 * 60;

    private WorkingTimeText() {}

    static boolean english(Locale locale) {
        return "en".equals(locale.getLanguage());
    }

    /** The two largest units that say something; days and hours, or hours and minutes. */
    static String of(Duration workingTime, Locale locale) {
        var words = english(locale) ? ENGLISH : VIETNAMESE;
        var minutes = workingTime.abs().toMinutes();
        var days = minutes / MINUTES_PER_DAY;
        var hours = minutes % MINUTES_PER_DAY / 60;
        if (days > 0) {
            return join(count(days, words.day(), words.days()), count(hours, words.hour(), words.hours()));
        }
        var rest = minutes % 60;
        if (minutes == 0) {
            return words.less();
        }
        return join(count(hours, words.hour(), words.hours()), count(rest, words.minute(), words.minutes()));
    }

    private static String count(long number, String one, String many) {
        return number == 0 ? "" : number + " " + (number == 1 ? one : many);
    }

    private static String join(String large, String small) {
        return large.isEmpty() || small.isEmpty() ? large + small : large + " " + small;
    }

    /** One language. */
    private record Words(
            String day, String days, String hour, String hours, String minute, String minutes, String less) {}
}
