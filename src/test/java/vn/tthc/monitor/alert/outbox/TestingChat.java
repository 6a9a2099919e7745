package vn.tthc.monitor.alert.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.json.JsonMapper;

/** A chat server on loopback that speaks the Zalo Bot protocol and behaves as told. */
final class TestingChat implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** What it accepted, whether or not the sender was told. */
    final List<String> texts = new CopyOnWriteArrayList<>();

    /** Paths asked for. */
    final List<String> paths = new CopyOnWriteArrayList<>();

    volatile Mode mode = Mode.OK;

    /** When it accepted each of the texts, by the clock of the test. */
    final List<Instant> taken = new CopyOnWriteArrayList<>();

    /** When it was called, by the clock of the test. */
    final List<Instant> calls = new CopyOnWriteArrayList<>();

    volatile Clock clock = Clock.systemUTC();

    /** Happens once, as soon as the next call has arrived. */
    final AtomicReference<Runnable> onCall = new AtomicReference<>(() -> {});

    /** Holds answers back in the mode SLOW. */
    final CountDownLatch release = new CountDownLatch(1);

    private final HttpServer server;

    /** How it answers. */
    enum Mode {
        OK,
        LIMITED,
        LIMITED_WITHOUT_TIME,
        BROKEN,
        LOST,
        REFUSED,
        DISLIKED,
        PAGE,
        SLOW
    }

    TestingChat() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(clock.instant());
        onCall.getAndSet(() -> {}).run();
        paths.add(exchange.getRequestURI().getPath());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var text = JSON.readTree(body).path("text").asString();
        switch (mode) {
            case OK -> accept(exchange, text);
            case SLOW -> {
                awaitRelease();
                accept(exchange, text);
            }
            case LOST -> {
                take(text);
                exchange.close();
            }
            case LIMITED ->
                reply(exchange, 200, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":120}}");
            case LIMITED_WITHOUT_TIME -> reply(exchange, 429, "{\"ok\":false,\"error_code\":429}");
            case BROKEN -> reply(exchange, 500, "oops");
            case REFUSED -> reply(exchange, 200, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
            case DISLIKED -> {
                if (text.codePoints().allMatch(point -> point < 0x10000)) {
                    accept(exchange, text);
                } else {
                    reply(exchange, 200, "{\"ok\":false,\"error_code\":400}");
                }
            }
            case PAGE -> reply(exchange, 200, "<html>portal</html>");
        }
    }

    private void accept(HttpExchange exchange, String text) throws IOException {
        take(text);
        reply(exchange, 200, "{\"ok\":true,\"result\":{\"message_id\":\"m" + texts.size() + "\"}}");
    }

    private synchronized void take(String text) {
        taken.add(clock.instant());
        texts.add(text);
    }

    /** As if nobody had ever called. */
    void forget() {
        mode = Mode.OK;
        onCall.set(() -> {});
        texts.clear();
        taken.clear();
        calls.clear();
        paths.clear();
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        release.countDown();
        server.stop(0);
    }
}
