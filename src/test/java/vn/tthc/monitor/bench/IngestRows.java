package vn.tthc.monitor.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Polled and stored records a second, each beside the bare statement over the same rows in the same database. */
final class IngestRows {
    /** One to warm up and one for each round, because a source that shows other dossiers than before is judged for the loss. */
    static final int SOURCES = 4;

    private static final int RECORDS = 50_000;
    private static final int CHANGED_EVERY = 100;
    private static final int ROUNDS = 3;

    private final RecordServer server;
    private final Polling polling;
    private final BareUpsert bare;
    private int edition;

    IngestRows(RecordServer server, StartedMonitor monitor) throws SQLException {
        this.server = server;
        this.polling = new Polling(monitor);
        this.bare = new BareUpsert(monitor.part(DataSource.class));
    }

    void measure(ResultTable table) throws SQLException {
        polling.only(SOURCES);
        var warming = new InventedRecords("250001", 10_000, 100, Instant.now());
        for (var round = 0; round < 2; round++) {
            server.show("bench-0", warming, 0, 0);
            polling.poll("bench-0");
            bare.write(rows(warming, 0));
        }
        var times = new Times();
        for (var round = 0; round < ROUNDS; round++) {
            round("bench-" + (1 + round), new InventedRecords("25010" + round, RECORDS, 100, Instant.now()), times);
        }
        line(table, "new", times.fresh, times.bareFresh, true);
        line(table, "unchanged", times.unchanged, times.bareUnchanged, true);
        line(table, "1 % changed", times.changed, times.bareChanged, false);
    }

    private void round(String source, InventedRecords records, Times times) throws SQLException {
        var rows = rows(records, 0);
        times.bareFresh.add(bare.write(rows));
        times.bareUnchanged.add(bare.writeChanged(rows));
        times.bareChanged.add(bare.writeChanged(rows(records, ++edition)));
        server.show(source, records, 0, 0);
        times.fresh.add(polling.poll(source));
        times.unchanged.add(polling.poll(source));
        server.show(source, records, CHANGED_EVERY, edition);
        times.changed.add(polling.poll(source));
    }

    private static List<BareUpsert.Row> rows(InventedRecords records, int edition) {
        return IntStream.range(0, records.count())
                .mapToObj(number -> BareUpsert.Row.of(records, number, number % CHANGED_EVERY == 0 ? edition : 0))
                .toList();
    }

    private static void line(
            ResultTable table, String what, List<Duration> measured, List<Duration> compared, boolean budgeted) {
        var ours = RECORDS / Polling.middle(measured);
        var raw = RECORDS / Polling.middle(compared);
        table.add(
                "polled → stored, " + what + ", 50 pages × 1,000",
                ResultTable.number(ours) + "/s",
                String.format(Locale.ROOT, "%,.0f/s bare, ratio %.2f", raw, ours / raw),
                budgeted ? "ratio ≥ 0.50" : "",
                budgeted ? ours / raw >= 0.5 : null);
    }

    /** What the rounds took. */
    private static final class Times {
        final List<Duration> fresh = new ArrayList<>();
        final List<Duration> unchanged = new ArrayList<>();
        final List<Duration> changed = new ArrayList<>();
        final List<Duration> bareFresh = new ArrayList<>();
        final List<Duration> bareUnchanged = new ArrayList<>();
        final List<Duration> bareChanged = new ArrayList<>();
    }
}
