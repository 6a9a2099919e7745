package vn.tthc.monitor.incident.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.ConnectorView.Way;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.condition.Evidence.Streaks;
import vn.tthc.monitor.incident.condition.Evidence.Times;
import vn.tthc.monitor.incident.condition.Evidence.Trouble;
import vn.tthc.monitor.incident.condition.Samples.Result;

/** What one finished run adds to the evidence of its source. */
public final class RunRule {
    /** What a late run is allowed beyond two intervals before we say that it never came. */
    static final Duration MARGIN = Duration.ofSeconds(30);

    private RunRule() {}

    /** Evidence after one run. */
    public static Evidence after(Evidence before, RunReport run, ConnectorView view) {
        if (onlyBringsData(run, view)) {
            return afterFile(before, run, view);
        }
        var known = afterGap(before, run, view);
        if (run.outcome() != RunOutcome.FAILED) {
            return UnrestRule.after(afterAnswer(known, run, view), run.endedAt(), view.thresholds());
        }
        return run.category() == FailureCategory.BREAKER_OPEN
                ? afterNoCall(known, run, view)
                : UnrestRule.after(afterFailure(known, run, view.thresholds()), run.endedAt(), view.thresholds());
    }

    /** What arrives by itself says nothing about whether its system can be reached, unless nothing else is reached. */
    private static boolean onlyBringsData(RunReport run, ConnectorView view) {
        return run.kind() == RunKind.UPLOAD
                || ((run.kind() == RunKind.FILE || run.kind() == RunKind.PUSH)
                        && (view.ways().contains(Way.POLL) || view.ways().contains(Way.PROBE)));
    }

    private static Evidence afterFile(Evidence before, RunReport run, ConnectorView view) {
        var stored = run.outcome() != RunOutcome.FAILED;
        var times = before.times();
        var onlyBrought = view.ways().equals(Set.of(Way.BROUGHT));
        return before.with(new Times(
                stored && !view.ways().contains(Way.POLL) ? dataTime(times, run, view) : times.lastSuccess(),
                onlyBrought ? later(times.lastAttempt(), run.endedAt()) : times.lastAttempt(),
                newest(times.newestRecord(), run)));
    }

    /** Of runs that never came nobody knows what they would have shown, so that what came before them stands alone. */
    private static Evidence afterGap(Evidence before, RunReport run, ConnectorView view) {
        var last = before.times().lastAttempt();
        if (last == null || !view.scheduled() || !run.startedAt().isAfter(longest(last, view))) {
            return before;
        }
        var missed =
                Math.min(Samples.MOST, Duration.between(last, run.startedAt()).dividedBy(view.interval()));
        var samples = before.samples();
        for (var count = 1; count <= missed; count++) {
            samples = samples.and(Result.UNKNOWN, last.plus(view.interval().multipliedBy(count)));
        }
        return notLooked(before, samples);
    }

    /** Nobody looked, or nobody could: what is raised stays so, and what was only suspected begins anew. */
    private static Evidence notLooked(Evidence before, Samples samples) {
        var streaks = before.streaks();
        var trouble = before.raised().away() ? before.trouble() : Trouble.NONE;
        return new Evidence(
                samples,
                new Streaks(0, streaks.refusals(), 0, Streak.NONE, Streak.NONE),
                before.raised(),
                before.unstableSince(),
                before.times(),
                trouble,
                before.rejectedPercent());
    }

    /** Evidence after a run that our own network was in the way of: it says nothing of the source. */
    public static Evidence afterBlindRun(Evidence before, RunReport run, ConnectorView view) {
        var times = before.times();
        var blind = notLooked(before, before.samples().and(Result.UNKNOWN, run.startedAt()));
        return blind.with(new Times(
                run.outcome() == RunOutcome.FAILED ? times.lastSuccess() : dataTime(times, run, view),
                later(times.lastAttempt(), run.endedAt()),
                newest(times.newestRecord(), run)));
    }

    private static Instant longest(Instant last, ConnectorView view) {
        return last.plus(view.interval().multipliedBy(2)).plus(MARGIN);
    }

    /** When the last run ceases to speak for its source; null where it does not, or there was none. */
    public static @Nullable Instant knownUntil(Evidence evidence, ConnectorView view) {
        var last = evidence.times().lastAttempt();
        return last == null || !view.scheduled() ? null : longest(last, view);
    }

    /** Whether runs still come; a source whose runs stay away is not judged, neither good nor bad. */
    static boolean evaluated(Evidence evidence, Instant now, ConnectorView view) {
        // A source that sends of its own accord is silent when it has nothing to say: freshness judges that, not the
        // hour.
        var end = knownUntil(evidence, view);
        return evidence.times().lastAttempt() != null && (end == null || !now.isAfter(end));
    }

    /** When the data were last whole: of files the time they were made, and a look brings none. */
    private static @Nullable Instant dataTime(Times before, RunReport run, ConnectorView view) {
        if (run.kind().ofFile()) {
            return newest(before.lastSuccess(), run);
        }
        var onlyLooked = run.kind() == RunKind.PROBE && !view.onlyWatched();
        return onlyLooked || !run.success() ? before.lastSuccess() : run.endedAt();
    }

