package vn.tthc.monitor.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.QueueFilter;
import vn.tthc.monitor.platform.Accounts;

/** The queue's first page at 1,000,000 dossiers of which 100,000 are open, read by 30 people at once. */
final class QueueRows {
    private static final int READERS = 30;
    private static final int READS = 20;
    private static final int ROWS = 50;
    private static final long BUDGET_NANOS = 25_000_000;

    private final StartedMonitor monitor;

    QueueRows(StartedMonitor monitor) {
        this.monitor = monitor;
    }

    void measure(ResultTable table) throws Exception {
        var records = new InventedRecords("250200", 1_000_000, 10, Instant.now());
        DirectFill.store(monitor.part(Dossiers.class), "bench-0", records);
        try (var connection = monitor.part(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
        var queue = monitor.part(DossierQueue.class);
        var everything = QueueFilter.everythingOpen();
        line(table, "queue page, 30 readers", () -> queue.page(everything, null, ROWS), true);
        line(table, "queue page searched by name, 30 readers", () -> queue.page(text("anh tuyet"), null, ROWS), false);
        line(table, "counts of the queue, 30 readers", () -> queue.counts(everything), false);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + monitor.port() + "/api/v1/dossiers?open=true&limit=" + ROWS))
                    .header("Authorization", "Bearer " + token())
                    .build();
            line(table, "GET /api/v1/dossiers, 30 readers", () -> answer(client, request), true);
        }
    }

    private static QueueFilter text(String words) {
        var open = QueueFilter.everythingOpen();
        return new QueueFilter(
                words,
                true,
                open.sources(),
                open.urgencies(),
                open.statuses(),
                open.fields(),
                open.agencies(),
                false,
                open.scope());
    }

    private static int answer(HttpClient client, HttpRequest request) throws Exception {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The queue answered " + answer.statusCode());
        }
        return answer.body().length;
    }

    private String token() {
        var accounts = monitor.part(Accounts.class);
        accounts.create("do-toc-do", "Đo tốc độ", "mot-mat-khau-dai", Set.of(Accounts.Role.CONTROLLER), null);
        return accounts.issueToken("do-toc-do", "benchmark", Set.of("read"));
    }

    private static void line(ResultTable table, String what, Callable<?> read, boolean budgeted) throws Exception {
        time(read);
        var times = time(read).sorted().toArray();
        var half = times[times.length / 2];
        var most = times[times.length * 95 / 100];
        table.add(
                what,
                "p50 " + ResultTable.milliseconds(half),
                "p95 " + ResultTable.milliseconds(most),
                budgeted ? "p95 ≤ 25 ms" : "",
                budgeted ? most <= BUDGET_NANOS : null);
    }

    private static LongStream time(Callable<?> read) throws Exception {
        var reader = (Callable<List<Long>>) () -> {
            var times = new ArrayList<Long>();
            for (var count = 0; count < READS; count++) {
                var start = System.nanoTime();
                read.call();
                times.add(System.nanoTime() - start);
            }
            return times;
        };
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers =
                    LongStream.range(0, READERS).mapToObj(number -> reader).toList();
            var all = new ArrayList<Long>();
            for (var done : people.invokeAll(readers)) {
                all.addAll(done.get());
            }
            return all.stream().mapToLong(Long::longValue);
        }
    }
}
