package vn.tthc.monitor.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import vn.tthc.monitor.deadline.WorkingCalendar;

/** Appointments as the simulated systems compute them. */
record Terms(WorkingCalendar calendar) {
    private static final LocalTime CUT_OFF = LocalTime.of(15, 0);
    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    Instant due(Instant received, DemoProcedure procedure) {
        return procedure.termHours() > 0
                ? calendar.plus(received, Duration.ofHours(procedure.termHours()))
                : sameDay(received);
    }

    /** Working time of the procedure's limit; a same-day procedure counts as half a day. */
    Duration length(DemoProcedure procedure) {
        return Duration.ofHours(procedure.termHours() > 0 ? procedure.termHours() : 4);
    }

    private Instant sameDay(Instant received) {
        var local = received.atZone(calendar.zone());
        var day = local.toLocalDate();
        if (!calendar.isWorkingDay(day) || !local.toLocalTime().isBefore(CUT_OFF)) {
            day = nextWorkingDay(day);
        }
        return day.atTime(CLOSING).atZone(calendar.zone()).toInstant();
    }

    private LocalDate nextWorkingDay(LocalDate day) {
        var next = day.plusDays(1);
        while (!calendar.isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
