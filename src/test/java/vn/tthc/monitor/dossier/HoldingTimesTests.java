package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.deadline.Pause;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.dossier.Holding.Holder;
import vn.tthc.monitor.dossier.HoldingTimes.Span;
import vn.tthc.monitor.dossier.Trail.Stay;

/** Who held a dossier how long. Offices are open from 7:00 to 11:30 and from 13:30 to 17:00; 16/11/2026 is a Monday. */
class HoldingTimesTests {
    private static final WorkingCalendar CALENDAR =
            TestingDeadlines.ofRepository().calendar();
    private static final Instant MONDAY = at("2026-11-16T09:00");
    private static final Instant THURSDAY = at("2026-11-19T09:00");

    private final HoldingTimes times = new HoldingTimes(CALENDAR);

    @Test
    void countsNeitherLunchNorNightsNorRestDays() {
        var trail = told(stay("A", "2026-12-31T16:00"), stay("B", "2027-01-04T08:00"));
        var holdings =
                times.of(trail, List.of(), null, new Span(at("2026-12-31T10:30"), at("2027-01-04T14:00"), false));

        assertThat(holdings)
                .extracting(HoldingTimesTests::said)
                .containsExactly("HELD null PT3H30M", "HELD A PT2H", "HELD B PT4H");
    }

    @Test
    void keepsTheOneWhoHadItWhenItWasReceived() {
        var trail = told(stay("Một cửa", "2026-11-13T10:00"), stay("Phòng", "2026-11-16T15:00"));

        assertThat(past(trail)).containsExactly("HELD Một cửa PT4H", "HELD Phòng PT20H");
    }

    @Test
    void ordersHandOversThatComeOutOfOrder() {
        var trail = told(stay("C", "2026-11-18T09:00"), stay("A", "2026-11-16T09:00"), stay("B", "2026-11-17T09:00"));

        assertThat(past(trail)).containsExactly("HELD A PT8H", "HELD B PT8H", "HELD C PT8H");
    }

    @Test
    void saysThatNobodyKnowsBeforeTheFirstHandOver() {
        assertThat(past(told(stay("B", "2026-11-17T09:00")))).containsExactly("HELD null PT8H", "HELD B PT16H");
    }

    @Test
    void leavesOutHandOversThatAreStillToCome() {
        var trail = told(stay("A", "2026-11-16T09:00"), stay("B", "2026-11-20T09:00"));

        assertThat(past(trail)).containsExactly("HELD A PT24H");
    }

    @Test
    void givesAHandOverAtNightTheWholeNextMorning() {
        var trail = told(stay("A", "2026-11-16T09:00"), stay("B", "2026-11-16T22:15"));

        assertThat(past(trail)).containsExactly("HELD A PT6H", "HELD B PT18H");
    }

    @Test
    void cutsAPauseAtAHandOver() {
        var trail = told(stay("A", "2026-11-16T09:00"), stay("B", "2026-11-17T09:00"));
        var pause = new Pause(at("2026-11-16T15:00"), at("2026-11-17T15:00"));

        assertThat(times.of(trail, List.of(pause), null, new Span(MONDAY, THURSDAY, false)))
                .extracting(HoldingTimesTests::said)
                .containsExactly("HELD A PT4H", "PAUSED A PT4H", "PAUSED B PT4H", "HELD B PT12H");
    }

    @Test
    void countsTheHoursOfOverlappingPausesOnce() {
        var trail = told(stay("A", "2026-11-16T09:00"));
        var pauses = List.of(
                new Pause(at("2026-11-17T09:00"), at("2026-11-18T09:00")),
                new Pause(at("2026-11-16T15:00"), at("2026-11-17T15:00")),
                new Pause(at("2026-11-17T10:00"), at("2026-11-17T11:00")));

        assertThat(times.of(trail, pauses, null, new Span(MONDAY, THURSDAY, false)))
                .extracting(HoldingTimesTests::said)
                .containsExactly("HELD A PT4H", "PAUSED A PT8H", "PAUSED A PT4H", "HELD A PT8H");
    }

    @Test
    void stopsWhatIsLeftWhereAnOpenPauseBegan() {
        var trail = told(stay("A", "2026-11-16T09:00"));
        var pause = new Pause(at("2026-11-17T09:00"), null);
        var due = at("2026-11-18T09:00");

        assertThat(times.of(trail, List.of(pause), due, new Span(MONDAY, THURSDAY, true)))
                .extracting(HoldingTimesTests::said)
                .containsExactly("HELD A PT8H", "PAUSED A PT16H", "LEFT null PT8H");
    }

    @Test
    void tellsOverdueHoursBesideThoseOfTheHolders() {
        var holdings = times.of(
                told(stay("A", "2026-11-16T09:00")),
                List.of(),
                at("2026-11-18T09:00"),
                new Span(MONDAY, THURSDAY, true));

        assertThat(holdings).extracting(HoldingTimesTests::said).containsExactly("HELD A PT24H", "OVER null PT8H");
    }

