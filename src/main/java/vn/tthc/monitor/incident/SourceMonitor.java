package vn.tthc.monitor.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.OnRunFinished;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.incident.condition.Evidence;
import vn.tthc.monitor.incident.condition.Outside;
import vn.tthc.monitor.incident.condition.RunRule;
import vn.tthc.monitor.incident.condition.StateRule;

/** Keeps the health of every source: judges each finished run, and looks regularly at what time alone changes. */
@Component("sourceWatch")
class SourceMonitor implements SourceWatch, OnRunFinished {
    private static final Logger LOG = LoggerFactory.getLogger(SourceMonitor.class);

    private final HealthStore rows;
    private final HealthJudge judge;
    private final IncidentDesk incidents;
    private final IncidentMeters meters;
    /** Asked late, because connectors tell us of their runs and we ask them for their thresholds. */
    private final ObjectProvider<Connectors> connectors;

    private final Dossiers dossiers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SourceMonitor(
            HealthStore rows,
            HealthJudge judge,
            IncidentDesk incidents,
            IncidentMeters meters,
            ObjectProvider<Connectors> connectors,
            Dossiers dossiers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.judge = judge;
        this.incidents = incidents;
        this.meters = meters;
        this.connectors = connectors;
        this.dossiers = dossiers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void runFinished(RunReport report) {
        connectors
                .getObject()
                .find(report.connector())
                .filter(view -> !view.removed())
                .ifPresent(view -> transaction.executeWithoutResult(status -> {
                    var now = later(report.endedAt(), clock.instant());
                    var row = lapsed(rows.lock(view.id(), now), view, report.startedAt());
                    settle(row, judge.afterRun(row.evidence(), report, view), view, now, null, null);
                }));
    }

    /**
     * After a time in which nobody looked, for we or our database were away, the first run may come before the first round:
     * what the source was in between is unknown, and must not look as if it had lasted.
     */
    private HealthStore.Row lapsed(HealthStore.Row row, ConnectorView view, Instant begun) {
        var until = row.state() == SourceState.UNKNOWN ? null : RunRule.knownUntil(row.evidence(), view);
        return until == null || !begun.isAfter(until) ? row : settle(row, row.evidence(), view, begun, null, null);
    }

    @Override
    public void evaluate() {
        var open = dossiers.openBySource();
        var outside = judge.outside();
        for (var view : connectors.getObject().all()) {
            if (!view.valid() && !view.removed()) {
                continue;
            }
            try {
                var suspected = transaction.execute(status -> {
                    var now = clock.instant();
                    var row = rows.lock(view.id(), now);
                    var count = open.getOrDefault(view.id(), 0L);
                    if (view.removed()) {
                        leave(row, view, now, count);
                        return false;
                    }
                    return settle(row, row.evidence(), view, now, count, outside.apply(view.id()))
                            .suspected();
                });
                connectors.getObject().hurry(view.id(), Boolean.TRUE.equals(suspected));
            } catch (DataAccessException e) {
                // One source must not keep the others from being judged; the next round tries again.
                LOG.warn("Không đánh giá được hệ thống {}, sẽ thử lại / cannot evaluate, will retry", view.id(), e);
            }
        }
        var removed = connectors.getObject().all().stream()
                .filter(ConnectorView::removed)
                .map(ConnectorView::id)
                .collect(Collectors.toSet());
        meters.show(
                all().stream()
                        .filter(health -> !removed.contains(health.source()))
                        .toList(),
                incidents.open(),
                rows.all());
    }

    /** Nobody reads the source any more: it is neither well nor ill, and its incidents end without a verdict. */
    private void leave(HealthStore.Row before, ConnectorView view, Instant now, long open) {
        var after = judge.unwatched(before, now, open);
        if (!after.equals(before)) {
            rows.save(before, after);
        }
        if (after.state() != before.state()) {
            rows.changed(after);
        }
        incidents.endUnwatched(view, now);
    }

    /**
     * Writes the row and brings the incidents in line with it.
     *
     * @param open open dossiers if just counted; null keeps the last count
     * @param outside what is known beside the runs if just asked; null keeps what it made of it
     */
    private HealthStore.Row settle(
            HealthStore.Row before,
            Evidence evidence,
            ConnectorView view,
            Instant now,
            @Nullable Long open,
            @Nullable Outside outside) {
        var after = judge.judge(before, evidence, view, now, outside).counting(open);
        if (!after.equals(before)) {
            rows.save(before, after);
        }
        if (after.state() != before.state()) {
            rows.changed(after);
            LOG.info(
                    "Hệ thống {} chuyển từ {} sang {} / source changed state",
                    view.id(),
                    before.state(),
                    after.state());
        }
        incidents.align(before, after, view, now, open != null);
        return after;
    }

    @Override
    public List<SourceHealth> all() {
        var stored = rows.all();
        var worst = worstOpen();
        return connectors.getObject().all().stream()
                .map(view -> health(view, stored.get(view.id()), worst.get(view.id())))
                .sorted(Comparator.comparing(SourceHealth::state).thenComparing(SourceHealth::name))
                .toList();
    }

    @Override
    public Optional<SourceHealth> find(String source) {
        return connectors
                .getObject()
                .find(source)
                .map(view ->
                        health(view, rows.find(source).orElse(null), worstOpen().get(source)));
    }

    @Override
    public List<Condition> conditions(String source) {
        return rows.find(source)
                .map(row -> List.copyOf(row.conditions().values()))
                .orElse(List.of());
    }

    /** The number of the worst open incident by source. */
    private Map<String, Incident> worstOpen() {
        return incidents.open().stream()
                .collect(Collectors.toMap(
                        Incident::source,
                        incident -> incident,
                        (one, other) -> one.kind().compareTo(other.kind()) <= 0 ? one : other));
    }

    private SourceHealth health(ConnectorView view, HealthStore.@Nullable Row row, @Nullable Incident incident) {
        var number = incident == null ? null : incident.number();
        var trial = StateRule.trial(view);
        var broken = view.valid() || view.removed()
                ? null
                : view.problems().getFirst().toString();
        if (row == null) {
            var state = StateRule.suspended(view) ? SourceState.SUSPENDED : SourceState.UNKNOWN;
            return new SourceHealth(
                    view.id(), view.name(), state, trial, clock.instant(), null, null, null, null, broken, 0, number);
        }
        var evidence = row.evidence();
        return new SourceHealth(
                view.id(),
                view.name(),
                view.valid() ? row.state() : SourceState.UNKNOWN,
                trial,
                row.since(),
                evidence.times().lastSuccess(),
                evidence.times().lastAttempt(),
                evidence.times().newestRecord(),
                evidence.trouble().category(),
                broken == null ? evidence.trouble().message() : broken,
                row.openDossiers(),
                number);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
