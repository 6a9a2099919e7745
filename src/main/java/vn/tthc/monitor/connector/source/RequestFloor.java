package vn.tthc.monitor.connector.source;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Keeps a pause between any two requests of one connector, on every path: pages, details, logins, redirects, repeats and
 * checks all pass through here, so that no failure can turn into hammering.
 */
final class RequestFloor {
    private volatile long pause;
    private final LongSupplier nanoseconds;
    private final Pause sleeper;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean used;
    private long next;

    RequestFloor(Duration pause, LongSupplier nanoseconds, Pause sleeper) {
        this.pause = pause.toNanos();
        this.nanoseconds = nanoseconds;
        this.sleeper = sleeper;
    }

    /** Changes the pause; what was reserved before stays. */
    void pace(Duration wanted) {
        pause = wanted.toNanos();
    }

    /** Waits for this connector's next free moment and takes it. */
    void await() throws InterruptedException {
        var wait = reserve();
        if (wait > 0) {
            sleeper.sleep(Duration.ofNanos(wait));
        }
    }

    private long reserve() {
        lock.lock();
        try {
            var now = nanoseconds.getAsLong();
            var slot = used && next - now > 0 ? next : now;
            used = true;
            next = slot + pause;
            return slot - now;
        } finally {
            lock.unlock();
        }
    }
}
