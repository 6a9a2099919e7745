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
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.Dossiers;

/** Keeps the health of every source: judges each finished run, and looks regularly at what time alone changes. */
@Component("sourceWatch")
class SourceMonitor implements SourceWatch, OnRunFinished {
    private static final Logger LOG = LoggerFactory.getLogger(SourceMonitor.class);

    private final HealthStore rows;
    private final IncidentDesk incidents;
    private final IncidentMeters meters;
    /** Asked late, because connectors tell us of their runs and we ask them for their thresholds. */
    private final ObjectProvider<Connectors> connectors;

    private final MaintenanceWindows windows;
    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SourceMonitor(
            HealthStore rows,
            IncidentDesk incidents,
            IncidentMeters meters,
            ObjectProvider<Connectors> connectors,
            MaintenanceWindows windows,
            Dossiers dossiers,
            Deadlines deadlines,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.incidents = incidents;
        this.meters = meters;
        this.connectors = connectors;
        this.windows = windows;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
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
                    var row = rows.lock(view.id(), now);
                    settle(row, HealthRules.afterRun(row.evidence(), report, view), view, now, null);
                }));
    }

    @Override
    public void evaluate() {
        var open = dossiers.openBySource();
        for (var view : connectors.getObject().all()) {
            if (!view.valid() && !view.removed()) {
                continue;
            }
            try {
                transaction.executeWithoutResult(status -> {
                    var now = clock.instant();
                    var row = rows.lock(view.id(), now);
                    var count = open.getOrDefault(view.id(), 0L);
                    if (view.removed()) {
                        leave(row, view, now, count);
                    } else {
                        settle(row, row.evidence(), view, now, count);
                    }
                });
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
                incidents.open());
    }

    /** Nobody reads the source any more: it is neither well nor ill, and its incidents end without a verdict. */
    private void leave(HealthStore.Row before, ConnectorView view, Instant now, long open) {
        var since = before.state() == SourceState.UNKNOWN ? before.since() : now;
        var after = new HealthStore.Row(
                before.source(), SourceState.UNKNOWN, false, since, HealthRules.unwatched(before.evidence()), open);
        if (!after.equals(before)) {
            rows.save(after);
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
     */
    private void settle(
            HealthStore.Row before,
            HealthRules.Evidence evidence,
            ConnectorView view,
            Instant now,
            @Nullable Long open) {
        var judged = HealthRules.afterTime(evidence, now, view, deadlines.calendar());
        var away = windows.current(view.id(), now).isPresent();
        var state = away ? SourceState.SUSPENDED : HealthRules.state(judged, now, view);
        var since = state == before.state() ? before.since() : since(state, judged, now);
        var trial = HealthRules.trial(view);
        var count = open == null ? before.openDossiers() : open;
        var after = new HealthStore.Row(before.source(), state, trial, since, judged, count);
        if (!after.equals(before)) {
            rows.save(after);
        }
        if (state != before.state()) {
            rows.changed(after);
            LOG.info("Hệ thống {} chuyển từ {} sang {} / source changed state", view.id(), before.state(), state);
        }
        incidents.align(after, view, now, open != null);
    }

    private static Instant since(SourceState state, HealthRules.Evidence evidence, Instant now) {
        var failing = evidence.failingSince();
        return switch (state) {
            case DOWN, AUTH_FAILED -> failing == null ? now : failing;
            case SUSPENDED, STALE, DEGRADED, UNKNOWN, UP -> now;
        };
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
        var trial = HealthRules.trial(view);
        var broken = view.valid() || view.removed()
                ? null
                : view.problems().getFirst().toString();
        if (row == null) {
            var state = HealthRules.suspended(view) ? SourceState.SUSPENDED : SourceState.UNKNOWN;
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
                evidence.lastSuccessAt(),
                evidence.lastAttemptAt(),
                evidence.newestRecordAt(),
                evidence.category(),
                broken == null ? evidence.message() : broken,
                row.openDossiers(),
                number);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
