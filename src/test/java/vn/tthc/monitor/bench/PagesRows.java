package vn.tthc.monitor.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.dossier.Dossiers;

/** One run over 10,000 pages: the heap after a collection at each thousandth page must not grow with the pages read. */
final class PagesRows {
    private static final String SOURCE = "bench-0";
    private static final int PAGES = 10_000;
    private static final int PAGE = 10;
    private static final int SAMPLED_EVERY = 1_000;
    private static final long FLAT_MEGABYTES = 16;

    private final RecordServer server;
    private final Connectors connectors;
    private final Dossiers dossiers;
    private final SortedMap<Integer, Long> heap = Collections.synchronizedSortedMap(new TreeMap<>());

    PagesRows(RecordServer server, StartedMonitor monitor) {
        this.server = server;
        this.connectors = monitor.part(Connectors.class);
        this.dossiers = monitor.part(Dossiers.class);
    }

    void measure(ResultTable table) {
        connectors.stop(SOURCE);
        var records = new InventedRecords("250300", PAGES * PAGE, 100, Instant.now());
        server.showWhenAsked(SOURCE, records, PAGE, page -> {
            var read = page + 1;
            if (read % SAMPLED_EVERY == 0) {
                heap.put(read, UsedHeap.megabytes());
            }
        });
        var start = System.nanoTime();
        var run = connectors.begin(SOURCE);
        var stored = 0;
        while (run.hasNext()) {
            var page = run.next();
            stored += page.dossiers().size();
            dossiers.store(page);
        }
        var report = connectors.finish(run);
        if (report.outcome() != RunOutcome.OK || stored != records.count()) {
            throw new IllegalStateException(
                    "The run ended " + report.outcome() + " with " + stored + " records: " + report.message());
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        var first = heap.get(SAMPLED_EVERY);
        var most = Collections.max(heap.values());
        table.add(
                "heap over one run of 10,000 pages, %d s".formatted(took.toSeconds()),
                heap.get(PAGES) + " MB at page 10,000",
                first + " MB at 1,000, most " + most + " MB",
                "≤ +16 MB",
                most - first <= FLAT_MEGABYTES);
    }
}
