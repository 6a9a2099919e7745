package vn.tthc.monitor.incident;

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
import vn.tthc.monitor.deadline.WorkingCalendar;

/** The rules of health as pure functions: evidence and a run, or the hour, give new evidence; evidence gives a state. */
final class HealthRules {
    /** Refused logins in a row until it counts; low, because each further try may lock the account. */
    private static final int REFUSALS = 2;

    /** Slow runs among the last {@link #WINDOW} that make a source degraded. */
    private static final int SLOW_RUNS = 6;

    private static final int WINDOW = 10;

    /** What a late run is allowed beyond two intervals before we say that it never came. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private HealthRules() {}

    /** Everything remembered of one source. Evidence is kept through suspensions, so that their end finds it. */
    record Evidence(
            Streaks streaks,
            Conditions conditions,
            @Nullable Instant failingSince,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant newestRecordAt,
            @Nullable FailureCategory category,
            @Nullable String message) {

        /** Evidence of a source that never ran. */
        static Evidence none() {
            return new Evidence(new Streaks(0, 0, 0, 0, 0, 0), Conditions.GOOD, null, null, null, null, null, null);
        }

        private Evidence with(Conditions changed) {
            return new Evidence(
                    streaks, changed, failingSince, lastSuccessAt, lastAttemptAt, newestRecordAt, category, message);
        }
    }

    /**
     * Runs in a row.
     *
     * @param sameCause failed runs in a row with the category of the last one
     * @param slowRuns the last ten answered runs as bits, newest lowest; set for slow or partial ones
     * @param cleanRuns answered runs in a row that were neither slow nor partial
     */
    record Streaks(int failures, int refusals, int sameCause, int good, int slowRuns, int cleanRuns) {}

    /** What is wrong now; each rises and clears by its own threshold and holds in between. */
    record Conditions(boolean unreachable, boolean refused, boolean stale, boolean slow) {
        static final Conditions GOOD = new Conditions(false, false, false, false);

        boolean holds(Incident.Kind kind) {
            return switch (kind) {
                case REACH -> unreachable;
                case AUTH -> refused;
                case FRESHNESS -> stale;
                case LATENCY -> slow;
                case NETWORK, TLS, CREDENTIAL, SCHEMA, VOLUME, EXTERNAL, EXTERNAL_CRITICAL, CHANNEL -> false;
            };
        }
    }

    /** Evidence after one run. */
    static Evidence afterRun(Evidence before, RunReport run, ConnectorView view) {
        if (onlyBringsData(run, view)) {
            return afterFile(before, run, view);
        }
        if (run.outcome() != RunOutcome.FAILED) {
            return afterAnswer(before, run, view);
        }
        return run.category() == FailureCategory.BREAKER_OPEN
                ? afterNoCall(before, run, view)
                : afterFailure(before, run, view.thresholds());
    }

    /** What arrives by itself says nothing about whether its system can be reached, unless nothing else is reached. */
    private static boolean onlyBringsData(RunReport run, ConnectorView view) {
        return run.kind() == RunKind.UPLOAD
                || ((run.kind() == RunKind.FILE || run.kind() == RunKind.PUSH)
                        && (view.ways().contains(Way.POLL) || view.ways().contains(Way.PROBE)));
    }

    private static Evidence afterFile(Evidence before, RunReport run, ConnectorView view) {
        var stored = run.outcome() != RunOutcome.FAILED;
        return new Evidence(
                before.streaks(),
                before.conditions(),
                before.failingSince(),
                stored && !view.ways().contains(Way.POLL) ? dataTime(before, run, view) : before.lastSuccessAt(),
                onlyBrought(view) ? later(before.lastAttemptAt(), run.endedAt()) : before.lastAttemptAt(),
                newest(before.newestRecordAt(), run),
                before.category(),
                before.message());
    }

    private static boolean onlyBrought(ConnectorView view) {
        return view.ways().equals(Set.of(Way.BROUGHT));
    }

    /** When the data were last whole: of files the time they were made, and a look brings none. */
    private static @Nullable Instant dataTime(Evidence before, RunReport run, ConnectorView view) {
        if (run.kind().ofFile()) {
            return newest(before.lastSuccessAt(), run);
        }
        var onlyLooked = run.kind() == RunKind.PROBE && !view.onlyWatched();
        return onlyLooked || !run.success() ? before.lastSuccessAt() : run.endedAt();
    }

    private static Evidence afterAnswer(Evidence before, RunReport run, ConnectorView view) {
        var thresholds = view.thresholds();
        var partial = run.outcome() == RunOutcome.PARTIAL;
        var slowRun = partial || run.slowest().compareTo(thresholds.slowAfter()) >= 0;
        var good = before.streaks().good() + 1;
        var bits = ((before.streaks().slowRuns() << 1) | (slowRun ? 1 : 0)) & ((1 << WINDOW) - 1);
        var clean = slowRun ? 0 : before.streaks().cleanRuns() + 1;
        var cleared = clean >= thresholds.recoveries();
        var recovered = good >= thresholds.recoveries();
        var held = before.conditions();
        var conditions = new Conditions(
                held.unreachable() && !recovered,
                held.refused() && !recovered,
                held.stale(),
                held.slow() ? !cleared : slow(bits, thresholds.failures()));
        return new Evidence(
                // Clearing forgets the slow runs, or the next single one would raise the alarm again.
                new Streaks(0, 0, 0, good, held.slow() && cleared ? 0 : bits, clean),
                conditions,
                conditions.unreachable() || conditions.refused() ? before.failingSince() : null,
                dataTime(before, run, view),
                later(before.lastAttemptAt(), run.endedAt()),
                newest(before.newestRecordAt(), run),
                partial ? run.category() : null,
                // What a look found noteworthy has no other place: it stores nothing.
                !run.success() || run.kind() == RunKind.PROBE ? run.message() : null);
    }

