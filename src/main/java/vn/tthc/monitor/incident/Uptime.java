package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How long a source answered and how long it did not. Time that nobody can speak for counts neither way: not evaluated, not
 * in the history, and suspended by notice.
 */
public record Uptime(Duration up, Duration down) {
    private static final double WHOLE = 100;

    /** Of the spans of one source within a half-open stretch of time. */
    public static Uptime of(Collection<StateSpan> spans, Instant from, Instant to) {
        var up = Duration.ZERO;
        var down = Duration.ZERO;
        for (var span : spans) {
            var begin = span.from().isBefore(from) ? from : span.from();
            var end = span.to() == null || span.to().isAfter(to) ? to : span.to();
            if (begin.isBefore(end)) {
                var length = Duration.between(begin, end);
                switch (span.state()) {
                    case UP, DEGRADED, STALE -> up = up.plus(length);
                    case DOWN, AUTH_FAILED -> down = down.plus(length);
                    case SUSPENDED, UNKNOWN -> {}
                }
            }
        }
        return new Uptime(up, down);
    }

    /** What is known of the time. */
    public Duration known() {
        return up.plus(down);
    }

    /** Per cent of the known time, rounded down, so that 100 means never down; null where nothing is known. */
    public @Nullable Double share() {
        if (known().isZero()) {
            return null;
        }
        var exact = WHOLE * up.toMillis() / known().toMillis();
        return Math.floor(exact * WHOLE) / WHOLE;
    }
}
