package vn.tthc.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.MonitorApplication;

/** The whole application once: embedded database, simulated systems over real HTTP, queue, incident and chat. */
class DemoEndToEndTests {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SYSTEMS = 9;
    private static final String SYSTEM = "bo-xay-dung";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext application;

    private static int port;

    @BeforeAll
    static void start() throws IOException {
        int first = freePorts(SYSTEMS + 1);
        var configuration = configuration(first);
        application = new SpringApplication(MonitorApplication.class)
                .run(
                        "--spring.profiles.active=demo",
                        "--server.port=0",
                        "--tthc.data=" + folder.resolve("data"),
                        "--tthc.config=" + configuration,
                        "--tthc.demo.first-port=" + first,
                        "--tthc.demo.chat-port=" + (first + SYSTEMS),
                        "--tthc.demo.slowness=400ms",
                        "--tthc.demo.breakdown=false");
        port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
    }

    @AfterAll
    static void stop() {
        application.close();
        CLIENT.close();
    }

    @Test
    void aQueueFillsAnOutageIsToldOnceAndItsEndToo() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(get("/api/v1/dossiers?open=true&limit=1").path("total").asInt())
                    .isGreaterThan(1_000);
            assertThat(sourcesWithDossiers()).hasSizeGreaterThanOrEqualTo(6);
        });
        put("/demo/systems/" + SYSTEM, "down");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("Bộ Xây dựng")).hasSize(1));
        assertThat(state()).isEqualTo("down");
        assertThat(get("/api/v1/incidents").path("items").toString()).contains(SYSTEM);

        put("/demo/chat", "429");
        put("/demo/systems/" + SYSTEM, "ok");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("up"));
        assertThat(messages("Bộ Xây dựng")).hasSize(1);

        put("/demo/chat", "ok");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages("Bộ Xây dựng")).hasSize(2));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(messages("Bộ Xây dựng")).hasSize(2));
    }

    @Test
    void theButtonsWorkWithoutJavaScriptAndOnlyWithTheirToken() throws Exception {
        var anonymous = HttpRequest.newBuilder(address("/demo/he-thong/bo-tai-chinh"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        var forged = anonymous.copy().POST(HttpRequest.BodyPublishers.ofString("mode=slow"));
        assertThat(CLIENT.send(forged.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);

        var page = CLIENT.send(HttpRequest.newBuilder(address("/demo")).build(), BodyHandlers.ofString());
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        var pressed = anonymous
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "mode=slow&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)));
        assertThat(CLIENT.send(pressed.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(302);
        assertThat(get("/demo/systems").toString()).contains("\"mode\":\"slow\"");
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String state() throws Exception {
        for (var source : get("/api/v1/sources").path("items")) {
            if (source.path("id").asString().equals(SYSTEM)) {
                return source.path("state").asString().toLowerCase(java.util.Locale.ROOT);
            }
        }
        return "absent";
    }

    private static Set<String> sourcesWithDossiers() throws Exception {
        var sources = new HashSet<String>();
        for (var source : get("/api/v1/sources").path("items")) {
            if (source.path("openDossiers").asInt() > 0) {
                sources.add(source.path("id").asString());
            }
        }
        return sources;
    }

    /** The texts that the chat accepted and that name the system. */
    private static List<String> messages(String name) throws Exception {
        var texts = new ArrayList<String>();
        for (var message : get("/demo/chat/messages")) {
            if (message.path("text").asString().contains(name)) {
                texts.add(message.path("text").asString());
            }
        }
        return texts;
    }

    private static JsonNode get(String path) throws Exception {
        var answer = CLIENT.send(request(path).GET().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static void put(String path, String mode) throws Exception {
        var body = HttpRequest.BodyPublishers.ofString("{\"mode\":\"%s\",\"retryAfter\":1}".formatted(mode));
        var request = request(path)
                .header("Content-Type", "application/json")
                .PUT(body)
                .build();
        assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer demo");
    }

    /** The project's configuration on other ports and with a shorter breath. */
    private static Path configuration(int first) throws IOException {
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
