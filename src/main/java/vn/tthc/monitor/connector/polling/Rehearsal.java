package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.Dossiers;

/**
 * Runs one connector as its route would, page by page into the given store, but whenever it is told to and without writing
 * runs down; its lifecycle does not count. A rehearsal is one process: another one begins as after a restart.
 */
public final class Rehearsal implements AutoCloseable {
    private final Source source;
    private final Dossiers dossiers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Rehearsal(ConnectorDefinition definition, SourceSessions sessions, Dossiers dossiers, Clock clock) {
        var watchers = new ApiSource.Watchers(exchange -> {}, answers -> {});
        this.source = new ApiSource(definition, sessions, dossiers, clock, watchers);
        this.dossiers = dossiers;
    }

    /**
     * What a run did.
     *
     * @param checkpoint where the next run goes on; the one it was given where it did not move
     * @param mark the newest time that the checkpoint stands for, as text; null for none
     * @param message the sentence of a failure, or what was odd about a good run
     */
    public record Outcome(
            @Nullable RunKind kind,
            @Nullable RunOutcome outcome,
            @Nullable FailureCategory category,
            @Nullable String message,
            List<DossierPage> pages,
            @Nullable String checkpoint,
            java.time.@Nullable Instant mark) {
        /** Dossiers of all pages. */
        public List<vn.tthc.monitor.dossier.SourceDossier> dossiers() {
            return pages.stream().flatMap(page -> page.dossiers().stream()).toList();
        }

        /** How many records went to quarantine. */
        public int rejected() {
            return pages.stream().mapToInt(page -> page.rejected().size()).sum();
        }
    }

    /** A whole run from a checkpoint, null for the very first. */
    public Outcome run(@Nullable String checkpoint) {
        return run(checkpoint, Integer.MAX_VALUE);
    }

    /** A run that dies after so many pages have been stored. */
    public Outcome run(@Nullable String checkpoint, int pages) {
        var before = Checkpoint.parse(checkpoint);
        var reading = source.next(before);
        if (reading == null) {
            return new Outcome(null, null, null, null, List.of(), checkpoint, before.mark());
        }
        source.begin();
        var run = PrefetchingRun.begin(source, reading, threads);
        var stored = new ArrayList<DossierPage>();
        while (stored.size() < pages && run.hasNext()) {
            var page = run.next();
            dossiers.store(page);
            stored.add(page);
        }
        run.stop();
        var after = stored.stream()
                .map(DossierPage::checkpoint)
                .reduce(checkpoint, (earlier, later) -> later == null ? earlier : later);
        var failure = run.failure();
        return new Outcome(
                reading.plan().kind(),
                RunLedger.outcome(run, failure, reading.unmappable() + reading.withoutDetail()),
                failure == null ? null : failure.category(),
                failure == null ? reading.findings().sentence() : failure.sentence(),
                List.copyOf(stored),
                after,
                Checkpoint.parse(after).mark());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        source.close();
    }
}
