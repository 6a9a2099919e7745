package vn.tthc.monitor.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A source system on loopback whose pages are written beforehand, so that it costs next to nothing itself. */
final class RecordServer implements AutoCloseable {
    static final int PAGE = 1000;
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)page=(\\d+)");
    private final HttpServer server;
    private final ConcurrentHashMap<String, List<byte[]>> pages = new ConcurrentHashMap<>();

    RecordServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var source = exchange.getRequestURI().getPath().substring(1);
            var number = NUMBER.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
            var known = pages.getOrDefault(source, List.of());
            var page = number.find() ? Integer.parseInt(number.group(1)) : 0;
            var body = page < known.size()
                    ? known.get(page)
                    : "{\"content\":[],\"last\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the source answers from now on; every n-th record (0 for none) is the dossier's next edition. */
    void show(String source, InventedRecords records, int changedEvery, int edition) {
        var made = new ArrayList<byte[]>();
        for (var first = 0; first < records.count(); first += PAGE) {
            var end = Math.min(first + PAGE, records.count());
            var content = IntStream.range(first, end)
                    .mapToObj(number ->
                            records.json(number, changedEvery > 0 && number % changedEvery == 0 ? edition : 0))
                    .collect(Collectors.joining(",", "{\"content\":[", "],\"last\":" + (end == records.count()) + "}"));
            made.add(content.getBytes(StandardCharsets.UTF_8));
        }
        pages.put(source, made);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
