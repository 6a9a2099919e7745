package vn.tthc.monitor.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a source was in one state.
 *
 * @param to null while it lasts
 */
public record StateSpan(
        String source,
        SourceState state,
        Instant from,
        @Nullable Instant to) {}
