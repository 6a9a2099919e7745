package vn.tthc.monitor.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Derivation.Kind;
import vn.tthc.monitor.deadline.Derivation.Line;

/** Lays out the time between the start and the due time line by line: stretches of days of one kind, and pauses. */
final class DerivationWriter {
    private final WorkingCalendar calendar;
    private final List<Line> lines = new ArrayList<>();

    DerivationWriter(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    Derivation write(
            Term term, RuleSet rules, Instant countsFrom, Instant dueAt, Derivation.@Nullable Undecided undecided) {
        if (countsFrom.isAfter(term.startAt())) {
            lines.add(new Line(Kind.WAIT, term.startAt(), countsFrom, Duration.ZERO, Duration.ZERO, null));
        }
        var at = countsFrom;
        for (var pause : DueClock.merged(term.pauses(), countsFrom)) {
            if (!pause.from().isBefore(dueAt)) {
                break;
            }
            running(at, pause.from());
            if (pause.to() == null) {
                at = pause.from();
                break;
            }
            var end = pause.to().isBefore(dueAt) ? pause.to() : dueAt;
            lines.add(
                    new Line(Kind.PAUSE, pause.from(), end, Duration.ZERO, calendar.between(pause.from(), end), null));
            at = end;
        }
        running(at, dueAt);
        return new Derivation(term, rules, countsFrom, dueAt, lines, undecided);
    }

    private void running(Instant from, Instant to) {
        var at = from;
        while (at.isBefore(to)) {
            var day = date(at);
            var end = to;
            for (var next = day; ; next = next.plusDays(1)) {
                var midnight = next.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
                if (!midnight.isBefore(to)) {
                    break;
                }
                if (!alike(day, next.plusDays(1))) {
                    end = midnight;
                    break;
                }
            }
            lines.add(new Line(kind(day), at, end, calendar.between(at, end), Duration.ZERO, calendar.name(day)));
            at = end;
        }
    }

    private boolean alike(LocalDate day, LocalDate other) {
        return kind(day) == kind(other) && Objects.equals(name(day), name(other));
    }

    private @Nullable String name(LocalDate day) {
        return calendar.name(day);
    }

    private Kind kind(LocalDate day) {
        if (!calendar.isWorkingDay(day)) {
            return Kind.CLOSED;
        }
        if (calendar.isHalfDay(day)) {
            return Kind.HALF_DAY;
        }
        return calendar.name(day) == null ? Kind.WORK : Kind.MAKE_UP;
    }

    private LocalDate date(Instant at) {
        return at.atZone(calendar.zone()).toLocalDate();
    }
}