    @Test
    void judgesAStepByItsHoursWithoutPauses() {
        var trail = told(stay("A", "2026-11-16T09:00"), stay("B", "2026-11-18T09:00"))
                .permitted(List.of(Duration.ofHours(8), Duration.ofHours(8)));
        var pause = new Pause(at("2026-11-16T10:00"), at("2026-11-17T10:00"));
        var steps = times.of(trail, List.of(pause), null, new Span(MONDAY, at("2026-11-19T10:00"), false)).stream()
                .map(Holding::step)
                .toList();

        assertThat(steps)
                .containsExactly(
                        null,
                        null,
                        new Holding.Step(Duration.ofHours(8), Duration.ofHours(8), false),
                        new Holding.Step(Duration.ofHours(9), Duration.ofHours(8), true));
    }

    @Test
    void judgesAStepByTheTimeThatItsSourceSets() {
        var holder = new Holder("A", null);
        var until = at("2026-11-16T15:00");
        var trail = new Trail(true, List.of(new Stay(holder, MONDAY, MONDAY, until, null, true)));

        assertThat(times.of(trail, List.of(), null, new Span(MONDAY, THURSDAY, false))
                        .getFirst()
                        .step())
                .isEqualTo(new Holding.Step(Duration.ofHours(24), Duration.ofHours(4), true));
    }

    @Test
    void accusesNobodyOfHoursInWhichTheChangeMayHaveBeenMissed() {
        var next = new Stay(new Holder("X", "B"), at("2026-11-17T09:00"), at("2026-11-16T16:00"), null, null, true);
        var trail = new Trail(false, List.of(stay("A", "2026-11-16T09:00"), next));
        var span = new Span(MONDAY, THURSDAY, false);

        assertThat(times.deviation(trail, span)).isEqualTo(Duration.ofHours(3));
        assertThat(exceeded(trail.permitted(List.of(Duration.ofHours(5))), span))
                .isFalse();
        assertThat(exceeded(trail.permitted(List.of(Duration.ofMinutes(299))), span))
                .isTrue();
    }

    private boolean exceeded(Trail trail, Span span) {
        return Objects.requireNonNull(
                        times.of(trail, List.of(), null, span).getFirst().step())
                .exceeded();
    }

    @Property(tries = 300)
    void stretchesFollowEachOtherAndAddUp(
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other,
            @ForAll("lists") List<Instant> moves,
            @ForAll("lists") List<Instant> pauses) {
        var span = new Span(one.isBefore(other) ? one : other, one.isBefore(other) ? other : one, false);
        var stays = IntStream.range(0, moves.size())
                .mapToObj(number -> Stay.of(new Holder("H" + number % 3, null), moves.get(number)))
                .toList();
        var stood = new ArrayList<Pause>();
        for (var number = 0; number + 1 < pauses.size(); number += 2) {
            stood.add(new Pause(pauses.get(number), number == 4 ? null : pauses.get(number + 1)));
        }
        var holdings = times.of(new Trail(true, stays), stood, null, span);

        var at = span.from();
        var sum = Duration.ZERO;
        for (var holding : holdings) {
            assertThat(holding.from()).isEqualTo(at);
            assertThat(holding.workingTime()).isEqualTo(CALENDAR.between(holding.from(), holding.to()));
            at = holding.to();
            sum = sum.plus(holding.workingTime());
        }
        assertThat(at).isEqualTo(span.to());
        assertThat(sum).isEqualTo(CALENDAR.between(span.from(), span.to()));
    }

    @Provide
    Arbitrary<Instant> instants() {
        var start = at("2026-11-01T00:00");
        return Arbitraries.integers().between(1, 60 * 24 * 90).map(minutes -> start.plusSeconds(60L * minutes));
    }

    @Provide
    Arbitrary<List<Instant>> lists() {
        return Combinators.combine(instants(), instants().list().ofMaxSize(7)).as((first, rest) -> {
            var all = new ArrayList<>(rest);
            all.add(first);
            return all;
        });
    }

    private List<String> past(Trail trail) {
        return times.of(trail, List.of(), null, new Span(MONDAY, THURSDAY, false)).stream()
                .map(HoldingTimesTests::said)
                .toList();
    }

    private static String said(Holding holding) {
        var holder = holding.holder();
        return holding.kind() + " " + (holder == null ? null : holder.name()) + " " + holding.workingTime();
    }

    private static Trail told(Stay... stays) {
        return new Trail(true, List.of(stays));
    }

    private static Stay stay(@Nullable String holder, String local) {
        return Stay.of(holder == null ? null : new Holder(holder, null), at(local));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
    }
}
