package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.deadline.TestingCalendar.RULES;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarPlan.Certainty;
import vn.tthc.monitor.deadline.CalendarPlan.HalfDay;
import vn.tthc.monitor.deadline.CalendarPlan.MakeUpDay;
import vn.tthc.monitor.deadline.CalendarPlan.OfficeHours;
import vn.tthc.monitor.deadline.CalendarPlan.RestDay;
import vn.tthc.monitor.deadline.CalendarPlan.Span;

/** Laws of working time and due times over calendars made by chance: other hours, rest days, seasons, make-up days, half days, agencies. */
class DueTimeLawsTests {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 500;
    private static final String AGENCY = "H24.42";

    @Property(tries = 40)
    void workingTimeAddsUpAndTurnsBack(
            @ForAll("calendars") Deadlines rules,
            @ForAll("instants") Instant from,
            @ForAll("durations") Duration one,
            @ForAll("durations") Duration two) {
        for (var calendar : List.of(rules.calendar(), rules.calendar(AGENCY))) {
            addsUp(calendar, from, one, two);
        }
    }

    private static void addsUp(WorkingCalendar calendar, Instant from, Duration one, Duration two) {
        assertThat(calendar.plus(calendar.plus(from, one), two)).isEqualTo(calendar.plus(from, one.plus(two)));
        assertThat(calendar.between(from, calendar.plus(from, one))).isEqualTo(one);
        assertThat(calendar.isWorkingTime(calendar.plus(from, Duration.ZERO))).isTrue();
    }

    @Property(tries = 60)
    void whoComesLaterIsNeverDueEarlier(
            @ForAll("calendars") Deadlines rules,
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other,
            @ForAll("limits") Limit limit) {
        var first = one.isBefore(other) ? one : other;
        var second = one.isBefore(other) ? other : one;
        for (@Nullable String agency : new @Nullable String[] {null, AGENCY}) {
            assertThat(due(rules, Term.of(first, limit, agency)))
                    .isBeforeOrEqualTo(due(rules, Term.of(second, limit, agency)));
        }
    }

    @Property(tries = 60)
    void theDerivationAddsUpToTheResult(
            @ForAll("calendars") Deadlines rules,
            @ForAll("instants") Instant start,
            @ForAll("limits") Limit limit,
            @ForAll("pauses") List<Pause> pauses,
            @ForAll("agencies") String agency) {
        var term = Term.of(start, limit, agency).with(pauses);
        var derivation = rules.derive(term).orElseThrow();
        var at = start;
        for (var line : derivation.lines()) {
            assertThat(line.from()).isEqualTo(at);
            at = line.to();
        }
        assertThat(at).isEqualTo(derivation.dueAt()).isEqualTo(rules.due(term));
        assertThat(derivation.counted().plus(derivation.stood()))
                .isEqualTo(rules.calendar(agency).between(start, derivation.dueAt()));
        if (limit.unit() == Limit.Unit.WORKING_HOURS) {
            assertThat(derivation.counted())
                    .isEqualTo(Duration.ofSeconds(
                            limit.amount().multiply(BigDecimal.valueOf(3600)).longValue()));
        }
    }

    @Property(tries = 60)
    void aPauseNeverShortensATerm(
            @ForAll("calendars") Deadlines rules,
            @ForAll("instants") Instant start,
            @ForAll("limits") Limit limit,
            @ForAll("pauses") List<Pause> pauses,
            @ForAll("agencies") String agency) {
        var term = Term.of(start, limit, agency);
        assertThat(due(rules, term.with(pauses))).isAfterOrEqualTo(due(rules, term));
    }

    @Property(tries = 60)
    void whereEveryDayHasTheDaysHoursDaysAreHours(@ForAll("instants") Instant start, @ForAll("wholeDays") int days) {
        var byDays = due(RULES, Term.of(start, Limit.of("" + days, Limit.Unit.WORKING_DAYS), null));
        var calendar = RULES.calendar();
        assertThat(calendar.between(start, byDays)).isEqualTo(Duration.ofHours(8L * days));
        var half = due(RULES, Term.of(start, Limit.of("" + 2 * days, Limit.Unit.HALF_DAYS), null));
        assertThat(half).isEqualTo(byDays);
    }

