package vn.tthc.monitor.incident.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.incident.Condition.Kind;

/** Over every order of samples: what nobody looked at changes nothing, and unrest always ends in one settled state. */
class UnknownSamplesTests {
    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final ConnectorView VIEW = new ConnectorView(
            "a",
            "Hệ thống a",
            null,
            new ConnectorView.Lifecycle(ConnectorView.LifecycleState.RUNNING, LocalDate.EPOCH, null, null),
            null,
            INTERVAL,
            new ConnectorView.Thresholds(Duration.ofSeconds(5), null, 3, 2, Duration.ofSeconds(60)),
            "Started",
            List.of(),
            new ConnectorView.FileState(ConnectorView.Standing.CURRENT, Instant.EPOCH, null),
            Set.of(ConnectorView.Way.POLL));

    /** a good, b failed, c refused, d blind (own network), e five minutes without a run. */
    @Property(tries = 2000)
    void onlyGoodSamplesEndWhatIsRaised(@ForAll @CharRange(from = 'a', to = 'e') @StringLength(max = 60) String word) {
        var evidence = Evidence.none();
        var at = START;
        var goodInARow = 0;
        for (var index = 0; index < word.length(); index++) {
            var letter = word.charAt(index);
            var before = evidence;
            at = at.plus(letter == 'e' ? INTERVAL.multipliedBy(5) : INTERVAL);
            evidence = after(evidence, letter, at);
            goodInARow = letter == 'a' ? goodInARow + 1 : letter == 'b' || letter == 'c' ? 0 : goodInARow;
            var ended = held(before) && !held(evidence);
            if (ended) {
                assertThat(letter).as("ended by %s in %s", letter, word).isEqualTo('a');
                assertThat(goodInARow).isGreaterThanOrEqualTo(2);
            }
            if (letter == 'd' || letter == 'e') {
                assertThat(evidence.raised()).isEqualTo(before.raised());
                assertThat(evidence.unstable()).isEqualTo(before.unstable());
            }
        }
    }

    /** However a source came and went, a calm hour brings exactly one end of it. */
    @Property(tries = 1000)
    void unrestAlwaysSettlesOnce(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 22, max = 120) String word,
            @ForAll boolean goodAtLast) {
        var evidence = Evidence.none();
        var at = START;
        var begun = 0;
        var settled = 0;
        for (var letter : (word + (goodAtLast ? "a" : "b").repeat(60)).toCharArray()) {
            at = at.plus(INTERVAL);
            var before = evidence;
            evidence = after(evidence, letter, at);
            begun += !before.unstable() && evidence.unstable() ? 1 : 0;
            if (before.unstable() && !evidence.unstable()) {
                settled++;
                var well = !held(evidence);
                assertThat(well || evidence.raised().has(Kind.REACH)).isTrue();
            }
        }
        assertThat(settled).isEqualTo(begun);
        assertThat(held(evidence)).isEqualTo(!goodAtLast);
    }

    private static boolean held(Evidence evidence) {
        return evidence.raised().away() || evidence.unstable();
    }

    private static Evidence after(Evidence before, char letter, Instant at) {
        return switch (letter) {
            case 'a' -> RunRule.after(before, run(at, null), VIEW);
            case 'b' -> RunRule.after(before, run(at, FailureCategory.TIMEOUT), VIEW);
            case 'c' -> RunRule.after(before, run(at, FailureCategory.AUTH), VIEW);
            case 'd' -> RunRule.afterBlindRun(before, run(at, FailureCategory.UNREACHABLE), VIEW);
            default -> before;
        };
    }

    private static RunReport run(Instant at, @Nullable FailureCategory category) {
        return new RunReport(
                UUID.randomUUID(),
                "a",
                RunReport.RunKind.INCREMENTAL,
                at,
                at,
                category == null ? RunOutcome.OK : RunOutcome.FAILED,
                category,
                category == null ? null : "Nguồn lỗi",
                new RunReport.Counts(1, 1, 1, 0, 0, 0),
                Duration.ofMillis(80),
                category == null ? at : null);
    }
}
