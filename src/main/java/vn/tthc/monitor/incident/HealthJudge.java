package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.Expiries;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.condition.Aspects;
import vn.tthc.monitor.incident.condition.Circumstances;
import vn.tthc.monitor.incident.condition.Evidence;
import vn.tthc.monitor.incident.condition.FreshnessRule;
import vn.tthc.monitor.incident.condition.LearntFreshness;
import vn.tthc.monitor.incident.condition.Outside;
import vn.tthc.monitor.incident.condition.RunRule;
import vn.tthc.monitor.incident.condition.StateRule;
import vn.tthc.monitor.incident.condition.Verdict;

/** Applies the rules to one row: from evidence to conditions, from conditions to the state. */
@Component
class HealthJudge {
    /** A condition that stays as it is need not be written each time it is looked at. */
    private static final Duration NEWS = Duration.ofMinutes(1);

    private final Deadlines deadlines;
    private final Drift drift;
    private final Expiries expiries;
    private final MaintenanceWindows windows;
    private final NetworkStore network;
    private final FreshnessStore freshness;

    HealthJudge(
            Deadlines deadlines,
            Drift drift,
            Expiries expiries,
            MaintenanceWindows windows,
            NetworkStore network,
            FreshnessStore freshness) {
        this.windows = windows;
        this.network = network;
        this.freshness = freshness;
        this.deadlines = deadlines;
        this.drift = drift;
        this.expiries = expiries;
    }

    Evidence afterRun(Evidence before, RunReport run, ConnectorView view) {
        if (view.scheduled() && network.current().blinds(run.startedAt())) {
            return RunRule.afterBlindRun(before, run, view);
        }
        var after = RunRule.after(before, run, view);
        learn(before.times().newestRecord(), after.times().newestRecord(), view);
        return after;
    }

    /** How long the source went without anything newer, in working time, for the hour in which it came. */
    private void learn(@Nullable Instant before, @Nullable Instant after, ConnectorView view) {
        if (view.thresholds().staleAfter() == null || before == null || after == null || !before.isBefore(after)) {
            return;
        }
        var gap = deadlines.calendar().between(before, after);
        if (gap.isPositive()) {
            freshness.add(view.id(), hour(after), gap.toSeconds());
        }
    }

    private int hour(Instant at) {
        return at.atZone(deadlines.calendar().zone()).getHour();
    }

    private @Nullable Duration limit(ConnectorView view, Instant now) {
        var ceiling = view.thresholds().staleAfter();
        return ceiling == null ? null : LearntFreshness.limit(freshness.gaps(view.id(), hour(now)), ceiling);
    }

    /** What is known beside the runs, asked once for a round. */
    Function<String, Outside> outside() {
        var changed = drift.open().keySet();
        return source -> new Outside(expiries.of(source), changed.contains(source) ? drift.events(source) : List.of());
    }

    /** The row after its evidence, and after time has passed. */
    HealthStore.Row judge(
            HealthStore.Row before, Evidence evidence, ConnectorView view, Instant now, @Nullable Outside outside) {
        var blind =
                view.scheduled() && network.current().blinds(evidence.times().lastAttempt());
        var at = new Circumstances(now, view, deadlines.calendar(), limit(view, now), blind);
        var judged = blind ? evidence : FreshnessRule.at(evidence, now, at.freshness(), view, at.calendar());
        if (outside != null && !blind) {
            judged = Aspects.with(outside, judged, at);
        }
        var conditions = conditions(before, judged, Aspects.judge(judged, blind ? null : outside, at), now);
        var away = windows.current(view.id(), now).isPresent();
        var state = away ? SourceState.SUSPENDED : StateRule.state(judged, conditions, at);
        var since = state == before.state() ? before.since() : since(before, state, judged, at);
        return new HealthStore.Row(
                before.source(), state, StateRule.trial(view), since, judged, conditions, before.openDossiers());
    }

    /** The row of a source that nobody reads any more. */
    HealthStore.Row unwatched(HealthStore.Row before, Instant now, long open) {
        var since = before.state() == SourceState.UNKNOWN ? before.since() : now;
        var evidence = RunRule.unwatched(before.evidence());
        var conditions = new EnumMap<Condition.Kind, Condition>(Condition.Kind.class);
        before.conditions()
                .forEach((kind, known) -> conditions.put(
                        kind, condition(known, kind, Verdict.unknown("không còn được đọc"), false, now)));
        return new HealthStore.Row(before.source(), SourceState.UNKNOWN, false, since, evidence, conditions, open);
    }

    private static Map<Condition.Kind, Condition> conditions(
            HealthStore.Row before, Evidence evidence, Map<Condition.Kind, Verdict> verdicts, Instant now) {
        var conditions = new EnumMap<Condition.Kind, Condition>(Condition.Kind.class);
        conditions.putAll(before.conditions());
        verdicts.forEach((kind, verdict) -> conditions.put(
                kind,
                condition(
                        before.conditions().get(kind),
                        kind,
                        verdict,
                        evidence.raised().has(kind),
                        now)));
        return conditions;
    }

    private static Condition condition(
            @Nullable Condition known, Condition.Kind kind, Verdict verdict, boolean raised, Instant now) {
        var evaluated = verdict.value() == Condition.Value.UNKNOWN ? (known == null ? null : known.evaluatedAt()) : now;
        var since = known == null || known.value() != verdict.value() ? now : known.since();
        var fresh = new Condition(kind, verdict.value(), raised, since, evaluated, verdict.evidence(), verdict.stage());
        return known == null || news(known, fresh) ? fresh : known;
    }

    private static boolean news(Condition known, Condition fresh) {
        var same = known.value() == fresh.value()
                && known.raised() == fresh.raised()
                && known.stage() == fresh.stage()
                && known.evidence().equals(fresh.evidence());
        var last = known.evaluatedAt();
        var looked = fresh.evaluatedAt();
        return !same || (looked != null && (last == null || !looked.isBefore(last.plus(NEWS))));
    }

    private static Instant since(HealthStore.Row before, SourceState state, Evidence evidence, Circumstances at) {
        var failing = evidence.trouble().since();
        // For a time in which nobody looked, or that was laid down as away, nobody can speak, though it was the same
        // before
        // and after.
        var unspoken = before.state() == SourceState.UNKNOWN || before.state() == SourceState.SUSPENDED;
        return switch (state) {
            case DOWN, AUTH_FAILED ->
                failing == null || (unspoken && failing.isBefore(before.since())) ? at.now() : failing;
            case UNKNOWN ->
                before.state() == SourceState.SUSPENDED ? at.now() : at.knownUntil(evidence, before.since());
            case SUSPENDED, STALE, DEGRADED, UP -> at.now();
        };
    }
}
