package vn.tthc.monitor.connector.conformance.fake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.tthc.monitor.connector.conformance.fake.WireAnswer.Manner;

/**
 * A small HTTP server on loopback that holds its sockets in its own hands: it can stay silent, drip, cut and reset, which
 * well-behaved servers will not.
 */
final class WireServer implements AutoCloseable {
    private static final int MOST_BODY = 4 * 1024 * 1024;
    private static final long DRIP_MILLIS = 20;

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Function<WireRequest, WireAnswer> answers;
    private final CountDownLatch closed = new CountDownLatch(1);

    WireServer(Function<WireRequest, WireAnswer> answers) {
        this.answers = answers;
        try {
            this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException _) {
                // Closed; or a connection that went before it was taken.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            converse(socket, new BufferedInputStream(socket.getInputStream()));
        } catch (IOException | InterruptedException _) {
            // The other side has gone, which is its right.
        }
    }

    private void converse(Socket socket, InputStream input) throws IOException, InterruptedException {
        try {
            var request = read(input);
            while (request != null && write(answer(request), socket)) {
                request = read(input);
            }
        } catch (MalformedRequest e) {
            // Such as the first bytes of TLS: said as any server says it, in plain text.
            write(WireAnswer.of(400, "text/plain; charset=utf-8", String.valueOf(e.getMessage())), socket);
        }
    }

    /** A mistake of the fake itself is an answer too, for a thread that ends would look like a source that hung up. */
    private WireAnswer answer(WireRequest request) {
        try {
            return answers.apply(request);
        } catch (RuntimeException e) {
            return WireAnswer.json(
                    500,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("message", "nguồn giả hỏng: " + e)
                            .toString());
        }
    }

    private static @Nullable WireRequest read(InputStream input) throws IOException {
        var first = line(input);
        if (first == null || first.isEmpty()) {
            return null;
        }
        var words = first.split(" ", 3);
        if (words.length < 3 || !words[2].startsWith("HTTP/")) {
            throw new MalformedRequest("not a request line");
        }
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(input); line != null && !line.isEmpty(); line = line(input)) {
            var colon = line.indexOf(':');
            if (colon < 0) {
                throw new MalformedRequest("a header line without a colon");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(input.readNBytes(Math.min(length, MOST_BODY)), StandardCharsets.UTF_8);
        return new WireRequest(words[0], words[1], Map.copyOf(headers), body);
    }

    private static @Nullable String line(InputStream input) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = input.read(); next >= 0; next = input.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
            }
            line.write(next);
        }
        return null;
    }

    /** Sends an answer; false where the connection is over with it. */
    private boolean write(WireAnswer answer, Socket socket) throws IOException, InterruptedException {
        var output = socket.getOutputStream();
        switch (answer.manner()) {
            case SILENT -> closed.await();
            case RESET -> socket.setSoLinger(true, 0);
            case WHOLE -> send(answer, output);
            case CUT -> {
                output.write(head(answer));
                output.write(
                        answer.body().substring(0, answer.body().size() / 2).toByteArray());
                output.flush();
            }
            case DRIP -> drip(answer, output);
        }
        return answer.manner() == Manner.WHOLE;
    }

    private static void send(WireAnswer answer, OutputStream output) throws IOException {
        output.write(head(answer));
        output.write(answer.body().toByteArray());
        output.flush();
    }

    private void drip(WireAnswer answer, OutputStream output) throws IOException, InterruptedException {
        output.write(head(answer));
        for (var one : answer.body().toByteArray()) {
            output.write(one);
            output.flush();
            if (closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static byte[] head(WireAnswer answer) {
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " Answer\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (answer.status() != 204) {
            head.append("Content-Length: ").append(answer.body().size()).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    /** Bytes that are no HTTP. */
    private static final class MalformedRequest extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedRequest(String what) {
            super(what);
        }
    }
}
