package vn.tthc.monitor.connector.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.MonitorApplication;
import vn.tthc.monitor.connector.PushIntake;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.TestDatabase;

/** Whole applications on one test database, and a system that sends to them as it sends to the national portal. */
final class PushNodes implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = PlantedSecret.text("mot-mat-khau-khac-cung-dai");

    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    /** Nodes with these connector files by their ids; the account is {@code mot-cua}, its password in {@code mat-khau.txt}. */
    static PushNodes start(int count, Path folder, Map<String, String> connectors) throws IOException {
        var configuration = folder.resolve("config");
        Files.createDirectories(configuration.resolve("connectors"));
        for (var name : List.of("agencies.yaml", "alerts.yaml", "calendar.yaml", "presets/dvcqg.yaml")) {
            var target = configuration.resolve(name);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(Path.of("config").resolve(name), target);
        }
        Files.writeString(configuration.resolve("mat-khau.txt"), PASSWORD);
        for (var connector : connectors.entrySet()) {
            Files.writeString(
                    configuration.resolve("connectors/" + connector.getKey() + ".yaml"), connector.getValue());
        }
        var all = new PushNodes();
        var database = TestDatabase.address();
        for (var node = 0; node < count; node++) {
            all.nodes.add(new SpringApplicationBuilder(MonitorApplication.class)
                    .run(
                            "--server.port=0",
                            "--server.address=127.0.0.1",
                            "--tthc.config=" + configuration,
                            "--tthc.data=" + folder.resolve("data" + node),
                            "--tthc.db.url=" + database.url(),
                            "--tthc.db.user=" + database.user(),
                            "--tthc.db.password=" + database.password()));
        }
        return all;
    }

    /** Ends the minute on every node: what was sent becomes runs. */
    void minute() {
        nodes.forEach(node -> node.getBean(PushIntake.class).record());
    }

    <T> T bean(Class<T> type) {
        return nodes.getFirst().getBean(type);
    }

    private JsonNode post(int node, String connector, Object call) {
        var port = nodes.get(node).getEnvironment().getRequiredProperty("local.server.port");
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/push/" + connector))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(call)))
                    .build();
            return JSON.readTree(
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Logs in and sends. */
    JsonNode send(int node, String connector, String service, List<?> records) {
        var login = post(node, connector, Map.of("username", "mot-cua", "password", PASSWORD));
        var session = login.path("session").asString();
        return post(
                node,
                connector,
                Map.of(
                        "session",
                        session,
                        "madonvi",
                        "H24.1",
                        "service",
                        service,
                        "isUpdating",
                        "True",
                        "data",
                        records));
    }

    @Override
    public void close() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }
}