    private static boolean slow(int bits, int streak) {
        var streakBits = (1 << Math.min(streak, WINDOW)) - 1;
        return Integer.bitCount(bits) >= SLOW_RUNS || (bits & streakBits) == streakBits;
    }

    private static Evidence afterFailure(Evidence before, RunReport run, ConnectorView.Thresholds thresholds) {
        var auth = run.category() == FailureCategory.AUTH;
        var failures = before.streaks().failures() + 1;
        var refusals = auth ? before.streaks().refusals() + 1 : 0;
        var sameCause = run.category() == before.category() ? before.streaks().sameCause() + 1 : 1;
        var held = before.conditions();
        var refused = held.refused() || refusals >= REFUSALS;
        // A source that refuses our login twice in a row answers, so it is not unreachable any more.
        var unreachable = refusals < REFUSALS && (held.unreachable() || (!auth && failures >= thresholds.failures()));
        var since = before.failingSince() == null ? run.startedAt() : before.failingSince();
        return new Evidence(
                new Streaks(failures, refusals, sameCause, 0, before.streaks().slowRuns(), 0),
                new Conditions(unreachable, refused, held.stale(), held.slow()),
                since,
                before.lastSuccessAt(),
                later(before.lastAttemptAt(), run.endedAt()),
                newest(before.newestRecordAt(), run),
                run.category(),
                run.message());
    }

    /**
     * An open breaker is our own decision not to call: no new failure. But it must not delay the alarm either, so a source
     * that was already failing counts as unreachable once the runs that were not made would have sufficed.
     */
    private static Evidence afterNoCall(Evidence before, RunReport run, ConnectorView view) {
        var since = before.failingSince();
        var enough = view.interval().multipliedBy(Math.max(0, view.thresholds().failures() - 1));
        var held = before.conditions();
        var unreachable = held.unreachable()
                || (since != null && !held.refused() && !run.endedAt().isBefore(since.plus(enough)));
        return new Evidence(
                before.streaks(),
                new Conditions(unreachable, held.refused(), held.stale(), held.slow()),
                since,
                before.lastSuccessAt(),
                later(before.lastAttemptAt(), run.endedAt()),
                before.newestRecordAt(),
                before.category() == null ? run.category() : before.category(),
                before.message() == null ? run.message() : before.message());
    }

    /** Evidence at an instant: only freshness changes by time alone. */
    static Evidence afterTime(Evidence before, Instant now, ConnectorView view, WorkingCalendar calendar) {
        var limit = view.thresholds().staleAfter();
        var held = before.conditions();
        if (limit == null) {
            return before.with(new Conditions(held.unreachable(), held.refused(), false, held.slow()));
        }
        var newest = before.newestRecordAt();
        // While a source is away or refuses us, that incident speaks for its old data too.
        if (newest == null || held.unreachable() || held.refused() || !evaluated(before, now, view)) {
            return before;
        }
        var stale = calendar.between(newest, now).compareTo(limit) >= 0;
        return before.with(new Conditions(false, false, stale, held.slow()));
    }

    /** Evidence of a source that nobody reads any more: when it was last read stays, what was wrong is not known any more. */
    static Evidence unwatched(Evidence before) {
        return new Evidence(
                new Streaks(0, 0, 0, 0, 0, 0),
                Conditions.GOOD,
                null,
                before.lastSuccessAt(),
                before.lastAttemptAt(),
                before.newestRecordAt(),
                null,
                null);
    }

    /** Whether runs still come; a source whose runs stay away is not judged, neither good nor bad. */
    static boolean evaluated(Evidence evidence, Instant now, ConnectorView view) {
        var last = evidence.lastAttemptAt();
        // A source that sends of its own accord is silent when it has nothing to say: freshness judges that, not the
        // hour.
        return last != null
                && (!view.scheduled()
                        || !now.isAfter(
                                last.plus(view.interval().multipliedBy(2)).plus(MARGIN)));
    }

    /** The one state shown, the worst of what holds. */
    static SourceState state(Evidence evidence, Instant now, ConnectorView view) {
        var held = evidence.conditions();
        if (suspended(view)) {
            return SourceState.SUSPENDED;
        }
        if (!evaluated(evidence, now, view)) {
            return SourceState.UNKNOWN;
        }
        if (held.unreachable()) {
            return SourceState.DOWN;
        }
        if (held.refused()) {
            return SourceState.AUTH_FAILED;
        }
        if (held.stale()) {
            return SourceState.STALE;
        }
        if (held.slow()) {
            return SourceState.DEGRADED;
        }
        return evidence.lastSuccessAt() == null && evidence.streaks().good() == 0
                ? SourceState.UNKNOWN
                : SourceState.UP;
    }

    /** Switched off, or not switched on yet, by its owner's notice. */
    static boolean suspended(ConnectorView view) {
        var lifecycle = view.lifecycle();
        return lifecycle != null
                && switch (lifecycle.state()) {
                    case SUSPENDED, PLANNED -> true;
                    case TRIAL, RUNNING -> false;
                };
    }

    /** On trial: shown, never announced. */
    static boolean trial(ConnectorView view) {
        var lifecycle = view.lifecycle();
        return lifecycle != null && lifecycle.state() == ConnectorView.LifecycleState.TRIAL;
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
