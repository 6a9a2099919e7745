package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.connector.OnRunFinished;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.drift.DriftWatch;
import vn.tthc.monitor.connector.drift.Judgement;
import vn.tthc.monitor.connector.polling.RunJudge.Judged;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.dossier.StoreResult;

/** Judges how a run ended, and writes it down together with what other modules make of it. */
@Component
public class RunLedger implements RunEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(RunLedger.class);

    private final ConnectorStore store;
    private final StoredProgress progress;
    private final RunJudge judge;
    private final ConnectorMeters meters;
    private final ObjectProvider<OnRunFinished> listeners;
    private final TransactionOperations transactions;
    private final Clock clock;

    RunLedger(
            ConnectorStore store,
            StoredProgress progress,
            RunJudge judge,
            ConnectorMeters meters,
            ObjectProvider<OnRunFinished> listeners,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.progress = progress;
        this.judge = judge;
        this.meters = meters;
        this.listeners = listeners;
        this.transactions = transactions;
        this.clock = clock;
    }

    Checkpoint checkpoint(String connector) {
        return Checkpoint.parse(store.checkpoint(connector).orElse(null));
    }

    ConnectorStore.Facts facts(String connector) {
        return store.facts(connector);
    }

    List<RunReport> runs(String connector, int limit) {
        return store.runs(connector, limit);
    }

    Map<String, Long> quarantined() {
        return progress.quarantined();
    }

    /** Begins to count a run. */
    public void begin(PrefetchingRun run) {
        progress.begin(run.id());
    }

    /** Lets a run be watched from before its first page. */
    RunReading watched(Source source, RunReading reading) {
        return reading.watchedBy(judge.watch(source, reading));
    }

    /**
     * Records the end of a run once, however often it is told.
     *
     * @param storing why a page could not be stored; null where all were
     */
    public RunReport end(PrefetchingRun run, Duration slowest, @Nullable SourceFailure storing) {
        var failure = storing == null ? run.failure() : storing;
        var judged = run.idle() ? Judged.NOTHING : judged(run, failure);
        var report = report(run, slowest, failure, judged);
        if (run.idle()) {
            return report;
        }
        var recorded = transactions.execute(_ -> {
            var first = store.saveRun(report, judged);
            if (first) {
                judge.settle(run.reading().watch().drift(), judged.judgement(), report.endedAt());
                listeners.orderedStream().forEach(listener -> listener.runFinished(report));
            }
            return first;
        });
        if (Boolean.TRUE.equals(recorded)) {
            progress.end(run.id());
            meters.finished(report, run.reading().unmappable(), run.reading().withoutDetail());
            tell(report);
        }
        return report;
    }

    private Judged judged(PrefetchingRun run, @Nullable SourceFailure failure) {
        return judge.judge(run.source(), run.reading(), progress.of(run.id()), failure, clock.instant());
    }

    @Override
    public void begin(UUID run) {
        progress.begin(run);
    }

    @Override
    public StoreResult stored(UUID run) {
        return progress.of(run);
    }

    @Override
    public void end(RunReport report, int rejected, @Nullable DriftWatch drift) {
        transactions.executeWithoutResult(_ -> {
            if (store.saveRun(report, Judged.NOTHING)) {
                judge.settle(drift, Judgement.NOTHING, report.endedAt());
                listeners.orderedStream().forEach(listener -> listener.runFinished(report));
            }
        });
        progress.end(report.run());
        meters.finished(report, rejected, 0);
        tell(report);
    }

    private RunReport report(PrefetchingRun run, Duration slowest, @Nullable SourceFailure failure, Judged judged) {
        var reading = run.reading();
        var plan = reading.plan();
        var stored = progress.of(run.id());
        var rejected = reading.unmappable() + reading.withoutDetail();
        return new RunReport(
                run.id(),
                run.connector(),
                plan.kind(),
                plan.startedAt(),
                clock.instant(),
                outcome(run, failure, rejected),
                failure == null ? null : failure.category(),
                message(reading, failure, judged),
                new RunReport.Counts(
                        reading.pages(),
                        reading.records(),
                        stored.added(),
                        stored.changed(),
                        stored.unchanged(),
                        rejected),
                slowest,
                reading.newest(),
                judged.doubtful());
    }

    private static @Nullable String message(RunReading reading, @Nullable SourceFailure failure, Judged judged) {
        var sentences = new ArrayList<String>();
        if (failure != null) {
            sentences.add(failure.sentence());
        }
        var found = reading.findings().sentence();
        if (failure == null && found != null) {
            sentences.add(found);
        }
        if (!reading.watch().refused()) {
            sentences.addAll(RunJudge.sentences(reading, judged));
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }

    static RunOutcome outcome(PrefetchingRun run, @Nullable SourceFailure failure, int rejected) {
        if (failure != null && run.reading().watch().refused()) {
            return RunOutcome.FAILED;
        }
        if (failure != null) {
            return run.handedOn() > 0 && run.reading().records() > 0 ? RunOutcome.PARTIAL : RunOutcome.FAILED;
        }
        if (rejected > 0 || run.reading().incomplete()) {
            return RunOutcome.PARTIAL;
        }
        // A probe asks for no records, so that none is no sign of anything.
        var expectsRecords = run.reading().plan().kind() != RunKind.PROBE;
        return expectsRecords && run.reading().records() == 0 ? RunOutcome.OK_EMPTY : RunOutcome.OK;
    }

    private static void tell(RunReport report) {
        var counts = report.counts();
        var category = report.category() == null ? "-" : report.category().word();
        if (report.category() == null) {
            LOG.info(
                    "connector={} kind={} outcome={} category={} pages={} records={} added={} changed={} rejected={}",
                    report.connector(),
                    report.kind(),
                    report.outcome(),
                    category,
                    counts.pages(),
                    counts.records(),
                    counts.added(),
                    counts.changed(),
                    counts.rejected());
        } else {
            LOG.warn(
                    "connector={} kind={} outcome={} category={} pages={} records={}: {}",
                    report.connector(),
                    report.kind(),
                    report.outcome(),
                    category,
                    counts.pages(),
                    counts.records(),
                    report.message());
        }
    }
}
