package vn.tthc.monitor.incident;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import vn.tthc.monitor.deadline.WorkingCalendar;

/** Monday to Friday, 08:00 to 17:00 without a break, in Vietnam; minute by minute, for clarity. */
public final class TestingCalendar implements WorkingCalendar {
    private static final LocalTime OPEN = LocalTime.of(8, 0);
    private static final LocalTime CLOSE = LocalTime.of(17, 0);

    private final Set<LocalDate> otherwise;

    public TestingCalendar() {
        this(Set.of());
    }

    /** But for some days: weekdays off, and days of the week-end on which it is open. */
    public TestingCalendar(Set<LocalDate> otherwise) {
        this.otherwise = Set.copyOf(otherwise);
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Ho_Chi_Minh");
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        var weekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return weekday != otherwise.contains(day);
    }

    @Override
    public boolean isWorkingTime(Instant at) {
        var local = at.atZone(zone());
        var time = local.toLocalTime();
        return isWorkingDay(local.toLocalDate()) && !time.isBefore(OPEN) && time.isBefore(CLOSE);
    }

    @Override
    public Instant plus(Instant from, Duration workingTime) {
        var at = from;
        var left = workingTime;
        while (!isWorkingTime(at) || left.isPositive()) {
            left = isWorkingTime(at) ? left.minusMinutes(1) : left;
            at = at.plusSeconds(60);
        }
        return at;
    }

    @Override
    public Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        var minutes = 0L;
        for (var at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            minutes += isWorkingTime(at) ? 1 : 0;
        }
        return Duration.ofMinutes(minutes);
    }
}
