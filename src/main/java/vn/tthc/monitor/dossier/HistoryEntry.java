package vn.tthc.monitor.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the history before it is written; {@code code} names the record within the page's source. */
record HistoryEntry(
        String code,
        Instant at,
        Instant readAt,
        String what,
        @Nullable String before,
        @Nullable String after) {}
