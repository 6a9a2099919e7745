package vn.tthc.monitor.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** The packaged jar in a process of its own: how long until it is ready, and how much memory it holds. */
final class JarRows {
    private static final int CONNECTORS = 15;
    private static final int OPEN_EACH = 100_000 / CONNECTORS + 1;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern STORED =
            Pattern.compile("(?m)^dossier_queue_items\\{[^}]*} (\\d+(?:\\.\\d+)?(?:E\\d+)?)$");

    private final RecordServer server;

    JarRows(RecordServer server) {
        this.server = server;
    }

    void measure(ResultTable table) throws Exception {
        var folder = Files.createTempDirectory("tthc-bench-jar-");
        try (var client = HttpClient.newHttpClient()) {
            for (var number = 0; number < CONNECTORS; number++) {
                server.show(
                        "bench-" + number,
                        new InventedRecords("2504%02d".formatted(number), OPEN_EACH, 100, Instant.now()),
                        0,
                        0);
            }
            new BenchConfiguration(server.address(), CONNECTORS, Duration.ofSeconds(30))
                    .writeTo(folder.resolve("config"));
            run(client, folder, List.of(), false);
            var usual = run(client, folder, List.of(), false);
            row(table, "start to ready, database present", usual.ready(), 5.0);
            var cache = folder.resolve("tthc.aot");
            run(client, folder, List.of("-XX:AOTCacheOutput=" + cache), false);
            if (Files.exists(cache)) {
                row(
                        table,
                        "start to ready, with an AOT cache",
                        run(client, folder, List.of("-XX:AOTCache=" + cache), false)
                                .ready(),
                        2.5);
            }
            var busy = run(client, folder, List.of("-Xmx256m"), true);
            table.add(
                    "resident memory, 15 connectors, 100,000 open",
                    busy.resident() / 1024 + " MB",
                    "heap limit 256 MB",
                    "≤ 512 MB",
                    busy.resident() <= 512 * 1024);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void row(ResultTable table, String what, Duration ready, double seconds) {
        table.add(what, ready.toMillis() + " ms", "", "≤ " + seconds + " s", ready.toMillis() <= seconds * 1000);
    }

    /** What one life of the process showed. */
    private record Life(Duration ready, long resident) {}

    private static Life run(HttpClient client, Path folder, List<String> options, boolean busy) throws Exception {
        var port = freePort();
        var start = System.nanoTime();
        var process = start(folder, port, options);
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !process.isAlive()
                            || get(client, port, "/actuator/health/readiness").contains("UP"));
            var ready = Duration.ofNanos(System.nanoTime() - start);
            if (busy) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> open(get(client, port, "/actuator/prometheus")) >= 100_000);
                // Two more polls of everything, unchanged.
                var later = Instant.now().plusSeconds(70);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> Instant.now().isAfter(later));
            }
            return new Life(ready, resident(process.pid()));
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static Process start(Path folder, int port, List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar().toString(),
                "--tthc.config=" + folder.resolve("config"),
                "--tthc.data=" + folder.resolve("data"),
                "--server.address=127.0.0.1",
                "--server.port=" + port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "bench.log").toFile()))
                .start();
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("tthc-monitor-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No jar in target; run ./mvnw -Pbench verify."));
        }
    }

    private static double open(String metrics) {
        return STORED.matcher(metrics)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private static String get(HttpClient client, int port, String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        }
    }

    private static long resident(long process) throws IOException {
        var found = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(process), "status")));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
