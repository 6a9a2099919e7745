package vn.tthc.monitor.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.dossier.DeadlineMoments;
import vn.tthc.monitor.dossier.Dossiers;

/** What one look for deadline moments costs: as much as is due, at a hundred times as many open dossiers too. */
final class TickRows {
    private static final int REACHED = 100;
    private static final int MORE_REACHED = 1000;
    private static final int TICKS = 40;
    private static final long IDLE_BUDGET = 2_000_000;

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
        million(table, large);
    }

    private void million(ResultTable table, long hundredThousand) {
        multiply(9);
        var some = median(REACHED);
        var more = median(MORE_REACHED);
        var idle = median(0);
        table.add(
                "deadline tick, nothing reached, 1,000,000 open",
                ResultTable.milliseconds(idle),
                "",
                "≤ 2 ms",
                idle <= IDLE_BUDGET);
        table.add(
                "deadline tick, " + REACHED + " moments reached, 1,000,000 open",
                ResultTable.milliseconds(some),
                ResultTable.milliseconds(hundredThousand) + " at 100,000",
                "≤ 2 × as much",
                some <= 2 * hundredThousand);
        table.add(
                "deadline tick, 1,000 moments reached, 1,000,000 open",
                ResultTable.milliseconds(more),
                ResultTable.milliseconds(some) + " for " + REACHED,
                "≤ 12 × as much",
                more <= 12 * some);
    }

    /** Copies every dossier in the database itself, with all its moments, but without its place in the search. */
    private void multiply(int copies) {
        var jdbc = monitor.part(JdbcClient.class);
        var columns = jdbc.sql("""
                select string_agg(column_name, ', ') from information_schema.columns
                where table_schema = 'dossier' and table_name = 'dossier'
                    and column_name not in ('id', 'link_key', 'search_key') and is_generated = 'NEVER'
                """).query(String.class).single();
        jdbc.sql("insert into dossier.dossier (link_key, search_key, " + columns
                        + ") select link_key || '#' || copy, '', " + columns
                        + " from dossier.dossier, generate_series(1, ?) copy")
                .param(copies)
                .update();
        jdbc.sql("analyze dossier.dossier").update();
        var open = jdbc.sql("select count(*) from dossier.dossier where is_open")
                .query(Long.class)
                .single();
        if (open != 1_000_000) {
            throw new IllegalStateException("Filled " + open + " open dossiers");
        }
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
                return moments.take(at, Math.max(reached, REACHED)).size();
            });
            if (taken == null || taken != reached) {
                throw new IllegalStateException("A tick took " + taken + " moments, expected " + reached);
            }
            return System.nanoTime() - start;
        });
        return times.sorted().skip(TICKS / 2).findFirst().orElseThrow();
    }
}
