package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;

/**
 * How long a source answered and how long it did not. Time that nobody can speak for counts neither way: not evaluated, not
 * in the history, suspended by notice, and inside a maintenance window.
 *
 * @param asked how long the whole stretch of time is
 */
public record Uptime(Duration up, Duration down, Duration asked) {
    private static final double WHOLE = 100;

    /** A tenth of the time must be known. */
    private static final int TELLING = 10;

    /**
     * Of the spans of one source within a half-open stretch of time.
     *
     * @param windows in which the source was expected to be away
     */
    public static Uptime of(Collection<StateSpan> spans, Collection<Occurrence> windows, Instant from, Instant to) {
        var up = Duration.ZERO;
        var down = Duration.ZERO;
        for (var span : spans) {
            var begin = span.from().isBefore(from) ? from : span.from();
            var end = span.to() == null || span.to().isAfter(to) ? to : span.to();
            if (begin.isBefore(end)) {
                var length = outside(windows, begin, end);
                switch (span.state()) {
                    case UP, DEGRADED, STALE -> up = up.plus(length);
                    case DOWN, AUTH_FAILED -> down = down.plus(length);
                    case SUSPENDED, UNKNOWN -> {}
                }
            }
        }
        return new Uptime(up, down, Duration.between(from, to));
    }

    /** How much of a stretch lies in no window; windows may overlap. */
    private static Duration outside(Collection<Occurrence> windows, Instant begin, Instant end) {
        var sorted =
                windows.stream().sorted(Comparator.comparing(Occurrence::from)).toList();
        var sum = Duration.ZERO;
        var at = begin;
        for (var window : sorted) {
            if (window.from().isAfter(at)) {
                var until = window.from().isBefore(end) ? window.from() : end;
                sum = at.isBefore(until) ? sum.plus(Duration.between(at, until)) : sum;
            }
            at = window.to().isAfter(at) ? window.to() : at;
        }
        return at.isBefore(end) ? sum.plus(Duration.between(at, end)) : sum;
    }

    /** What is known of the time. */
    public Duration known() {
        return up.plus(down);
    }

    /**
     * Per cent of the known time, rounded down, so that 100 means never down; null where too little is known to speak for
     * the whole time.
     */
    public @Nullable Double share() {
        if (known().isZero() || known().multipliedBy(TELLING).compareTo(asked) < 0) {
            return null;
        }
        var exact = WHOLE * up.toMillis() / known().toMillis();
        return Math.floor(exact * WHOLE) / WHOLE;
    }
}
