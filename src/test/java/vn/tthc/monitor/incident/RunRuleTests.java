package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.condition.Circumstances;
import vn.tthc.monitor.incident.condition.Evidence;
import vn.tthc.monitor.incident.condition.FreshnessRule;
import vn.tthc.monitor.incident.condition.RunRule;
import vn.tthc.monitor.incident.condition.StateRule;

class RunRuleTests {
    /** A Friday, 10:00 in Vietnam. */
    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");

    private static final TestingSource SOURCE = TestingSource.running("a");

    /** G good, s slow, p partial, T timeout, A refused login, B breaker open, E empty. */
    private static Evidence after(String runs) {
        var evidence = Evidence.none();
        for (var index = 0; index < runs.length(); index++) {
            var at = START.plus(TestingSource.INTERVAL.multipliedBy(index));
            var run = switch (runs.charAt(index)) {
                case 'G' -> SOURCE.good(at);
                case 's' -> SOURCE.slow(at);
                case 'p' -> SOURCE.partial(at);
                case 'E' -> SOURCE.empty(at);
                case 'T' -> SOURCE.failed(at, FailureCategory.TIMEOUT);
                case 'A' -> SOURCE.failed(at, FailureCategory.AUTH);
                case 'B' -> SOURCE.failed(at, FailureCategory.BREAKER_OPEN);
                default -> throw new IllegalArgumentException(runs);
            };
            evidence = RunRule.after(evidence, run, SOURCE.view());
        }
        return evidence;
    }

    private static SourceState state(Evidence evidence, Instant now, ConnectorView view) {
        return StateRule.state(
                evidence, Map.of(), new Circumstances(now, view, new TestingCalendar(), Duration.ofHours(4), false));
    }

    private static Evidence aged(Evidence evidence, Instant now, TestingSource source, TestingCalendar calendar) {
        return FreshnessRule.at(evidence, now, Duration.ofHours(4), source.view(), calendar);
    }

    private static SourceState stateAfter(String runs) {
        var now = START.plus(TestingSource.INTERVAL.multipliedBy(Math.max(0, runs.length() - 1)));
        return state(after(runs), now, SOURCE.view());
    }

    @Test
    void aSourceThatNeverRanIsUnknown() {
        assertThat(stateAfter("")).isEqualTo(SourceState.UNKNOWN);
        assertThat(stateAfter("T")).isEqualTo(SourceState.UNKNOWN);
        assertThat(stateAfter("G")).isEqualTo(SourceState.UP);
    }

