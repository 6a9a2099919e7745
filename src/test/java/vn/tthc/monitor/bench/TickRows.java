package vn.tthc.monitor.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.dossier.DeadlineMoments;
import vn.tthc.monitor.dossier.Dossiers;

/** What one look for deadline moments costs, at ten times as many open dossiers too. */
final class TickRows {
    private static final int REACHED = 100;
    private static final int TICKS = 40;

    private final StartedMonitor monitor;

    TickRows(StartedMonitor monitor) {
        this.monitor = monitor;
    }

    void measure(ResultTable table) {
        fill("250301", 10_000);
        var small = median(REACHED);
        var smallIdle = median(0);
        fill("250302", 90_000);
        var large = median(REACHED);
        var largeIdle = median(0);
        table.add(
                "deadline tick, " + REACHED + " moments reached",
                ResultTable.milliseconds(large) + " at 100,000",
                ResultTable.milliseconds(small) + " at 10,000",
                "≤ 2 × as much",
                large <= 2 * small);
        table.add(
                "deadline tick, nothing reached",
                ResultTable.milliseconds(largeIdle) + " at 100,000",
                ResultTable.milliseconds(smallIdle) + " at 10,000",
                "≤ 2 × + 1 ms",
                largeIdle <= 2 * smallIdle + 1_000_000);
    }

    private void fill(String prefix, int count) {
        DirectFill.store(
                monitor.part(Dossiers.class), "bench-0", new InventedRecords(prefix, count, 100, Instant.now()));
    }

    /** The ticks are rolled back, so that each finds the same moments. */
    private long median(int reached) {
        var moments = monitor.part(DeadlineMoments.class);
        var transactions = new TransactionTemplate(monitor.part(PlatformTransactionManager.class));
        var at = reached > 0
                ? Instant.now().plus(Duration.ofDays(100))
                : Instant.now().minus(Duration.ofDays(1000));
        var times = LongStream.range(0, TICKS).map(tick -> {
            var start = System.nanoTime();
            var taken = transactions.execute(status -> {
                status.setRollbackOnly();
                return moments.take(at, REACHED).size();
            });
            if (taken == null || taken != reached) {
                throw new IllegalStateException("A tick took " + taken + " moments, expected " + reached);
            }
            return System.nanoTime() - start;
        });
        return times.sorted().skip(TICKS / 2).findFirst().orElseThrow();
    }
}
