package vn.tthc.monitor.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.tthc.monitor.bench.InventedRecords.Shared;

/** What it costs that dossiers are known to two systems, beside the same number of dossiers known to one. */
final class LinkRows {
    private static final int ROUNDS = 3;
    private static final int RECORDS = 30_000;

    /** One to warm up, and in each round two sources that are first to know, each with another that knows some of it too. */
    static final int SOURCES = 1 + 4 * ROUNDS;

    private final RecordServer server;
    private final Polling polling;
    private final Instant started = Instant.now();
    private int next;

    LinkRows(RecordServer server, StartedMonitor monitor) {
        this.server = server;
        this.polling = new Polling(monitor);
    }

    void measure(ResultTable table) {
        polling.only(SOURCES);
        store("250200", Shared.NONE);
        List<Duration> alone = new ArrayList<>();
        List<Duration> tenth = new ArrayList<>();
        List<Duration> all = new ArrayList<>();
        for (var round = 0; round < ROUNDS; round++) {
            alone.add(store("25021" + round, Shared.NONE));
            tenth.add(store("25022" + round, new Shared("25021" + round, 10)));
            alone.add(store("25023" + round, Shared.NONE));
            all.add(store("25024" + round, new Shared("25023" + round, 1)));
        }
        line(table, "one in ten known to another system", tenth, alone, true);
        line(table, "all known to another system", all, alone, false);
    }

    private Duration store(String prefix, Shared shared) {
        var source = "bench-" + next++;
        server.show(source, new InventedRecords(prefix, RECORDS, 100, started, shared), 0, 0);
        return polling.poll(source);
    }

    private static void line(
            ResultTable table, String what, List<Duration> measured, List<Duration> compared, boolean budgeted) {
        var ratio = Polling.middle(measured) / Polling.middle(compared);
        table.add(
                "polled → stored, new, " + what,
                ResultTable.number(RECORDS / Polling.middle(measured)) + "/s",
                String.format(
                        Locale.ROOT,
                        "%,.0f/s known to one, %.2f of its time",
                        RECORDS / Polling.middle(compared),
                        ratio),
                budgeted ? "≤ 1.15" : "",
                budgeted ? ratio <= 1.15 : null);
    }
}
