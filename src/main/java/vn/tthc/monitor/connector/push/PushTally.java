package vn.tthc.monitor.connector.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.RunReport.Counts;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.drift.DriftWatch;
import vn.tthc.monitor.connector.drift.RecordVerdicts;
import vn.tthc.monitor.connector.polling.Findings;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.dossier.StoreResult;

/** What one source sent to this node since it was last written down; becomes one run. Guarded by itself. */
final class PushTally {
    private final String connector;
    private final UUID run = UUID.randomUUID();
    private final Instant startedAt;
    private final Findings findings = new Findings();
    private int calls;
    private int pages;
    private int records;
    private int rejected;
    private long slowestNanos;
    private @Nullable Instant last;
    private @Nullable SourceFailure failure;
    private @Nullable DriftWatch watch;
    private boolean over;

    PushTally(String connector, Instant startedAt) {
        this.connector = connector;
        this.startedAt = startedAt;
    }

    UUID run() {
        return run;
    }

    String connector() {
        return connector;
    }

    /** Whether it was written down already; then whoever comes late takes another. */
    boolean over() {
        return over;
    }

    void close() {
        over = true;
    }

    /** A call that is about to be taken: its run, the number of its page, and what becomes of its records. */
    record Begun(UUID run, int page, RecordVerdicts verdicts) {}

    /** Begins to take a call; the first one opens the watch. */
    Begun begin(PushDelivery delivery, Supplier<DriftWatch> opening) {
        return new Begun(run, pages++, delivery.shownTo(watch(opening)));
    }

    private DriftWatch watch(Supplier<DriftWatch> opening) {
        var open = watch == null ? opening.get() : watch;
        watch = open;
        return open;
    }

    void took(PushDelivery delivery, Supplier<DriftWatch> opening, Instant at, long nanos) {
        records += delivery.records();
        rejected += delivery.rejected();
        delivery.eachFinding(findings::add);
        delivery.eachUnmapped(finding -> watch(opening).unmapped(finding));
        var refusal = delivery.refusal();
        if (refusal == null) {
            calls++;
            slowestNanos = Math.max(slowestNanos, nanos);
            last = at;
        } else {
            failed(refusal, nanos);
        }
    }

    void failed(SourceFailure cause, long nanos) {
        slowestNanos = Math.max(slowestNanos, nanos);
        failure = cause;
    }

    /**
     * The run.
     *
     * @param stored what storing changed, as far as this node knows
     */
    RunReport report(StoreResult stored, Instant now) {
        return new RunReport(
                run,
                connector,
                RunKind.PUSH,
                startedAt,
                now,
                outcome(),
                failure == null ? null : failure.category(),
                message(),
                new Counts(pages, records, stored.added(), stored.changed(), stored.unchanged(), rejected),
                Duration.ofMillis(slowestNanos / 1_000_000),
                // Sent means alive, whatever old dossiers were sent: freshness is how long ago the last message came.
                last);
    }

    private @Nullable String message() {
        var sentences = new ArrayList<String>();
        var found = failure == null ? findings.sentence() : failure.sentence();
        if (found != null) {
            sentences.add(found);
        }
        // What refused a call is in its sentence already.
        if (watch != null && (failure == null || failure.category() != FailureCategory.SCHEMA)) {
            sentences.addAll(watch.sentences());
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }

    /** What watched the records; null where none were begun to be taken. */
    @Nullable DriftWatch watch() {
        return watch;
    }

    int rejected() {
        return rejected;
    }

    private RunOutcome outcome() {
        if (failure != null) {
            return calls > 0 ? RunOutcome.PARTIAL : RunOutcome.FAILED;
        }
        if (rejected > 0) {
            return RunOutcome.PARTIAL;
        }
        return records == 0 ? RunOutcome.OK_EMPTY : RunOutcome.OK;
    }
}
