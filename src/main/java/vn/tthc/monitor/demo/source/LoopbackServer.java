package vn.tthc.monitor.demo.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server on one loopback port that can really be closed and opened again. */
public final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    private final int port;
    private final Function<SourceRequest, SourceAnswer> handler;
    private @Nullable HttpServer server;

    /** Not open yet; port 0 chooses a free one at the first opening. */
    public LoopbackServer(int port, Function<SourceRequest, SourceAnswer> handler) {
        this.port = port;
        this.handler = handler;
    }

    /** Listens; does nothing when it does already. */
    public synchronized void open() {
        if (server != null) {
            return;
        }
        try {
            var opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
            opened.createContext("/", this::handle);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.start();
            server = opened;
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "Cổng " + port
                            + " của máy này đã có chương trình khác dùng; bản minh hoạ cần cổng đó cho một hệ thống"
                            + " mô phỏng. Hãy dừng chương trình kia hoặc đặt tthc.demo.first-port sang dải cổng khác."
                            + " / Port " + port + " is in use; stop the other program or set tthc.demo.first-port.",
                    taken);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Closes the listening socket: further connections are refused. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    synchronized boolean isOpen() {
        return server != null;
    }

    /** The port in use; the wanted one while it is closed. */
    public synchronized int port() {
        return server == null ? port : server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SourceAnswer answer;
            try {
                answer = handler.apply(SourceRequest.of(exchange));
            } catch (RuntimeException broken) {
                LOG.warn("The simulated system on port {} failed to answer", port, broken);
                answer = SourceAnswer.text(500, "Lỗi của hệ thống mô phỏng");
            }
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            answer.headers().forEach(headers::set);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
