package vn.tthc.monitor.deadline;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarPlan.Certainty;
import vn.tthc.monitor.deadline.CalendarPlan.HalfDay;
import vn.tthc.monitor.deadline.CalendarPlan.MakeUpDay;
import vn.tthc.monitor.deadline.CalendarPlan.RestDay;
import vn.tthc.monitor.platform.config.Problem;

/** The calendars of the files in force. */
final class FileCalendars implements CalendarDesk {
    private final LiveDeadlines deadlines;

    FileCalendars(LiveDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public boolean look() {
        return deadlines.look();
    }

    @Override
    public List<Problem> problems() {
        return deadlines.problems();
    }

    @Override
    public List<SpecialDay> days(@Nullable String agency, int year) {
        var book = deadlines.now().book();
        var plan = agency == null ? book.common() : book.plan(agency);
        var own = agency == null ? book.common().days() : book.own().getOrDefault(agency, CalendarLayer.EMPTY);
        var days = new TreeMap<LocalDate, SpecialDay>();
        plan.restDays()
                .forEach((date, day) -> days.put(
                        date, special(plan, date, DayKind.valueOf(day.state().name()), day.name(), own.restDays())));
        plan.makeUpDays()
                .forEach((date, day) ->
                        days.put(date, special(plan, date, DayKind.MAKE_UP, day.name(), own.makeUpDays())));
        plan.halfDays()
                .forEach((date, day) ->
                        days.put(date, special(plan, date, DayKind.HALF_DAY, day.name(), own.halfDays())));
        return days.values().stream()
                .filter(day -> day.date().getYear() == year)
                .toList();
    }

    private static SpecialDay special(
            CalendarPlan plan, LocalDate date, DayKind kind, String name, Map<LocalDate, ?> own) {
        var half = plan.halfDays().get(date);
        var hours = plan.open(date).stream().map(Object::toString).collect(Collectors.joining(", "));
        return new SpecialDay(date, kind, name, half == null ? null : half.closes(), hours, own.containsKey(date));
    }

    @Override
    public Deadlines with(SpecialDay day, @Nullable String agency) {
        var rules = deadlines.now();
        var book = rules.book();
        var layer = layer(day);
        if (agency == null) {
            return rules.with(new CalendarBook(book.common().below(layer), book.own(), book.agencies()));
        }
        var own = new HashMap<>(book.own());
        own.merge(agency, layer, CalendarLayer::below);
        return rules.with(new CalendarBook(book.common(), own, book.agencies()));
    }

    private static CalendarLayer layer(SpecialDay day) {
        var date = day.date();
        return switch (day.kind()) {
            case DECIDED, EXPECTED, UNDECIDED ->
                new CalendarLayer(
                        List.of(),
                        Map.of(
                                date,
                                new RestDay(
                                        date,
                                        day.name(),
                                        Certainty.valueOf(day.kind().name()))),
                        Map.of(),
                        Map.of());
            case MAKE_UP ->
                new CalendarLayer(List.of(), Map.of(), Map.of(date, new MakeUpDay(date, day.name(), null)), Map.of());
            case HALF_DAY ->
                new CalendarLayer(
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(date, new HalfDay(date, day.name(), List.of(), day.closes())));
        };
    }
}
