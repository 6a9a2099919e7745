package vn.tthc.monitor.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Working time of an agency: office hours by weekday, rest days, working Saturdays. Immutable and thread-safe. */
public interface WorkingCalendar {
    ZoneId zone();

    /** Whether any office hours fall on the day. */
    boolean isWorkingDay(LocalDate day);

    /** Whether the instant lies in office hours: opening inclusive, closing exclusive. */
    boolean isWorkingTime(Instant at);

    /** The instant after that much working time; negative durations go back. Zero answers the next working instant. */
    Instant plus(Instant from, Duration workingTime);

    /** Working time between two instants; negative when {@code to} is before {@code from}. */
    Duration between(Instant from, Instant to);

    /** The day itself, or the first working day after it, and then so many working days on. */
    default LocalDate workingDay(LocalDate day, int later) {
        var found = day;
        for (var left = later; ; found = found.plusDays(1)) {
            if (isWorkingDay(found) && left-- == 0) {
                return found;
            }
        }
    }

    /** When the office opens on a working day. */
    default Instant opening(LocalDate day) {
        return plus(day.atStartOfDay(zone()).toInstant(), Duration.ZERO);
    }

    /** When the office closes on a working day. */
    default Instant closing(LocalDate day) {
        var midnight = day.atStartOfDay(zone()).toInstant();
        var next = day.plusDays(1).atStartOfDay(zone()).toInstant();
        return plus(midnight, between(midnight, next));
    }

    /** Whether the office is open for a part of the day only. */
    default boolean isHalfDay(LocalDate day) {
        return false;
    }

    /** What is out of the ordinary about a day: the name of its holiday, of the rest day it makes up for, of its half day. */
    default @Nullable String name(LocalDate day) {
        return null;
    }

    /** Whether the calendar knows the time: far from our years nothing is working time. */
    default boolean covers(Instant at) {
        return true;
    }
}
