package vn.tthc.monitor.demo.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.demo.world.DemoWorld;

/** The calls of one system to the address that takes what systems send: one login, then data under its session. */
final class PushLine implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SESSION_OVER = "-301";

    /** Taken; taken but for records that were kept aside; known already and taken as an update. */
    private static final Set<String> TAKEN = Set.of("0", "1", "3");

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final AtomicLong calls;
    private @Nullable String session;

    PushLine(URI address, AtomicLong calls) {
        this.address = address;
        this.calls = calls;
    }

    /** Sends records; an answer that took nothing is a failure, after which the same may be sent again. */
    void send(String service, boolean updating, List<Map<String, Object>> data) {
        var answer = answer(service, updating, data);
        if (answer.path("error_code").asString("").equals(SESSION_OVER)) {
            session = null;
            answer = answer(service, updating, data);
        }
        if (!TAKEN.contains(answer.path("error_code").asString(""))) {
            throw new IllegalStateException(service + " was not taken: " + answer);
        }
    }

    private JsonNode answer(String service, boolean updating, List<Map<String, Object>> data) {
        return post(Map.of(
                "session",
                session(),
                "madonvi",
                "H24",
                "service",
                service,
                "isUpdating",
                updating ? "True" : "False",
                "data",
                data));
    }

    private String session() {
        var open = session;
        if (open == null) {
            var answer = post(Map.of("username", "demo", "password", "demo-giao-duc"));
            open = answer.path("session").asString("");
            if (open.isEmpty()) {
                throw new IllegalStateException("no session: " + answer);
            }
            session = open;
        }
        return open;
    }

    private JsonNode post(Map<String, Object> body) {
        var request = HttpRequest.newBuilder(address.resolve("/push/" + DemoWorld.EDUCATION))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            calls.incrementAndGet();
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