    @Property(tries = 30)
    void theZoneOfTheMachineDoesNotMatter(
            @ForAll("instants") Instant start,
            @ForAll("limits") Limit limit,
            @ForAll("pauses") List<Pause> pauses,
            @ForAll("zones") String zone) {
        var term = Term.of(start, limit, null).with(pauses);
        var expected = RULES.derive(term);
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(RULES.derive(term)).isEqualTo(expected);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Instant due(Deadlines rules, Term term) {
        return Optional.ofNullable(rules.due(term)).orElseThrow();
    }

    @Provide
    Arbitrary<Deadlines> calendars() {
        return Combinators.combine(
                        Arbitraries.of(
                                List.of(span("07:00", "11:30"), span("13:30", "17:00")),
                                List.of(span("08:00", "12:00"), span("13:00", "17:30")),
                                List.of(span("07:30", "14:30"))),
                        Arbitraries.of(List.<Span>of(), List.of(span("07:30", "11:00"))),
                        Arbitraries.integers().between(0, DAYS).set().ofMaxSize(40),
                        Arbitraries.integers().between(0, DAYS).set().ofMaxSize(12),
                        Arbitraries.integers().between(0, DAYS).set().ofMaxSize(12))
                .as(DueTimeLawsTests::rules);
    }

    private static Deadlines rules(
            List<Span> week, List<Span> saturday, Set<Integer> off, Set<Integer> makeUp, Set<Integer> half) {
        var hours = new HashSet<OfficeHours>();
        hours.add(new OfficeHours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), null, null, week));
        if (!saturday.isEmpty()) {
            hours.add(new OfficeHours(EnumSet.of(DayOfWeek.SATURDAY), null, null, saturday));
        }
        Map<LocalDate, RestDay> restDays = new HashMap<>();
        off.forEach(day -> restDays.put(
                FIRST.plusDays(day), new RestDay(FIRST.plusDays(day), "Nghỉ " + day % 3, Certainty.DECIDED)));
        Map<LocalDate, MakeUpDay> makeUpDays = new HashMap<>();
        makeUp.forEach(day -> makeUpDays.put(FIRST.plusDays(day), new MakeUpDay(FIRST.plusDays(day), "Làm bù", null)));
        Map<LocalDate, HalfDay> halfDays = new HashMap<>();
        half.forEach(day -> halfDays.put(FIRST.plusDays(day), halfDay(FIRST.plusDays(day))));
        var common = new CalendarLayer(List.copyOf(hours), restDays, makeUpDays, Map.of());
        var plan = new CalendarPlan(TestingCalendar.ZONE, new CalendarPlan.WarnRule(8, 25), common);
        // The agency rests where the others make up, and has the half days.
        Map<LocalDate, RestDay> ownRest = new HashMap<>();
        makeUp.stream()
                .filter(day -> day % 2 == 0)
                .map(FIRST::plusDays)
                .forEach(day -> ownRest.put(day, new RestDay(day, "Nghỉ riêng", Certainty.DECIDED)));
        var own = Map.of(AGENCY, new CalendarLayer(List.of(), ownRest, Map.of(), halfDays));
        return new DeadlineRules(
                new CalendarBook(plan, own, AgencyLines.NONE), RuleSets.PLAIN, new Procedures(List.of()));
    }

    private static HalfDay halfDay(LocalDate day) {
        return day.getDayOfYear() % 2 == 0
                ? new HalfDay(day, "Nửa ngày", List.of(), LocalTime.of(10, 0), null)
                : new HalfDay(day, "Nửa ngày", List.of(span("08:00", "09:30"), span("14:00", "15:15")), null, null);
    }

    private static Span span(String from, String to) {
        return new Span(LocalTime.parse(from), LocalTime.parse(to));
    }

    /** One with days of its own, and one that nobody knows. */
    @Provide
    Arbitrary<String> agencies() {
        return Arbitraries.of(AGENCY, "H99");
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(1, 800)
                        .map(quarters ->
                                Limit.of(BigDecimal.valueOf(quarters * 25L, 2).toString(), Limit.Unit.WORKING_HOURS)),
                Arbitraries.integers().between(1, 60).map(halves -> Limit.of("" + halves, Limit.Unit.HALF_DAYS)),
                Arbitraries.integers()
                        .between(1, 60)
                        .map(halves ->
                                Limit.of(BigDecimal.valueOf(halves * 5L, 1).toString(), Limit.Unit.WORKING_DAYS)),
                Arbitraries.integers().between(1, 60).map(days -> Limit.of("" + days, Limit.Unit.CALENDAR_DAYS)),
                Arbitraries.just(Limit.sameDay()));
    }

    @Provide
    Arbitrary<List<Pause>> pauses() {
        var pause = Combinators.combine(
                        instants(),
                        Arbitraries.integers().between(0, 20 * 24 * 60).injectNull(0.1))
                .as((from, minutes) ->
                        new Pause(from, minutes == null ? null : from.plus(Duration.ofMinutes(minutes))));
        return pause.list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 400L * 24 * 60)
                .map(minutes ->
                        FIRST.atStartOfDay(TestingCalendar.ZONE).toInstant().plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.integers().between(1, 60 * 8 * 60).map(Duration::ofMinutes);
    }

    @Provide
    Arbitrary<Integer> wholeDays() {
        return Arbitraries.integers().between(1, 90);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("UTC", "America/St_Johns", "Pacific/Kiritimati", "Europe/Berlin");
    }
}
