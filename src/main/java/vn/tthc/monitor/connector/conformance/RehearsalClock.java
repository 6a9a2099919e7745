package vn.tthc.monitor.connector.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.scheduling.support.CronExpression;
import vn.tthc.monitor.connector.source.Pause;

/** A clock that moves by what is waited for, in no time, and remembers every wait. */
final class RehearsalClock extends Clock implements Pause {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    void set(Instant moment) {
        now.set(moment);
        waits.clear();
    }

    void advance(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    /** Moves behind the next moment of a cron expression, and a day more. */
    void passes(String cron, ZoneId zone) {
        var next =
                Objects.requireNonNull(CronExpression.parse(cron).next(instant().atZone(zone)), "never again");
        now.set(next.toInstant().plus(Duration.ofDays(1)));
    }

    @Override
    public void sleep(Duration duration) {
        waits.add(duration);
        advance(duration);
    }

    /** Everything that was waited for so far. */
    List<Duration> waits() {
        return List.copyOf(waits);
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
