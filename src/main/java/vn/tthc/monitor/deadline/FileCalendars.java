package vn.tthc.monitor.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.Problem;

/** The calendars of the files in force, with the edits that lie over them. */
final class FileCalendars implements CalendarDesk {
    private static final Level NATION = new Level(null, false);

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
    public List<DayEdit> edits() {
        return deadlines.edits();
    }

    @Override
    public void follow(List<DayEdit> edits) {
        deadlines.follow(edits);
    }

    @Override
    public Deadlines under(List<DayEdit> edits) {
        return deadlines.files().with(edits);
    }

    @Override
    public List<SpecialDay> days(@Nullable String agency, int year) {
        var book = deadlines.now().book();
        var edits = deadlines.edits();
        var plan = book.plan(agency);
        var dates = new TreeSet<LocalDate>();
        dates.addAll(plan.restDays().keySet());
        dates.addAll(plan.makeUpDays().keySet());
        dates.addAll(plan.halfDays().keySet());
        return dates.stream()
                .filter(date -> date.getYear() == year)
                .flatMap(date -> special(book, edits, agency, date).stream())
                .toList();
    }

    @Override
    public List<Integer> years() {
        var years = deadlines.now().book().years();
        return years == null
                ? List.of()
                : IntStream.rangeClosed(years.first(), years.last()).boxed().toList();
    }

    @Override
    public DayState state(List<DayEdit> edits, @Nullable String agency, LocalDate date) {
        var book = deadlines.files().book().with(edits);
        var hours = hours(book.plan(agency), date);
        return special(book, edits, agency, date)
                .map(day -> new DayState(day.kind(), day.name(), day.hours()))
                .orElse(new DayState(null, "", hours));
    }

    private static Optional<SpecialDay> special(
            CalendarBook book, List<DayEdit> edits, @Nullable String agency, LocalDate date) {
        var plan = book.plan(agency);
        var half = plan.halfDays().get(date);
        var makeUp = plan.makeUpDays().get(date);
        var rest = plan.restDays().get(date);
        var hours = hours(plan, date);
        if (half != null && !hours.isEmpty()) {
            return day(book, edits, agency, new SpecialDay(date, DayKind.HALF_DAY, half.name(), hours, NATION));
        }
        if (makeUp != null) {
            return day(book, edits, agency, new SpecialDay(date, DayKind.MAKE_UP, makeUp.name(), hours, NATION));
        }
        if (rest != null) {
            var kind = DayKind.valueOf(rest.state().name());
            return day(book, edits, agency, new SpecialDay(date, kind, rest.name(), hours, NATION));
        }
        return Optional.empty();
    }

    private static Optional<SpecialDay> day(
            CalendarBook book, List<DayEdit> edits, @Nullable String agency, SpecialDay day) {
        return Optional.of(
                new SpecialDay(day.date(), day.kind(), day.name(), day.hours(), said(book, edits, agency, day)));
    }

    /** The lowest level that says anything of this kind about the day. */
    private static Level said(CalendarBook book, List<DayEdit> edits, @Nullable String agency, SpecialDay day) {
        var levels = new ArrayList<@Nullable String>();
        levels.add(null);
        if (agency != null) {
            levels.addAll(book.agencies().downTo(agency));
        }
        for (var level : levels.reversed()) {
            if (book.layer(level).says(day.kind(), day.date())) {
                return new Level(level, edits.stream().anyMatch(edit -> edit.about(day.date(), level)));
            }
        }
        return NATION;
    }

    private static String hours(CalendarPlan plan, LocalDate date) {
        return plan.open(date).stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @Override
    public List<Problem> check(DayEdit edit) {
        var section = edit.section();
        var faults = CalendarShape.AGENCY.check(section);
        if (!faults.isEmpty()) {
            return faults;
        }
        var book = deadlines.files().book().with(edit.in(deadlines.edits()));
        var problems = new ArrayList<Problem>();
        var years = deadlines.now().book().years();
        if (years != null
                && (edit.date().getYear() < years.first() || edit.date().getYear() > years.last() + 1)) {
            problems.add(new Problem(
                    section.all().stream()
                            .filter(node ->
                                    node.isScalar() && node.place().file().equals("date"))
                            .findFirst()
                            .orElse(section)
                            .place(),
                    "outside-years",
                    "năm " + edit.date().getYear() + " ngoài các năm có ngày nghỉ trong lịch",
                    "một ngày từ năm " + years.first() + " đến năm " + (years.last() + 1),
                    null));
        }
        problems.addAll(new CalendarLevelLint(book.plan(edit.agency()), section).errors());
        problems.addAll(CalendarLint.suspicions(book.plan(edit.agency()), section));
        return List.copyOf(problems);
    }
}
