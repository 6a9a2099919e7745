package vn.tthc.monitor.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the calendar file says of one agency, everything above it included, before it is turned into an index. */
record CalendarPlan(ZoneId zone, WarnRule warn, CalendarLayer days) {

    List<OfficeHours> hours() {
        return days.hours();
    }

    Map<LocalDate, RestDay> restDays() {
        return days.restDays();
    }

    Map<LocalDate, MakeUpDay> makeUpDays() {
        return days.makeUpDays();
    }

    Map<LocalDate, HalfDay> halfDays() {
        return days.halfDays();
    }

    /** The plan of an agency below that says something of its own. */
    CalendarPlan below(CalendarLayer own) {
        return new CalendarPlan(zone, warn, days.below(own));
    }

    /** The same with every undecided day as a rest day. */
    CalendarPlan cautious() {
        return new CalendarPlan(zone, warn, days.cautious());
    }

    /** The office hours of one day in order; empty on a rest day. */
    List<Span> open(LocalDate day) {
        var whole = whole(day);
        var half = halfDays().get(day);
        return half == null || whole.isEmpty() ? whole : half.of(whole);
    }

    /** The hours of a day without regard to half days; empty on a rest day. */
    List<Span> whole(LocalDate day) {
        var makeUp = makeUpDays().get(day);
        if (makeUp != null) {
            var pattern = makeUp.insteadOf() == null
                    ? DayOfWeek.MONDAY
                    : makeUp.insteadOf().getDayOfWeek();
            return ordinary(pattern, MonthDay.from(day));
        }
        var rest = restDays().get(day);
        if (rest != null && rest.state().closed()) {
            return List.of();
        }
        return ordinary(day.getDayOfWeek(), MonthDay.from(day));
    }

    private List<Span> ordinary(DayOfWeek weekday, MonthDay season) {
        List<Span> found = List.of();
        for (var rule : hours()) {
            if (rule.days().contains(weekday) && rule.inSeason(season)) {
                found = rule.open();
            }
        }
        return found;
    }

    /** Office hours of some weekdays, for the whole year or for a season that may run over New Year. */
    record OfficeHours(
            Set<DayOfWeek> days,
            @Nullable MonthDay from,
            @Nullable MonthDay to,
            List<Span> open) {

        OfficeHours {
            days = Set.copyOf(days);
            open = List.copyOf(open);
        }

        boolean inSeason(MonthDay day) {
            if (from == null || to == null) {
                return true;
            }
            var afterStart = !day.isBefore(from);
            var beforeEnd = !day.isAfter(to);
            return from.isAfter(to) ? afterStart || beforeEnd : afterStart && beforeEnd;
        }

        /** Spans that begin before the one ahead of them has ended, or end before they begin. */
        List<Span> faulty() {
            var faulty = new ArrayList<Span>();
            var last = LocalTime.MIN;
            for (var span : open) {
                if (!span.to().isAfter(span.from()) || span.from().isBefore(last)) {
                    faulty.add(span);
                }
                last = span.to();
            }
            return faulty;
        }
    }

    /** Opening inclusive, closing exclusive, on one day. */
    record Span(LocalTime from, LocalTime to) {
        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    /** A weekday off. */
    record RestDay(LocalDate date, String name, Certainty state) {}

    /** A day off by the week on which the office works, and the rest day it stands for. */
    record MakeUpDay(LocalDate date, String name, @Nullable LocalDate insteadOf) {}

    /**
     * A working day on which the office is open for a part only.
     *
     * @param open the hours of that day; empty where only the closing or the opening time is given
     * @param closes when the office closes early; null where something else is given
     * @param opens when the office opens late; null where something else is given
     */
    record HalfDay(
            LocalDate date,
            String name,
            List<Span> open,
            @Nullable LocalTime closes,
            @Nullable LocalTime opens) {

        HalfDay {
            open = List.copyOf(open);
        }

        /** What is left of the hours of a whole day. */
        List<Span> of(List<Span> whole) {
            if (!open.isEmpty()) {
                return open;
            }
            return whole.stream()
                    .map(span -> closes != null && span.to().isAfter(closes) ? new Span(span.from(), closes) : span)
                    .map(span -> opens != null && span.from().isBefore(opens) ? new Span(opens, span.to()) : span)
                    .filter(span -> span.from().isBefore(span.to()))
                    .toList();
        }
    }

    /** Whether the day has been decided by the authorities. */
    enum Certainty {
        /** Published decision. */
        DECIDED,
        /** Not published, but expected by law or custom: counts as a rest day. */
        EXPECTED,
        /** Under discussion: counts as a working day until decided. */
        UNDECIDED;

        boolean closed() {
            return this != UNDECIDED;
        }
    }

    /** From when a dossier is pressing: so many working hours before due, or a share of its term when that is less. */
    record WarnRule(int hours, int sharePercent) {}
}
