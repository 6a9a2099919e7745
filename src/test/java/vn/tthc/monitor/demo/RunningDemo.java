package vn.tthc.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.MonitorApplication;

/** The whole application in the demo profile, on free ports, with a shorter breath than usual. */
final class RunningDemo implements AutoCloseable {
    /** Long enough for the application to start and to see the system go down before. */
    static final Duration FAULT_AFTER = Duration.ofSeconds(90);

    private static final int SYSTEMS = 10;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final ConfigurableApplicationContext application;
    private final int port;

    RunningDemo(Path folder) throws IOException {
        this.folder = folder;
        int first = freePorts(SYSTEMS + 1);
        application = new SpringApplication(MonitorApplication.class)
                .run(
                        "--spring.profiles.active=demo",
                        "--server.port=0",
                        "--tthc.data=" + folder.resolve("data"),
                        "--tthc.config=" + configuration(first),
                        "--tthc.demo.first-port=" + first,
                        "--tthc.demo.chat-port=" + (first + SYSTEMS),
                        "--tthc.demo.slowness=400ms",
                        "--tthc.demo.export-every=2s",
                        "--tthc.demo.push-every=500ms",
                        "--tthc.demo.fault-after=" + FAULT_AFTER,
                        "--tthc.dossier.entry-settled=2s",
                        "--tthc.demo.breakdown=false");
        port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
    }

    @Override
    public void close() {
        application.close();
        client.close();
    }

    /** Where the application keeps its data. */
    Path data() {
        return folder.resolve("data");
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer demo");
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) throws Exception {
        return client.send(request.build(), as);
    }

    JsonNode get(String path) throws Exception {
        return json(request(path).GET(), 200);
    }

    JsonNode json(HttpRequest.Builder request, int status) throws Exception {
        var answer = send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    /** Switches a system, or the chat. */
    void put(String path, String mode) throws Exception {
        var body = BodyPublishers.ofString("{\"mode\":\"%s\",\"retryAfter\":1}".formatted(mode));
        json(request(path).header("Content-Type", "application/json").PUT(body), 200);
    }

    /** What the application thinks of a source. */
    String state(String id) throws Exception {
        for (var source : get("/api/v1/sources").path("items")) {
            if (source.path("id").asString().equals(id)) {
                return source.path("state").asString().toLowerCase(java.util.Locale.ROOT);
            }
        }
        return "absent";
    }

    /** What the demo says of a simulated system. */
    JsonNode system(String id) throws Exception {
        for (var system : get("/demo/systems")) {
            if (system.path("id").asString().equals(id)) {
                return system;
            }
        }
        throw new AssertionError("no simulated system " + id);
    }

    /** The project's configuration on other ports and with a shorter breath. */
    private Path configuration(int first) throws IOException {
        var from = Path.of("config");
        var to = folder.resolve("config");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file));
                Files.createDirectories(target.resolveSibling(""));
                Files.writeString(target, onOtherPorts(Files.readString(file), first));
            }
        }
        return to;
    }

    private static String onOtherPorts(String text, int first) {
        var changed = text.replaceAll("(?m)^schedule: \\{every: \\d+s}", "schedule: {every: 1s}");
        for (int index = 0; index < SYSTEMS; index++) {
            changed = changed.replace("127.0.0.1:" + (18_081 + index), "127.0.0.1:" + (first + index));
        }
        return changed.replace("127.0.0.1:18100", "127.0.0.1:" + (first + SYSTEMS));
    }

    /** The first of so many neighbouring ports that nothing listens on now. */
    private static int freePorts(int count) throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            int first;
            try (var socket = new ServerSocket(0)) {
                first = socket.getLocalPort();
            }
            if (first + count < 65_000 && allFree(first, count)) {
                return first;
            }
        }
        throw new IOException("no " + count + " neighbouring ports are free");
    }

    private static boolean allFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try (var socket = new ServerSocket(port)) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
