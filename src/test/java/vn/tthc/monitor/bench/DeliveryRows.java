package vn.tthc.monitor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How soon somebody hears: from the moment a source ceases to answer, and from the change of its state, until a healthy chat
 * server has taken the message; with every loop at its shipped pace.
 */
final class DeliveryRows {
    private static final int SOURCES = 15;
    /** More would look like sources that come and go, which is told otherwise. */
    private static final int ROUNDS = 2;

    private static final int THRESHOLD = 3;
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final double BUDGET_SECONDS = 5;
    private static final double NANOS = 1e9;

    /** Sources break one after the other, so that they are met at every moment between two reads. */
    private static final Duration APART = Duration.ofMillis(350);

    private final RecordServer server;

    DeliveryRows(RecordServer server) {
        this.server = server;
    }

    void measure(ResultTable table) throws IOException {
        var folder = Files.createTempDirectory("tthc-bench-");
        try (var chat = new AlertReceiver()) {
            configure(folder.resolve("config"), chat);
            try (var monitor = StartedMonitor.startWhole(folder)) {
                var jdbc = monitor.part(JdbcClient.class);
                await(() -> states(jdbc, "UP") == SOURCES);
                var waits = new ArrayList<Double>();
                for (var round = 0; round < ROUNDS; round++) {
                    waits.addAll(outages(chat));
                }
                report(table, waits, delays(jdbc));
            }
        }
    }

    private void configure(Path folder, AlertReceiver chat) throws IOException {
        new BenchConfiguration(server.address(), SOURCES, EVERY).writeTo(folder);
        for (var number = 0; number < SOURCES; number++) {
            server.show(name(number), new InventedRecords("2506%02d".formatted(number), 10, 100, Instant.now()), 0, 0);
            Files.writeString(
                    folder.resolve("connectors").resolve(name(number) + ".yaml"),
                    "health: {clearAfter: 5s}\n",
                    StandardOpenOption.APPEND);
        }
        Files.writeString(folder.resolve("khoa.txt"), "mot-khoa-chi-de-do-toc-do");
        Files.writeString(folder.resolve("alerts.yaml"), """
                channels:
                  - {id: chat, type: webhook, url: "%s", signingKey: "${file:khoa.txt}", allowPrivate: true,
                     perSecond: 50, perMinute: 1000}
                routes:
                  - {id: default, to: [chat]}
                """.formatted(chat.address()));
    }

    private static String name(int number) {
        return "bench-" + number;
    }

    /** Every source breaks and comes back once; answers how many seconds each outage took to be heard of. */
    private List<Double> outages(AlertReceiver chat) {
        chat.forget();
        var broken = new long[SOURCES];
        for (var number = 0; number < SOURCES; number++) {
            broken[number] = System.nanoTime();
            server.fail(name(number), true);
            pause(APART);
        }
        await(() -> all().allMatch(number -> chat.heard(number, "firing") != null));
        all().forEach(number -> server.fail(name(number), false));
        await(() -> all().allMatch(number -> chat.heard(number, "resolved") != null));
        return all().mapToObj(number -> (chat.heard(number, "firing") - broken[number]) / NANOS)
                .toList();
    }

    private static IntStream all() {
        return IntStream.range(0, SOURCES);
    }

    private static int states(JdbcClient jdbc, String state) {
        return jdbc.sql("SELECT count(*) FROM incident.source_health WHERE state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    /** A message is written in the transaction that changes the state. */
    private static List<Double> delays(JdbcClient jdbc) {
        return jdbc.sql("""
                SELECT extract(epoch FROM accepted_at - created_at) FROM alert.outbox
                WHERE state = 'ACCEPTED' AND incident IS NOT NULL""").query((row, number) -> row.getDouble(1)).list();
    }

    private static void report(ResultTable table, List<Double> waits, List<Double> delays) {
        var bound = EVERY.multipliedBy(THRESHOLD).plus(SLACK).toSeconds();
        table.add(
                waits.size() + " outages, read every " + EVERY.toSeconds() + " s, until the chat has it",
                "at most " + seconds(waits, 1),
                "p50 " + seconds(waits, 0.5) + ", p95 " + seconds(waits, 0.95),
                "≤ 3 × " + EVERY.toSeconds() + " + 2 s",
                quantile(waits, 1) <= bound);
        table.add(
                delays.size() + " messages, state change until the chat has it",
                "p95 " + seconds(delays, 0.95),
                "p50 " + seconds(delays, 0.5) + ", at most " + seconds(delays, 1),
                "p95 ≤ 5 s",
                quantile(delays, 0.95) <= BUDGET_SECONDS);
    }

    private static String seconds(List<Double> values, double share) {
        return String.format(Locale.ROOT, "%.1f s", quantile(values, share));
    }

    private static double quantile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static void await(Callable<Boolean> done) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(done);
    }

    private static void pause(Duration time) {
        Awaitility.await().pollDelay(time).until(() -> true);
    }
}
