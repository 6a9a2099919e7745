package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;

/** Time that nobody can speak for counts neither as up nor as down, whatever the history looks like. */
class UptimeTests {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final int HOURS = 48;

    /** A state that lasted so many minutes. */
    record Piece(SourceState state, int minutes) {}

    @Provide
    Arbitrary<List<Piece>> histories() {
        return Combinators.combine(
                        Arbitraries.of(SourceState.class),
                        Arbitraries.integers().between(0, 600))
                .as(Piece::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 200)
    void noMoreIsKnownThanThereWas(@ForAll("histories") List<Piece> pieces) {
        var uptime = over(spans(pieces), 0, HOURS);
        assertThat(uptime.known()).isLessThanOrEqualTo(Duration.ofHours(HOURS));
        var share = uptime.share();
        assertThat(share == null).isEqualTo(uptime.known().toMinutes() < HOURS * 60L / 10);
        if (share != null) {
            assertThat(share).isBetween(0.0, 100.0);
            assertThat(share == 100).isEqualTo(uptime.down().isZero());
        }
    }

    @Property(tries = 200)
    void unknownAndSuspendedTimeChangesNothing(@ForAll("histories") List<Piece> pieces) {
        var known = spans(pieces).stream()
                .filter(span -> span.state() != SourceState.UNKNOWN && span.state() != SourceState.SUSPENDED)
                .toList();
        assertThat(over(known, 0, HOURS)).isEqualTo(over(spans(pieces), 0, HOURS));
    }

    @Property(tries = 200)
    void partsOfTheTimeAddUp(@ForAll("histories") List<Piece> pieces, @ForAll @IntRange(max = HOURS) int cut) {
        var spans = spans(pieces);
        var whole = over(spans, 0, HOURS);
        var first = over(spans, 0, cut);
        var second = over(spans, cut, HOURS);
        assertThat(first.up().plus(second.up())).isEqualTo(whole.up());
        assertThat(first.down().plus(second.down())).isEqualTo(whole.down());
    }

    @Property(tries = 200)
    void maintenanceIsLikeTimeThatNobodySaw(
            @ForAll("histories") List<Piece> pieces,
            @ForAll @IntRange(max = HOURS) int one,
            @ForAll @IntRange(max = HOURS) int other) {
        var begin = Math.min(one, other);
        var end = Math.max(one, other);
        var spans = spans(pieces);
        var window = List.of(occurrence(begin, end), occurrence(begin, (begin + end) / 2));
        var uptime = Uptime.of(spans, window, START, START.plusSeconds(HOURS * 3600L));
        var before = over(spans, 0, begin);
        var after = over(spans, end, HOURS);
        assertThat(uptime.up()).isEqualTo(before.up().plus(after.up()));
        assertThat(uptime.down()).isEqualTo(before.down().plus(after.down()));
    }

    private static Occurrence occurrence(int fromHour, int toHour) {
        return new Occurrence(START.plusSeconds(fromHour * 3600L), START.plusSeconds(toHour * 3600L));
    }

    @Test
    void whatStillLastsCountsUntilNow() {
        var spans = List.of(
                new StateSpan("a", SourceState.UP, START, START.plusSeconds(5400)),
                new StateSpan("a", SourceState.DOWN, START.plusSeconds(5400), null));
        var uptime = over(spans, 1, 2);
        assertThat(uptime).isEqualTo(new Uptime(Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofHours(1)));
        assertThat(uptime.share()).isEqualTo(50.0);
    }

    @Test
    void aSecondDownInAQuarterIsNotAHundredPerCent() {
        assertThat(new Uptime(Duration.ofDays(90), Duration.ofSeconds(1), Duration.ofDays(90)).share())
                .isEqualTo(99.99);
    }

    @Test
    void tooLittleKnownSpeaksForNothing() {
        assertThat(new Uptime(Duration.ofDays(8), Duration.ZERO, Duration.ofDays(90)).share())
                .isNull();
        assertThat(new Uptime(Duration.ofDays(9), Duration.ZERO, Duration.ofDays(90)).share())
                .isEqualTo(100);
    }

    private static Uptime over(List<StateSpan> spans, int fromHour, int toHour) {
        return Uptime.of(spans, List.of(), START.plusSeconds(fromHour * 3600L), START.plusSeconds(toHour * 3600L));
    }

    private static List<StateSpan> spans(List<Piece> pieces) {
        var spans = new ArrayList<StateSpan>();
        // It begins before the time that is asked for, and the last one may last beyond it.
        var at = START.minusSeconds(7200);
        for (var piece : pieces) {
            var end = at.plusSeconds(piece.minutes() * 60L);
            spans.add(new StateSpan("a", piece.state(), at, end));
            at = end;
        }
        return spans;
    }
}
