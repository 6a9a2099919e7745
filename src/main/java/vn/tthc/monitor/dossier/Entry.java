package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long after its reception a dossier was typed into one system.
 *
 * @param enteredAt as the source says; null where it does not
 * @param absentAt when the source, read with success, did not have it yet; null where that proves nothing
 * @param late working time from reception until it was typed in, or at least until then it was absent
 */
public record Entry(
        String source,
        Instant receivedAt,
        @Nullable Instant enteredAt,
        Instant firstSeenAt,
        @Nullable Instant absentAt,
        Duration late,
        Verdict verdict) {

    /** What can be said. */
    public enum Verdict {
        IN_TIME,
        LATE,
        /** Received before we began to read the source, so that first seen says nothing. */
        BEFORE_WATCH,
        /** The source was not read with success between reception and first seen. */
        NOT_READ
    }
}
