package vn.tthc.monitor.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A hundred connectors on one node, beside one connector: platform threads and heap must not grow by one thread each. */
final class HundredRows {
    private static final int CONNECTORS = 100;
    private static final int RECORDS = 100;
    private static final int RUNS = 4;
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int MORE_THREADS = 24;

    private final RecordServer server;

    HundredRows(RecordServer server) {
        this.server = server;
    }

    /** What one node held at most while its connectors were read again and again. */
    private record Held(int threads, long heap) {}

    void measure(ResultTable table) throws IOException {
        var one = held(1);
        var hundred = held(CONNECTORS);
        table.add(
                "platform threads at most, 100 connectors every 5 s",
                String.valueOf(hundred.threads()),
                one.threads() + " with 1 connector",
                "≤ +" + MORE_THREADS,
                hundred.threads() - one.threads() <= MORE_THREADS);
        table.add(
                "heap after a collection, 100 connectors",
                hundred.heap() + " MB",
                one.heap() + " MB with 1 connector",
                "",
                null);
    }

    private Held held(int connectors) throws IOException {
        for (var number = 0; number < connectors; number++) {
            var records = new InventedRecords("2504%02d".formatted(number), RECORDS, 100, Instant.now());
            server.show("bench-" + number, records, 0, 0);
        }
        var before = IntStream.range(0, connectors)
                .map(number -> server.asked("bench-" + number))
                .toArray();
        var threads = ManagementFactory.getThreadMXBean();
        try (var _ = StartedMonitor.start(new BenchConfiguration(server.address(), connectors, EVERY))) {
            threads.resetPeakThreadCount();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> IntStream.range(0, connectors)
                            .allMatch(number -> server.asked("bench-" + number) - before[number] >= RUNS));
            return new Held(threads.getPeakThreadCount(), UsedHeap.megabytes());
        }
    }
}
