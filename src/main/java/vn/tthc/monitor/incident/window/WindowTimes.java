package vn.tthc.monitor.incident.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tthc.monitor.incident.MaintenanceWindow;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;

/**
 * When a window is open, as pure functions. An occurrence is a pair of instants made in the zone of Viet Nam, so that one
 * that passes midnight belongs to the day it starts on, whatever zone the machine runs in.
 */
final class WindowTimes {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private WindowTimes() {}

    /** The occurrences that are not over at the instant, in their order; at least as many as are wanted are made. */
    static Stream<Occurrence> from(MaintenanceWindow window, Instant now) {
        var days = days(window.repeat());
        var length = Duration.between(window.from(), window.to());
        var first = window.from().atZone(ZONE);
        var passed = days == 0
                ? 0
                : Math.max(0, ChronoUnit.DAYS.between(first, now.minus(length).atZone(ZONE)) / days - 1);
        return Stream.iterate(first.plusDays(passed * days), start -> may(window, start), start -> next(start, days))
                .map(start -> cut(
                        window,
                        new Occurrence(start.toInstant(), start.toInstant().plus(length))))
                .takeWhile(occurrence -> occurrence.from().isBefore(occurrence.to()))
                .filter(occurrence -> occurrence.to().isAfter(now));
    }

    /** The one going on, or else the next one; empty where the window is over. */
    static Optional<Occurrence> next(MaintenanceWindow window, Instant now) {
        return from(window, now).findFirst();
    }

    /** When the last occurrence ends. */
    static Instant over(MaintenanceWindow window) {
        var until = window.until();
        var days = days(window.repeat());
        var first = window.from().atZone(ZONE);
        var times = until == null || days == 0 ? 0 : ChronoUnit.DAYS.between(first.toLocalDate(), until) / days;
        return window.to().atZone(ZONE).plusDays(times * days).toInstant();
    }

    /** Days from one occurrence to the next; 0 where there is only one. */
    static int days(Repeat repeat) {
        return switch (repeat) {
            case ONCE -> 0;
            case DAILY -> 1;
            case WEEKLY -> 7;
        };
    }

    private static boolean may(MaintenanceWindow window, ZonedDateTime start) {
        var until = window.until();
        return until == null
                ? start.toInstant().equals(window.from())
                : !day(start).isAfter(until);
    }

    private static LocalDate day(ZonedDateTime start) {
        return start.toLocalDate();
    }

    /** One that does not repeat has no next time; a thousand years later is after every end. */
    private static ZonedDateTime next(ZonedDateTime start, int days) {
        return days == 0 ? start.plusYears(1000) : start.plusDays(days);
    }

    private static Occurrence cut(MaintenanceWindow window, Occurrence occurrence) {
        var ended = window.endedAt();
        return ended == null || occurrence.to().isBefore(ended) ? occurrence : new Occurrence(occurrence.from(), ended);
    }
}
