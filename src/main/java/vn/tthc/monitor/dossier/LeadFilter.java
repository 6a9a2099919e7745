package vn.tthc.monitor.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dossiers whose shown state comes from one system, and of them those that come due in a stretch of time: exactly what an
 * incident of the system counts.
 *
 * @param source null for any system
 * @param dueAfter exclusive; null for no bound
 * @param dueUntil inclusive; null for no bound
 */
public record LeadFilter(
        @Nullable String source,
        @Nullable Instant dueAfter,
        @Nullable Instant dueUntil) {
    public static final LeadFilter NONE = new LeadFilter(null, null, null);
}