    @Test
    void threeOfTheLastFourAreDownAndTwoGoodRunsAreUpAgain() {
        assertThat(stateAfter("GTT")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GTTG")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GTTGT")).isEqualTo(SourceState.DOWN);
        assertThat(stateAfter("GTTGGT")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GTGTGT")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GTTT")).isEqualTo(SourceState.DOWN);
        assertThat(stateAfter("GTTTG")).isEqualTo(SourceState.DOWN);
        assertThat(stateAfter("GTTTGT")).isEqualTo(SourceState.DOWN);
        assertThat(stateAfter("GTTTGG")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GTTTEE")).isEqualTo(SourceState.UP);
    }

    @Test
    void twoRefusedLoginsAreEnough() {
        assertThat(stateAfter("GA")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GAA")).isEqualTo(SourceState.AUTH_FAILED);
        assertThat(stateAfter("GTTTAA")).isEqualTo(SourceState.AUTH_FAILED);
        assertThat(stateAfter("GAATTT")).isEqualTo(SourceState.DOWN);
        assertThat(stateAfter("GATAT")).isEqualTo(SourceState.DOWN);
    }

    @Test
    void anOpenBreakerIsNoFailureButDoesNotDelayTheAlarm() {
        assertThat(stateAfter("GB")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GBBBBB")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GTB")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GTBB")).isEqualTo(SourceState.DOWN);
        assertThat(after("GTBB").trouble().category()).isEqualTo(FailureCategory.TIMEOUT);
    }

    @Test
    void slowOrPartialRunsDegrade() {
        assertThat(stateAfter("Gsssss")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("Gssssss")).isEqualTo(SourceState.DEGRADED);
        assertThat(stateAfter("GGGssGssGss")).isEqualTo(SourceState.DEGRADED);
        assertThat(stateAfter("Gpppppp")).isEqualTo(SourceState.DEGRADED);
        assertThat(stateAfter("GssssssGs")).isEqualTo(SourceState.DEGRADED);
        assertThat(stateAfter("GssssssGG")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GssssssGGs")).isEqualTo(SourceState.UP);
    }

    @Test
    void runsThatStayAwayAreNotEvaluated() {
        var evidence = after("GTTT");
        var last = START.plus(TestingSource.INTERVAL.multipliedBy(3));
        assertThat(state(evidence, last.plusSeconds(150), SOURCE.view())).isEqualTo(SourceState.DOWN);
        assertThat(state(evidence, last.plusSeconds(151), SOURCE.view())).isEqualTo(SourceState.UNKNOWN);
        assertThat(evidence.raised().has(Kind.REACH)).isTrue();
    }

    @Test
    void freshnessIsCountedInWorkingTime() {
        var calendar = new TestingCalendar();
        var evidence = freshAt(Instant.parse("2026-11-20T09:00:00Z"));
        // Friday 16:00 to Monday 10:00 is three working hours with this calendar, to 11:00 four.
        assertThat(staleAt(evidence, Instant.parse("2026-11-23T03:00:00Z"), calendar))
                .isFalse();
        assertThat(staleAt(evidence, Instant.parse("2026-11-23T04:00:00Z"), calendar))
                .isTrue();
    }

    @Test
    void aBusinessTimeInTheFutureDoesNotKeepASourceFresh() {
        var at = START;
        var evidence = RunRule.after(Evidence.none(), TestingSource.running("a").good(at), SOURCE.view());
        assertThat(evidence.times().newestRecord()).isEqualTo(at);
        var ahead = SOURCE.newest(at, at.plus(Duration.ofDays(900)));
        assertThat(RunRule.after(evidence, ahead, SOURCE.view()).times().newestRecord())
                .isEqualTo(at);
    }

    @Test
    void suspensionByNoticeIsWorseThanAnything() {
        var now = START.plus(TestingSource.INTERVAL.multipliedBy(3));
        assertThat(state(after("GTTT"), now, SOURCE.in(LifecycleState.SUSPENDED).view()))
                .isEqualTo(SourceState.SUSPENDED);
        assertThat(state(after("GTTT"), now, SOURCE.in(LifecycleState.PLANNED).view()))
                .isEqualTo(SourceState.SUSPENDED);
        assertThat(state(after("GTTT"), now, SOURCE.in(LifecycleState.TRIAL).view()))
                .isEqualTo(SourceState.DOWN);
    }

    private static Evidence freshAt(Instant newest) {
        return RunRule.after(Evidence.none(), SOURCE.good(newest), SOURCE.view());
    }

    private static boolean staleAt(Evidence evidence, Instant now, TestingCalendar calendar) {
        var asked = RunRule.after(evidence, SOURCE.empty(now), SOURCE.view());
        return aged(asked, now, SOURCE, calendar).raised().has(Kind.FRESHNESS);
    }

    @Test
    void aFileThatAPersonBringsDoesNotSayThatTheInterfaceIsBack() {
        var down = after("GTTT");
        var asOf = START.plus(Duration.ofMinutes(10));
        var at = START.plus(Duration.ofMinutes(11));
        var after = RunRule.after(down, SOURCE.of(RunKind.UPLOAD, at, asOf), SOURCE.view());
        assertThat(after.raised()).isEqualTo(down.raised());
        assertThat(after.streaks()).isEqualTo(down.streaks());
        assertThat(after.times().lastAttempt()).isEqualTo(down.times().lastAttempt());
        assertThat(after.times().lastSuccess()).isEqualTo(down.times().lastSuccess());
        assertThat(after.times().newestRecord()).isEqualTo(asOf);
        assertThat(RunRule.after(down, SOURCE.of(RunKind.FILE, at, asOf), SOURCE.view()))
                .isEqualTo(after);
    }

    @Test
    void theDataOfASystemOfFilesAreAsOldAsItsLastFileAndNotAsTheLastLook() {
        var files = TestingSource.ofFiles("f");
        var asOf = START.minus(Duration.ofHours(1));
        var read = RunRule.after(Evidence.none(), files.of(RunKind.FILE, START, asOf), files.view());
        var later = START.plus(TestingSource.INTERVAL);
        var looked = RunRule.after(read, files.of(RunKind.PROBE, later, null), files.view());
        assertThat(looked.times().lastSuccess()).isEqualTo(asOf);
        assertThat(looked.times().lastAttempt()).isEqualTo(later);
        assertThat(state(looked, later, files.view())).isEqualTo(SourceState.UP);
    }

    @Test
    void aSystemWhoseFilesPeopleBringIsJudgedByTheAgeOfItsDataAlone() {
        var brought = TestingSource.brought("b");
        var calendar = new TestingCalendar();
        assertThat(state(Evidence.none(), START, brought.view())).isEqualTo(SourceState.UNKNOWN);
        var read = RunRule.after(Evidence.none(), brought.of(RunKind.UPLOAD, START, START), brought.view());
        var afternoon = START.plus(Duration.ofHours(3));
        assertThat(state(read, afternoon, brought.view())).isEqualTo(SourceState.UP);
        var monday = START.plus(Duration.ofDays(3));
        var old = aged(read, monday, brought, calendar);
        assertThat(state(old, monday, brought.view())).isEqualTo(SourceState.STALE);
    }
}
