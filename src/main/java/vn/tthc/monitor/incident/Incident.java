package vn.tthc.monitor.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/**
 * One outage, refused login, slowness or staleness of one source, from opening to closing.
 *
 * @param number counts up over the installation; what people say over the phone
 * @param affectedDossiers open dossiers of the source when last counted
 * @param dueInside of those, how many came due while it was open
 */
public record Incident(
        long number,
        String source,
        String sourceName,
        Kind kind,
        @Nullable FailureCategory category,
        String title,
        @Nullable String message,
        Instant openedAt,
        @Nullable Instant closedAt,
        long affectedDossiers,
        long dueInside,
        @Nullable Instant lastGoodAt) {

    /** What is wrong; one open incident per source and kind. */
    public enum Kind {
        REACH(Severity.CRITICAL),
        AUTH(Severity.CRITICAL),
        FRESHNESS(Severity.WARNING),
        LATENCY(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    /** Critical: nothing comes in. Warning: something comes, late or slowly. */
    public enum Severity {
        CRITICAL,
        WARNING
    }

    /** Whether it is still going on. */
    public boolean open() {
        return closedAt == null;
    }
}
