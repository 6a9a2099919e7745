package vn.tthc.monitor.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.FileSystemUtils;
import vn.tthc.monitor.MonitorApplication;
import vn.tthc.monitor.platform.TestDatabase;

/** Rules and dashboards ask only for what the running application answers, and what it answers is well formed. */
class MetricNamesTests {
    private static final String CONNECTOR = """
            id: nguon
            name: Nguồn
            schedule: {every: 1h}
            http: {baseUrl: "http://127.0.0.1:9"}
            read: {list: {get: /}}
            mapping:
              fields: {code: code, status: {path: status, codes: status}}
              codes: {status: {"1": NEW}}
            """;

    @TempDir
    private Path folder;

    @Test
    void everyNameThatIsAskedForIsAnswered() throws Exception {
        var scrape = scrape();
        assertThat(missing(scrape)).isEmpty();
        if (Promtool.installed()) {
            assertThat(Promtool.run(scrape, "check", "metrics")).isEmpty();
        }
    }

    private static Map<String, ?> missing(String scrape) throws IOException {
        var missing = MetricNames.asked();
        missing.keySet().removeAll(MetricNames.answered(scrape));
        return missing;
    }

    private String scrape() throws Exception {
        FileSystemUtils.copyRecursively(Path.of("config"), folder.resolve("config"));
        Files.createDirectories(folder.resolve("config/connectors"));
        Files.writeString(folder.resolve("config/connectors/nguon.yaml"), CONNECTOR);
        var database = TestDatabase.address();
        try (var context = new SpringApplicationBuilder(MonitorApplication.class)
                        .run(
                                "--tthc.config=" + folder.resolve("config"),
                                "--tthc.data=" + folder.resolve("data"),
                                "--tthc.db.url=" + database.url(),
                                "--tthc.db.user=" + database.user(),
                                "--tthc.db.password=" + database.password(),
                                "--server.address=127.0.0.1",
                                "--server.port=0");
                var client = HttpClient.newHttpClient()) {
            var port = context.getEnvironment().getRequiredProperty("local.server.port");
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                    .build();
            var last = new AtomicReference<>("");
            // Some series begin with the first request, others with the first turn of a route.
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                last.set(answer.body());
                assertThat(missing(answer.body())).isEmpty();
            });
            return last.get();
        }
    }
}
