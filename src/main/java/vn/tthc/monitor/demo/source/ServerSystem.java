package vn.tthc.monitor.demo.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A simulated system that is asked: its protocol on its own port, bent by its mode. */
final class ServerSystem implements SimulatedSystem {
    private final Profile profile;
    private final SourceProtocol protocol;
    private final Clock clock;
    private final Duration slowness;
    private final LoopbackServer server;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong garbage = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Mode mode = Mode.OK;
    private @Nullable Instant stoppedAt;

    ServerSystem(Profile profile, SourceProtocol protocol, Clock clock, Duration slowness, int port) {
        this.profile = profile;
        this.protocol = protocol;
        this.clock = clock;
        this.slowness = slowness;
        this.server = new LoopbackServer(port, this::answer);
    }

    @Override
    public Profile profile() {
        return profile;
    }

    /** What is only looked at has no login and no data. */
    @Override
    public List<Mode> modes() {
        return profile.way() == Way.PROBED
                ? List.of(Mode.OK, Mode.SLOW, Mode.DOWN, Mode.GARBAGE)
                : List.of(Mode.values());
    }

    @Override
    public String place() {
        return String.valueOf(port());
    }

    @Override
    public Mode mode() {
        lock.lock();
        try {
            return mode;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long exchanges() {
        return requests.get();
    }

    /** Also while it is down: the port it would listen on. */
    @Override
    public int port() {
        return server.port();
    }

    /** Also for requests in flight. */
    @Override
    public void become(Mode wanted) {
        lock.lock();
        try {
            mode = wanted;
            stoppedAt = wanted == Mode.STALE ? clock.instant() : null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (wanted == Mode.DOWN) {
            server.close();
        } else {
            server.open();
        }
    }

    @Override
    public void stop() {
        become(Mode.DOWN);
    }

    private SourceAnswer answer(SourceRequest request) {
        requests.incrementAndGet();
        if (mode() == Mode.SLOW) {
            dawdle();
        }
        return switch (mode()) {
            case OK, SLOW, STALE -> protocol.answer(request, asOf());
            case AUTH_REFUSED -> SourceAnswer.unauthorized();
            case GARBAGE -> garbage();
            // Closing the socket cuts most requests; one that slipped through sees a server going away.
            case DOWN -> SourceAnswer.text(503, "");
        };
    }

    private Instant asOf() {
        lock.lock();
        try {
            return stoppedAt == null ? clock.instant() : stoppedAt;
        } finally {
            lock.unlock();
        }
    }

    /** Waits the slow time out, or until the mode changes. */
    private void dawdle() {
        lock.lock();
        try {
            long left = slowness.toNanos();
            while (mode == Mode.SLOW && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private SourceAnswer garbage() {
        return switch ((int) (garbage.getAndIncrement() % 3)) {
            case 0 -> SourceAnswer.html(200, "<!doctype html><html><body><h1>Hệ thống đang bảo trì</h1></body></html>");
            case 1 ->
                new SourceAnswer(
                        200,
                        "application/json; charset=utf-8",
                        java.util.Map.of(),
                        "{\"data\":[{\"MaHoSo\":\"H24.24-2601");
            default -> SourceAnswer.json(java.util.Map.of("error_code", -99, "message", "Lỗi hệ thống nội bộ"));
        };
    }
}
