package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunReport.RunKind;

class HealthRulesTests {
    /** A Friday, 10:00 in Vietnam. */
    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");

    private static final TestingSource SOURCE = TestingSource.running("a");

    /** G good, s slow, p partial, T timeout, A refused login, B breaker open, E empty. */
    private static HealthRules.Evidence after(String runs) {
        var evidence = HealthRules.Evidence.none();
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
            evidence = HealthRules.afterRun(evidence, run, SOURCE.view());
        }
        return evidence;
    }

    private static SourceState stateAfter(String runs) {
        var now = START.plus(TestingSource.INTERVAL.multipliedBy(Math.max(0, runs.length() - 1)));
        return HealthRules.state(after(runs), now, SOURCE.view());
    }

    @Test
    void aSourceThatNeverRanIsUnknown() {
        assertThat(stateAfter("")).isEqualTo(SourceState.UNKNOWN);
        assertThat(stateAfter("T")).isEqualTo(SourceState.UNKNOWN);
        assertThat(stateAfter("G")).isEqualTo(SourceState.UP);
    }

    @Test
    void threeFailuresInARowAreDownAndTwoGoodRunsAreUpAgain() {
        assertThat(stateAfter("GTT")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GTTGTT")).isEqualTo(SourceState.UP);
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
        assertThat(after("GTBB").category()).isEqualTo(FailureCategory.TIMEOUT);
    }

    @Test
    void slowOrPartialRunsDegrade() {
        assertThat(stateAfter("Gss")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("Gsss")).isEqualTo(SourceState.DEGRADED);
        assertThat(stateAfter("GGGssGssGss")).isEqualTo(SourceState.DEGRADED);
        assertThat(stateAfter("Gppp")).isEqualTo(SourceState.DEGRADED);
        assertThat(stateAfter("GsssGs")).isEqualTo(SourceState.DEGRADED);
        assertThat(stateAfter("GsssGG")).isEqualTo(SourceState.UP);
        assertThat(stateAfter("GsssGGs")).isEqualTo(SourceState.UP);
    }

    @Test
    void runsThatStayAwayAreNotEvaluated() {
        var evidence = after("GTTT");
        var last = START.plus(TestingSource.INTERVAL.multipliedBy(3));
        assertThat(HealthRules.state(evidence, last.plusSeconds(150), SOURCE.view()))
                .isEqualTo(SourceState.DOWN);
        assertThat(HealthRules.state(evidence, last.plusSeconds(151), SOURCE.view()))
                .isEqualTo(SourceState.UNKNOWN);
        assertThat(evidence.conditions().unreachable()).isTrue();
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
        var evidence = HealthRules.afterRun(
                HealthRules.Evidence.none(), TestingSource.running("a").good(at), SOURCE.view());
        assertThat(evidence.newestRecordAt()).isEqualTo(at);
        var ahead = SOURCE.newest(at, at.plus(Duration.ofDays(900)));
        assertThat(HealthRules.afterRun(evidence, ahead, SOURCE.view()).newestRecordAt())
                .isEqualTo(at);
    }

    @Test
    void suspensionByNoticeIsWorseThanAnything() {
        var now = START.plus(TestingSource.INTERVAL.multipliedBy(3));
        assertThat(HealthRules.state(
                        after("GTTT"), now, SOURCE.in(LifecycleState.SUSPENDED).view()))
                .isEqualTo(SourceState.SUSPENDED);
        assertThat(HealthRules.state(
                        after("GTTT"), now, SOURCE.in(LifecycleState.PLANNED).view()))
                .isEqualTo(SourceState.SUSPENDED);
        assertThat(HealthRules.state(
                        after("GTTT"), now, SOURCE.in(LifecycleState.TRIAL).view()))
                .isEqualTo(SourceState.DOWN);
    }

    private static HealthRules.Evidence freshAt(Instant newest) {
        return HealthRules.afterRun(HealthRules.Evidence.none(), SOURCE.good(newest), SOURCE.view());
    }

    private static boolean staleAt(HealthRules.Evidence evidence, Instant now, TestingCalendar calendar) {
        var asked = HealthRules.afterRun(evidence, SOURCE.empty(now), SOURCE.view());
        return HealthRules.afterTime(asked, now, SOURCE.view(), calendar)
                .conditions()
                .stale();
    }

    @Test
    void aFileThatAPersonBringsDoesNotSayThatTheInterfaceIsBack() {
        var down = after("GTTT");
        var asOf = START.plus(Duration.ofMinutes(10));
        var at = START.plus(Duration.ofMinutes(11));
        var after = HealthRules.afterRun(down, SOURCE.of(RunKind.UPLOAD, at, asOf), SOURCE.view());
        assertThat(after.conditions()).isEqualTo(down.conditions());
        assertThat(after.streaks()).isEqualTo(down.streaks());
        assertThat(after.lastAttemptAt()).isEqualTo(down.lastAttemptAt());
        assertThat(after.lastSuccessAt()).isEqualTo(down.lastSuccessAt());
        assertThat(after.newestRecordAt()).isEqualTo(asOf);
        assertThat(HealthRules.afterRun(down, SOURCE.of(RunKind.FILE, at, asOf), SOURCE.view()))
                .isEqualTo(after);
    }

    @Test
    void theDataOfASystemOfFilesAreAsOldAsItsLastFileAndNotAsTheLastLook() {
        var files = TestingSource.ofFiles("f");
        var asOf = START.minus(Duration.ofHours(1));
        var read = HealthRules.afterRun(HealthRules.Evidence.none(), files.of(RunKind.FILE, START, asOf), files.view());
        var later = START.plus(TestingSource.INTERVAL);
        var looked = HealthRules.afterRun(read, files.of(RunKind.PROBE, later, null), files.view());
        assertThat(looked.lastSuccessAt()).isEqualTo(asOf);
        assertThat(looked.lastAttemptAt()).isEqualTo(later);
        assertThat(HealthRules.state(looked, later, files.view())).isEqualTo(SourceState.UP);
    }

    @Test
    void aSystemWhoseFilesPeopleBringIsJudgedByTheAgeOfItsDataAlone() {
        var brought = TestingSource.brought("b");
        var calendar = new TestingCalendar();
        assertThat(HealthRules.state(HealthRules.Evidence.none(), START, brought.view()))
                .isEqualTo(SourceState.UNKNOWN);
        var read = HealthRules.afterRun(
                HealthRules.Evidence.none(), brought.of(RunKind.UPLOAD, START, START), brought.view());
        var afternoon = START.plus(Duration.ofHours(3));
        assertThat(HealthRules.state(read, afternoon, brought.view())).isEqualTo(SourceState.UP);
        var monday = START.plus(Duration.ofDays(3));
        var old = HealthRules.afterTime(read, monday, brought.view(), calendar);
        assertThat(HealthRules.state(old, monday, brought.view())).isEqualTo(SourceState.STALE);
    }
}
