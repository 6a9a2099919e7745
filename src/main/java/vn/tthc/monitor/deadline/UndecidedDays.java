package vn.tthc.monitor.deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarPlan.Certainty;
import vn.tthc.monitor.deadline.CalendarPlan.RestDay;

/** What becomes of a term if days of which nobody knows yet become rest days. Laid out only for calendars that are asked about. */
final class UndecidedDays {
    private final CalendarBook book;
    private final Map<CalendarPlan, WorkingCalendar> cautious = new ConcurrentHashMap<>();

    UndecidedDays(CalendarBook book) {
        this.book = book;
    }

    /** The undecided days that a term crosses, where they would move its end; null where they would not. */
    Derivation.@Nullable Undecided in(Term term, RuleSet rules, Instant due) {
        var agency = term.agency();
        var plan = book.plan(agency == null ? null : book.agencies().code(agency));
        var first = term.startAt().atZone(plan.zone()).toLocalDate();
        var days = plan.restDays().values().stream()
                .filter(day -> day.state() == Certainty.UNDECIDED
                        && !plan.open(day.date()).isEmpty())
                .filter(day -> !day.date().isBefore(first))
                .sorted(Comparator.comparing(RestDay::date))
                .toList();
        if (days.isEmpty()
                || days.getFirst().date().isAfter(due.atZone(plan.zone()).toLocalDate())) {
            return null;
        }
        var calendar = cautious.computeIfAbsent(plan, asked -> new IndexedCalendar(asked.cautious()));
        var later = new DueClock(calendar, rules).due(term);
        var last = later.atZone(plan.zone()).toLocalDate();
        var crossed = days.stream()
                .filter(day -> !day.date().isAfter(last) && !calendar.isWorkingDay(day.date()))
                .map(day -> new Derivation.Day(day.date(), day.name()))
                .toList();
        return later.equals(due) || crossed.isEmpty() ? null : new Derivation.Undecided(crossed, later);
    }
}
