package vn.tthc.monitor.connector.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.Window;

/** A span of time to read; from null it reaches back to the beginning. */
record WindowSpan(@Nullable Instant from, Instant to) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** A step that makes more pieces than this is a mistake, and the whole is read instead of waiting for years. */
    private static final int MOST_PIECES = 5_000;

    /** The span of a run. */
    static WindowSpan of(Window window, @Nullable Instant mark, Instant started) {
        return new WindowSpan(lower(window, mark, started), started.minus(window.settle()));
    }

    private static @Nullable Instant lower(Window window, @Nullable Instant mark, Instant started) {
        if (mark == null) {
            return window.first() == null ? null : started.minus(window.first());
        }
        if (WindowBounds.ahead(mark, started)) {
            // Nothing can be newer: the answer is empty, and the run says why.
            return mark;
        }
        return (mark.isAfter(started) ? started : mark).minus(window.lookback());
    }

    /** The span in pieces of a length, the oldest first. */
    List<WindowSpan> pieces(@Nullable Duration step) {
        if (from == null || step == null || !from.isBefore(to) || length().dividedBy(step) >= MOST_PIECES) {
            return List.of(this);
        }
        var pieces = new ArrayList<WindowSpan>();
        for (var start = from; start.isBefore(to); start = start.plus(step)) {
            var end = start.plus(step);
            pieces.add(new WindowSpan(start, end.isBefore(to) ? end : to));
        }
        return pieces;
    }

    /** Both halves, which meet in one moment; none where it is too short to be halved. */
    List<WindowSpan> halves() {
        if (from == null || length().compareTo(SHORTEST) <= 0) {
            return List.of();
        }
        var middle = from.plus(length().dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
        return List.of(new WindowSpan(from, middle), new WindowSpan(middle, to));
    }

    private Duration length() {
        return from == null ? Duration.ZERO : Duration.between(from, to);
    }
}
