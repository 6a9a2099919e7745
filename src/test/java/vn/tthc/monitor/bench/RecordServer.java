package vn.tthc.monitor.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A source system on loopback whose pages are written beforehand, so that it costs next to nothing itself. */
final class RecordServer implements AutoCloseable {
    static final int PAGE = 1000;
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)page=(\\d+)");
    private final HttpServer server;
    private static final byte[] NOTHING = "{\"content\":[],\"last\":true}".getBytes(StandardCharsets.UTF_8);
    private final ConcurrentHashMap<String, Pages> pages = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> asked = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** What a source has: so many pages, and the way to each. */
    private record Pages(int count, IntFunction<byte[]> page) {}

    RecordServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var source = exchange.getRequestURI().getPath().substring(1);
            var number = NUMBER.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
            asked.merge(source, 1, Integer::sum);
            var known = pages.get(source);
            if (failing.contains(source)) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
            var page = number.find() ? Integer.parseInt(number.group(1)) : 0;
            var body = known != null && page < known.count() ? known.page().apply(page) : NOTHING;
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
            made.add(page(records, first, end, changedEvery, edition));
        }
        pages.put(source, new Pages(made.size(), made::get));
    }

    /** As {@link #show}, in pages of another size that are written when they are asked for, and told of before. */
    void showWhenAsked(String source, InventedRecords records, int size, IntConsumer before) {
        pages.put(source, new Pages((records.count() + size - 1) / size, page -> {
            before.accept(page);
            return page(records, page * size, Math.min((page + 1) * size, records.count()), 0, 0);
        }));
    }

    /** Whether the source answers that it cannot serve. */
    void fail(String source, boolean fails) {
        if (fails) {
            failing.add(source);
        } else {
            failing.remove(source);
        }
    }

    /** How often the source was asked for a page. */
    int asked(String source) {
        return asked.getOrDefault(source, 0);
    }

    private static byte[] page(InventedRecords records, int first, int end, int changedEvery, int edition) {
        return IntStream.range(first, end)
                .mapToObj(number -> records.json(number, changedEvery > 0 && number % changedEvery == 0 ? edition : 0))
                .collect(Collectors.joining(",", "{\"content\":[", "],\"last\":" + (end == records.count()) + "}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
