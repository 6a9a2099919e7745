package vn.tthc.monitor.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A chat server on loopback that takes everything at once, and remembers when it first heard of each outage and end. */
final class AlertReceiver implements AutoCloseable {
    private static final Pattern SOURCE = Pattern.compile("đo tốc độ số (\\d+)");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\"");

    private final HttpServer server;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    AlertReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var at = System.nanoTime();
            var source = SOURCE.matcher(body);
            var status = STATUS.matcher(body);
            if (source.find() && status.find()) {
                heard.putIfAbsent(source.group(1) + " " + status.group(1), at);
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tin";
    }

    /** When it first heard that of the source; null for not yet. */
    Long heard(int source, String status) {
        return heard.get(source + " " + status);
    }

    void forget() {
        heard.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
