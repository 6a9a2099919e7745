package vn.tthc.monitor.alert.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which what we know of a source was not current.
 *
 * @param seenAt when it was last seen so
 * @param endedAt when it was read again; null while it was not
 */
record SourceGap(
        String source,
        Instant beganAt,
        Instant seenAt,
        @Nullable Instant endedAt) {

    boolean open() {
        return endedAt == null;
    }

    /** Whether something of the source that came at this time fell into it. */
    boolean covers(Instant at) {
        return !at.isBefore(beganAt) && (endedAt == null || !at.isAfter(endedAt));
    }
}
