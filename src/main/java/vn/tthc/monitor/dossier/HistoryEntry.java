package vn.tthc.monitor.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the history before it is written; {@code code} names the record within the page's source.
 *
 * @param lastReadAt when the source had last answered with the value before; null for what has none
 */
record HistoryEntry(
        String code,
        Instant at,
        Instant readAt,
        @Nullable Instant lastReadAt,
        String what,
        @Nullable String before,
        @Nullable String after) {

    /** A line without a value before it. */
    HistoryEntry(
            String code, Instant at, Instant readAt, String what, @Nullable String before, @Nullable String after) {
        this(code, at, readAt, null, what, before, after);
    }
}
