package vn.tthc.monitor.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/**
 * One thing that is wrong with one source, or with our own network, from opening to closing.
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
        /** Our own network is away: nobody can say how the systems are. */
        NETWORK(Severity.CRITICAL),
        REACH(Severity.CRITICAL),
        AUTH(Severity.CRITICAL),
        FRESHNESS(Severity.WARNING),
        LATENCY(Severity.WARNING),
        /** The certificate of the source's machine runs out. */
        TLS(Severity.WARNING),
        /** What proves who we are runs out. */
        CREDENTIAL(Severity.WARNING),
        /** The source's answers do not look as they did. */
        SCHEMA(Severity.WARNING),
        /** Far more, far fewer or far more unreadable records than usual. */
        VOLUME(Severity.WARNING),
        /** Told to us by another monitoring system; its grouping, not our judgement. */
        EXTERNAL(Severity.WARNING),
        /** The same, where the other system calls it critical. */
        EXTERNAL_CRITICAL(Severity.CRITICAL);

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
