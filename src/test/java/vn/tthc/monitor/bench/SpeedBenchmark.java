package vn.tthc.monitor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.alert.outbox.FaultTable;

/**
 * Measures the budgets of the design and prints one table: {@code ./mvnw -Pbench verify}. Never part of the usual tests,
 * because its figures depend on the machine and on what else runs there. {@code -Dbench.rows=ingest,jar} runs a part.
 */
class SpeedBenchmark {
    @Test
    void measuresEverything() throws Exception {
        var table = new ResultTable();
        var rows = System.getProperty(
                "bench.rows", "deadline,ingest,links,tick,digest,recompute,queue,pages,hundred,table,delivery,jar");
        try (var server = new RecordServer()) {
            var configuration = new BenchConfiguration(server.address(), 1, Duration.ofDays(1));
            if (rows.contains("deadline")) {
                new DeadlineRows().measure(table);
            }
            if (rows.contains("ingest")) {
                var sources = new BenchConfiguration(server.address(), IngestRows.SOURCES, Duration.ofDays(1));
                try (var monitor = StartedMonitor.start(sources)) {
                    new IngestRows(server, monitor).measure(table);
                }
            }
            if (rows.contains("links")) {
                var sources = new BenchConfiguration(server.address(), LinkRows.SOURCES, Duration.ofDays(1));
                try (var monitor = StartedMonitor.start(sources)) {
                    new LinkRows(server, monitor).measure(table);
                }
            }
            if (rows.contains("tick")) {
                try (var monitor = StartedMonitor.start(configuration)) {
                    new TickRows(monitor).measure(table);
                }
            }
            if (rows.contains("digest")) {
                try (var monitor = StartedMonitor.start(configuration)) {
                    new DigestRows(monitor).measure(table);
                }
            }
            if (rows.contains("recompute")) {
                try (var monitor = StartedMonitor.start(configuration)) {
                    new RecomputationRows(monitor).measure(table);
                }
            }
            if (rows.contains("queue")) {
                try (var monitor = StartedMonitor.start(configuration)) {
                    new QueueRows(monitor).measure(table);
                }
            }
            if (rows.contains("pages")) {
                try (var monitor = StartedMonitor.start(configuration)) {
                    new PagesRows(server, monitor).measure(table);
                }
            }
            if (rows.contains("hundred")) {
                new HundredRows(server).measure(table);
            }
            if (rows.contains("table")) {
                new TableRows().measure(table);
            }
            if (rows.contains("delivery")) {
                new DeliveryRows(server).measure(table);
            }
            if (rows.contains("faults")) {
                FaultTable.write(
                        Long.getLong("faults.first", 1),
                        Integer.getInteger("faults", 10_000),
                        Path.of(System.getProperty("faults.page", "docs/fault-injection.md")));
            }
            if (rows.contains("jar")) {
                new JarRows(server).measure(table);
            }
        }
        var text = table + machine();
        Files.writeString(Path.of("target", "bench.txt"), text);
        System.out.println(text);
    }

    private static String machine() {
        return "\n" + Instant.now() + ", " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version() + ", record of " + new InventedRecords("m", 1, 100, Instant.now()).bytes()
                + " bytes, embedded PostgreSQL on the same machine\n";
    }
}
