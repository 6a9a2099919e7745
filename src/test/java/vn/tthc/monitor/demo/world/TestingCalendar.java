package vn.tthc.monitor.demo.world;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import vn.tthc.monitor.deadline.WorkingCalendar;

/** Monday to Friday, 08:00 to 16:00 without a break, in Viet Nam. */
public final class TestingCalendar implements WorkingCalendar {
    private static final long DAY_SECONDS = 8 * 3_600L;
    private static final LocalTime OPEN = LocalTime.of(8, 0);

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Ho_Chi_Minh");
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    @Override
    public boolean isWorkingTime(Instant at) {
        var local = at.atZone(zone());
        long second = (long) local.toLocalTime().toSecondOfDay() - OPEN.toSecondOfDay();
        return isWorkingDay(local.toLocalDate()) && second >= 0 && second < DAY_SECONDS;
    }

    @Override
    public Instant plus(Instant from, Duration workingTime) {
        var local = from.atZone(zone());
        long second = secondOfDay(local) + workingTime.toSeconds();
        var day = nearestWorkingDay(local.toLocalDate(), 1);
        while (second < 0) {
            day = nearestWorkingDay(day.minusDays(1), -1);
            second += DAY_SECONDS;
        }
        while (second >= DAY_SECONDS) {
            day = nearestWorkingDay(day.plusDays(1), 1);
            second -= DAY_SECONDS;
        }
        return day.atTime(OPEN).plusSeconds(second).atZone(zone()).toInstant();
    }

    @Override
    public Duration between(Instant from, Instant to) {
        throw new UnsupportedOperationException("the world does not need it");
    }

    @Override
    public Instant closing(LocalDate day) {
        return day.atTime(OPEN).plusSeconds(DAY_SECONDS).atZone(zone()).toInstant();
    }

    private long secondOfDay(ZonedDateTime local) {
        long second = (long) local.toLocalTime().toSecondOfDay() - OPEN.toSecondOfDay();
        return isWorkingDay(local.toLocalDate()) ? Math.clamp(second, 0, DAY_SECONDS) : 0;
    }

    private LocalDate nearestWorkingDay(LocalDate day, int step) {
        var working = day;
        while (!isWorkingDay(working)) {
            working = working.plusDays(step);
        }
        return working;
    }
}
