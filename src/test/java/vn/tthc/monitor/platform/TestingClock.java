package vn.tthc.monitor.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until a test turns it; whoever asks it wants the instant, whatever the zone. */
public final class TestingClock extends Clock {
    private final AtomicReference<Instant> now;

    public TestingClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public void advance(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    public void set(Instant at) {
        now.set(at);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
