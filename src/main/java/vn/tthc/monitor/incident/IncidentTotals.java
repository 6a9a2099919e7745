package vn.tthc.monitor.incident;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.incident.SourceHistory.Period;
import vn.tthc.monitor.incident.SourceHistory.Total;

/** Totals of incidents as pure functions. Periods are half-open and begin at midnight in the zone of the calendar. */
final class IncidentTotals {
    private IncidentTotals() {}

    /** An incident and the stretches of time in which it was going on; a gap lies where it had ended and came back. */
    record Course(Incident incident, List<Stretch> stretches) {}

    /** The first day of the period that holds a day. */
    static LocalDate begin(Period period, LocalDate day) {
        return switch (period) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day of a period that many later. */
    static LocalDate later(Period period, LocalDate begin, int periods) {
        return switch (period) {
            case WEEK -> begin.plusWeeks(periods);
            case MONTH -> begin.plusMonths(periods);
        };
    }

    /** Of one period, by source. */
    static List<Total> of(Collection<Course> courses, LocalDate from, LocalDate until, WorkingCalendar calendar) {
        var period = new Stretch(
                from.atStartOfDay(calendar.zone()).toInstant(),
                until.atStartOfDay(calendar.zone()).toInstant());
        var sources = new TreeSet<String>();
        courses.forEach(course -> sources.add(origin(course)));
        var totals = new ArrayList<Total>();
        for (var source : sources) {
            var own = courses.stream()
                    .filter(course -> origin(course).equals(source))
                    .filter(course -> !inside(course.stretches(), period).isEmpty() || begins(course, period))
                    .toList();
            if (!own.isEmpty()) {
                totals.add(total(own, period, from, until, calendar));
            }
        }
        return totals;
    }

    private static String origin(Course course) {
        return ExternalIncidents.origin(course.incident().source());
    }

    private static Total total(
            List<Course> own, Stretch period, LocalDate from, LocalDate until, WorkingCalendar calendar) {
        var first = own.getLast().incident();
        var begun = own.stream().filter(course -> begins(course, period)).toList();
        return new Total(
                from,
                until,
                ExternalIncidents.origin(first.source()),
                first.sourceName(),
                begun.size(),
                time(own.stream().filter(course -> lost(course.incident())).toList(), period, calendar),
                time(own.stream().filter(course -> slow(course.incident())).toList(), period, calendar),
                begun.stream()
                        .map(Course::incident)
                        .filter(IncidentTotals::lost)
                        .mapToLong(Incident::dueInside)
                        .sum());
    }

    private static boolean begins(Course course, Stretch period) {
        var at = course.incident().openedAt();
        return !at.isBefore(period.from()) && at.isBefore(period.to());
    }

    private static boolean lost(Incident incident) {
        return incident.kind() == Incident.Kind.REACH || incident.kind() == Incident.Kind.AUTH;
    }

    private static boolean slow(Incident incident) {
        return incident.kind() == Incident.Kind.LATENCY || incident.kind() == Incident.Kind.FRESHNESS;
    }

    private static Duration time(List<Course> courses, Stretch period, WorkingCalendar calendar) {
        var parts = inside(
                courses.stream().flatMap(course -> course.stretches().stream()).toList(), period);
        var sum = Duration.ZERO;
        var counted = period.from();
        for (var part : parts) {
            var begin = part.from().isBefore(counted) ? counted : part.from();
            if (begin.isBefore(part.to())) {
                sum = sum.plus(calendar.between(begin, part.to()));
                counted = part.to();
            }
        }
        return sum;
    }

    /** What of them lies in the period, oldest first. */
    private static List<Stretch> inside(List<Stretch> stretches, Stretch period) {
        return stretches.stream()
                .map(stretch -> new Stretch(
                        stretch.from().isBefore(period.from()) ? period.from() : stretch.from(),
                        stretch.to().isAfter(period.to()) ? period.to() : stretch.to()))
                .filter(stretch -> stretch.from().isBefore(stretch.to()))
                .sorted(Comparator.comparing(Stretch::from))
                .toList();
    }
}