    private static Evidence afterAnswer(Evidence before, RunReport run, ConnectorView view) {
        var thresholds = view.thresholds();
        var partial = run.outcome() == RunOutcome.PARTIAL;
        var slow = partial || run.slowest().compareTo(thresholds.slowAfter()) >= 0;
        var samples = before.samples().and(slow ? Result.SLOW : Result.GOOD, run.startedAt());
        var good = before.streaks().good().and(run.endedAt());
        var clean = slow ? Streak.NONE : before.streaks().clean().and(run.endedAt());
        var raised = before.raised();
        if (good.recovers(thresholds, run.endedAt())) {
            raised = raised.with(Kind.REACH, false).with(Kind.AUTH, false);
        }
        if (raised.has(Kind.LATENCY) && clean.recovers(thresholds, run.endedAt())) {
            samples = samples.forgivingSlowness();
        }
        var latency = raised.has(Kind.LATENCY)
                ? !clean.recovers(thresholds, run.endedAt())
                : slow && LatencyRule.rises(samples);
        raised = raised.with(Kind.LATENCY, latency);
        // What a look found noteworthy has no other place: it stores nothing.
        var message = !run.success() || run.kind() == RunKind.PROBE ? run.message() : null;
        return new Evidence(
                samples,
                new Streaks(0, 0, 0, good, clean),
                raised,
                before.unstableSince(),
                new Times(
                        dataTime(before.times(), run, view),
                        later(before.times().lastAttempt(), run.endedAt()),
                        newest(before.times().newestRecord(), run)),
                new Trouble(raised.away() ? before.trouble().since() : null, partial ? run.category() : null, message),
                VolumeRule.rejectedPercent(before.rejectedPercent(), run));
    }

    private static Evidence afterFailure(Evidence before, RunReport run, ConnectorView.Thresholds thresholds) {
        var auth = run.category() == FailureCategory.AUTH;
        var streaks = before.streaks();
        var failures = streaks.failures() + 1;
        var refusals = auth ? streaks.refusals() + 1 : 0;
        var sameCause = run.category() == before.trouble().category() ? streaks.sameCause() + 1 : 1;
        var samples = before.samples().and(auth ? Result.REFUSED : Result.FAILED, run.startedAt());
        var raised = before.raised();
        var refused = raised.has(Kind.AUTH) || refusals >= AuthRule.REFUSALS;
        // A source that refuses our login twice in a row answers, so it is not unreachable any more.
        var unreachable = refusals < AuthRule.REFUSALS
                && (raised.has(Kind.REACH) || (!auth && ReachRule.rises(samples, failures, thresholds)));
        return new Evidence(
                samples,
                new Streaks(failures, refusals, sameCause, Streak.NONE, Streak.NONE),
                raised.with(Kind.REACH, unreachable).with(Kind.AUTH, refused),
                before.unstableSince(),
                new Times(
                        before.times().lastSuccess(),
                        later(before.times().lastAttempt(), run.endedAt()),
                        newest(before.times().newestRecord(), run)),
                new Trouble(since(before, samples, run, thresholds), run.category(), run.message()),
                before.rejectedPercent());
    }

    private static Instant since(Evidence before, Samples samples, RunReport run, ConnectorView.Thresholds thresholds) {
        var known = before.trouble().since();
        if (known != null && (before.raised().away() || before.streaks().failures() >= Samples.MOST)) {
            return known;
        }
        var first = samples.firstBad(ReachRule.window(thresholds));
        return first == null ? run.startedAt() : first;
    }

    private static Evidence afterNoCall(Evidence before, RunReport run, ConnectorView view) {
        var trouble = before.trouble();
        var raised = before.raised();
        var unreachable = raised.has(Kind.REACH)
                || (!raised.has(Kind.AUTH) && ReachRule.risesWithoutCalls(trouble.since(), run.endedAt(), view));
        var times = before.times();
        return new Evidence(
                before.samples(),
                before.streaks(),
                raised.with(Kind.REACH, unreachable),
                before.unstableSince(),
                new Times(times.lastSuccess(), later(times.lastAttempt(), run.endedAt()), times.newestRecord()),
                new Trouble(
                        trouble.since(),
                        trouble.category() == null ? run.category() : trouble.category(),
                        trouble.message() == null ? run.message() : trouble.message()),
                before.rejectedPercent());
    }

    /** Evidence of a source that nobody reads any more: when it was last read stays, what was wrong is not known any more. */
    public static Evidence unwatched(Evidence before) {
        return Evidence.none().with(before.times());
    }

    /** Business time cannot lie in the future; a source that says so must not look fresh for ever. */
    private static @Nullable Instant newest(@Nullable Instant before, RunReport run) {
        var read = run.newestRecordAt();
        if (read == null) {
            return before;
        }
        return later(before, read.isAfter(run.endedAt()) ? run.endedAt() : read);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
