package vn.tthc.monitor.bench;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.dossier.CalendarWatch;
import vn.tthc.monitor.dossier.Dossiers;

/** How long open dossiers take to follow a changed calendar, and how polls fare beside that. */
final class RecomputationRows {
    private static final int OPEN = 100_000;
    private static final int POLLED = 10_000;
    private static final int ROUNDS = 3;
    private static final double FLOOR = 0.33;

    private final StartedMonitor monitor;
    private final Dossiers dossiers;
    private final CalendarWatch calendar;
    private final TreeSet<Integer> percents = new TreeSet<>();
    private int day = 250_400;
    private long longest;

    RecomputationRows(StartedMonitor monitor) {
        this.monitor = monitor;
        this.dossiers = monitor.part(Dossiers.class);
        this.calendar = monitor.part(CalendarWatch.class);
    }

    void measure(ResultTable table) throws Exception {
        DirectFill.storeWithoutDueTimes(dossiers, "bench-0", new InventedRecords("250400", OPEN, 100, Instant.now()));
        monitor.part(JdbcClient.class).sql("analyze").update();
        for (var round = 0; round < ROUNDS; round++) {
            store(10);
        }
        longest = 0;
        var alone = 0.0;
        for (var round = 0; round < ROUNDS; round++) {
            alone = Math.max(alone, store(POLLED / DirectFill.SMALL_PAGE));
        }
        var longestAlone = longest;
        longest = 0;
        var open = count("is_open");
        var computed = count("is_open and due_origin = 'COMPUTED'");
        var beside = beside();
        table.add(
                "open due times after a changed calendar",
                ResultTable.number(beside.seconds() * 1000) + " ms",
                String.format(Locale.ROOT, "%,d computed of %,d open", computed, open),
                "",
                null);
        table.add(
                "progress seen in the metric meanwhile",
                percents.size() + " figures",
                percents.isEmpty() ? "" : percents.first() + " to " + percents.last() + " %",
                "≥ 5",
                percents.size() >= 5);
        table.add(
                "new records stored meanwhile, pages of 1,000",
                ResultTable.number(beside.perSecond()) + "/s",
                String.format(Locale.ROOT, "%,.0f/s alone, ratio %.2f", alone, beside.perSecond() / alone),
                "ratio ≥ " + FLOOR,
                beside.perSecond() >= FLOOR * alone);
        table.add(
                "longest of those pages",
                ResultTable.milliseconds(longest),
                ResultTable.milliseconds(longestAlone) + " alone",
                "",
                null);
    }

    /** How long it took, and records a second meanwhile. */
    private record Beside(double seconds, double perSecond) {}

    private Beside beside() throws Exception {
        var file = monitor.configuration().resolve("calendar.yaml");
        var text = Files.readString(file);
        var other = text.replace("\"13:30-17:00\"", "\"13:30-16:30\"");
        if (text.equals(other)) {
            throw new IOException("the shipped calendar has other hours than this row changes");
        }
        Files.writeString(file, other);
        calendar.look();
        var start = System.nanoTime();
        // The second look finds that the file has lain still, and walks.
        var walk = CompletableFuture.supplyAsync(() -> {
            calendar.look();
            return System.nanoTime() - start;
        });
        var stored = 0;
        var spent = 0L;
        while (!walk.isDone()) {
            spent += page();
            look(walk);
            stored += DirectFill.SMALL_PAGE;
        }
        return new Beside(walk.join() / 1e9, stored * 1e9 / spent);
    }

    private void look(Future<?> walk) {
        var percent = monitor.part(MeterRegistry.class)
                .get("dossier.recomputation.percent")
                .tag("setting", "calendar")
                .gauge()
                .value();
        if (!walk.isDone() && percent < 100) {
            percents.add((int) percent);
        }
    }

    private double store(int pages) {
        var spent = 0L;
        for (var page = 0; page < pages; page++) {
            spent += page();
        }
        return pages * DirectFill.SMALL_PAGE * 1e9 / spent;
    }

    /** One page of new records; making them up does not count. */
    private long page() {
        var page = DirectFill.page(
                "bench-0", new InventedRecords(String.valueOf(++day), DirectFill.SMALL_PAGE, 100, Instant.now()));
        var start = System.nanoTime();
        dossiers.store(page);
        var took = System.nanoTime() - start;
        longest = Math.max(longest, took);
        return took;
    }

    private long count(String condition) {
        return monitor.part(JdbcClient.class)
                .sql("select count(*) from dossier.dossier where " + condition)
                .query(Long.class)
                .single();
    }
}
