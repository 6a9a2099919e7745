package vn.tthc.monitor.demo.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import vn.tthc.monitor.demo.source.LoopbackServer;
import vn.tthc.monitor.demo.source.SourceAnswer;
import vn.tthc.monitor.demo.source.SourceRequest;

/** A chat server on its own loopback port with the two calls of the Zalo Bot interface that matter here. */
public final class SimulatedChat implements AutoCloseable {
    /** The only token it knows. */
    static final String TOKEN = "demo:zalo-bot-mo-phong";

    private static final int LONGEST = 2_000;
    private static final int KEPT = 1_000;

    private final Clock clock;
    private final Duration silence;
    private final LoopbackServer server;
    private final Deque<Message> accepted = new ArrayDeque<>();
    private final AtomicLong calls = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private ChatMode mode = ChatMode.OK;
    private int retryAfter = 5;
    private long numbered;

    /**
     * Makes it without opening the port.
     *
     * @param silence how long it keeps a caller waiting in the timeout mode
     */
    public SimulatedChat(Clock clock, Duration silence, int port) {
        this.clock = clock;
        this.silence = silence;
        this.server = new LoopbackServer(port, this::answer);
    }

    /** One accepted message. */
    public record Message(long id, String chat, String text, Instant at) {}

    /** Listens. */
    public void open() {
        server.open();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Its mode now. */
    public ChatMode mode() {
        lock.lock();
        try {
            return mode;
        } finally {
            lock.unlock();
        }
    }

    /** Changes the mode at once; callers kept waiting are answered. */
    public void become(ChatMode wanted, int seconds) {
        lock.lock();
        try {
            mode = wanted;
            retryAfter = seconds;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What it accepted, oldest first; the newest thousand. */
    public List<Message> messages() {
        lock.lock();
        try {
            return List.copyOf(accepted);
        } finally {
            lock.unlock();
        }
    }

    /** Calls received since the start, refused ones too. */
    public long calls() {
        return calls.get();
    }

    @Override
    public void close() {
        become(ChatMode.OK, retryAfter);
        server.close();
    }

    private SourceAnswer answer(SourceRequest request) {
        calls.incrementAndGet();
        var path = java.net.URLDecoder.decode(request.path(), java.nio.charset.StandardCharsets.UTF_8);
        if (!path.startsWith("/bot" + TOKEN + "/")) {
            // The real one answers a wrong token with something that is not JSON.
            return SourceAnswer.text(401, "Unauthorized");
        }
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "getMe" -> ok(Map.of("id", "demo", "account_name", "Bot Minh hoạ", "can_join_groups", true));
            case "sendMessage" -> send(request);
            default -> refused(404, "Not found", Map.of());
        };
    }

    private SourceAnswer send(SourceRequest request) {
        var text = request.text("text");
        var chat = request.text("chat_id");
        if (chat.isEmpty() || text.isEmpty() || text.length() > LONGEST) {
            return refused(400, "Bad request: chat_id and a text of 1 to 2000 characters are needed", Map.of());
        }
        return switch (mode()) {
            case OK -> accepted(chat, text);
            case TOO_MANY -> {
                int seconds = seconds();
                yield refused(429, "Quota exceeded", Map.of("retry_after", seconds))
                        .with("Retry-After", String.valueOf(seconds));
            }
            case FAILING -> SourceAnswer.text(500, "Internal server error");
            case TIMEOUT -> {
                var answer = accepted(chat, text);
                keepSilent();
                yield answer;
            }
        };
    }

    private int seconds() {
        lock.lock();
        try {
            return retryAfter;
        } finally {
            lock.unlock();
        }
    }

    private SourceAnswer accepted(String chat, String text) {
        lock.lock();
        try {
            var message = new Message(++numbered, chat, text, clock.instant());
            accepted.addLast(message);
            if (accepted.size() > KEPT) {
                accepted.removeFirst();
            }
            return ok(Map.of(
                    "message_id", "demo-" + message.id(), "date", message.at().toEpochMilli()));
        } finally {
            lock.unlock();
        }
    }

    private void keepSilent() {
        lock.lock();
        try {
            long left = silence.toNanos();
            while (mode == ChatMode.TIMEOUT && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private static SourceAnswer ok(Object result) {
        return SourceAnswer.json(Map.of("ok", true, "result", result));
    }

    private static SourceAnswer refused(int code, String description, Map<String, Object> parameters) {
        return SourceAnswer.json(
                code, Map.of("ok", false, "error_code", code, "description", description, "parameters", parameters));
    }
}
