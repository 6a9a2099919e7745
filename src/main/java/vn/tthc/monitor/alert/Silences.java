package vn.tthc.monitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.incident.ExternalIncidents;
import vn.tthc.monitor.incident.Incident;

/**
 * Times in which nobody is called for what is known already. What is silenced stays stored and visible, the end of an
 * incident that was announced passes, and what is still open when a silence is over is announced.
 */
public interface Silences {
    /** The word for digests among the kinds. */
    String DIGEST = "digest";

    /** The word for maintenance and stages by notice among the kinds. */
    String PLANNED = "planned";

    /** The longest silence. */
    Duration LONGEST = Duration.ofDays(7);

    /** Those at work, the one that ends first before the others. */
    List<Silence> active();

    /** Newest first, ended ones too. */
    List<Silence> recent(int limit);

    /** The silence at work that covers the incident and ends last. */
    Optional<Silence> over(Incident incident);

    /** Whether the digest of the agency is silenced now. */
    boolean overDigest(String agency);

    /** Whether the start of what is planned for the system, or for all where it is null, is silenced now. */
    boolean overPlanned(@Nullable String source);

    /** What a silence would cover now, and what it would have covered in the last seven days. */
    Effect effect(Matchers matchers);

    /**
     * Begins one.
     *
     * @throws IllegalArgumentException with a sentence for the person, where something is missing or too long
     */
    long begin(Matchers matchers, String reason, Instant end, String author);

    /** Ends it early; false where it is over or was never there. */
    boolean end(long id, String who);

    /**
     * What is silenced; all that are set must match.
     *
     * @param source a system, or {@code hook:grafana} for all that this input tells
     * @param kind an incident's kind in lower case, {@code planned} or {@code digest}
     * @param agency whose digest is meant
     */
    record Matchers(
            @Nullable Long incident,
            @Nullable String source,
            @Nullable String kind,
            Incident.@Nullable Severity severity,
            @Nullable String agency) {

        /** One incident. */
        public static Matchers incident(long number) {
            return new Matchers(number, null, null, null, null);
        }

        public boolean empty() {
            return incident == null && source == null && kind == null && severity == null && agency == null;
        }

        /** Whether all that are set match the incident. */
        public boolean match(Incident candidate) {
            return !empty()
                    && agency == null
                    && (incident == null || incident == candidate.number())
                    && (source == null
                            || source.equals(candidate.source())
                            || source.equals(ExternalIncidents.origin(candidate.source())))
                    && (kind == null || kind.equals(candidate.kind().name().toLowerCase(Locale.ROOT)))
                    && (severity == null || severity == candidate.kind().severity());
        }

        /** Whether all that are set match the digest of the agency. */
        public boolean matchDigest(String whose) {
            return !empty()
                    && incident == null
                    && source == null
                    && severity == null
                    && (kind == null || kind.equals(DIGEST))
                    && (agency == null || agency.equals(whose));
        }

        /** Whether all that are set match what is planned for the system; null is all of them. */
        public boolean matchPlanned(@Nullable String whose) {
            return !empty()
                    && incident == null
                    && severity == null
                    && agency == null
                    && (kind == null || kind.equals(PLANNED))
                    && (source == null || source.equals(whose));
        }
    }

    /** One of them. */
    record Silence(
            long id,
            Matchers matchers,
            String reason,
            String author,
            Instant createdAt,
            Instant endsAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {

        /** Whether it is at work. */
        public boolean active(Instant now) {
            return endedAt == null && now.isBefore(endsAt);
        }
    }

    /** What a silence covers. */
    record Effect(List<Incident> open, List<Notifications.Notification> messages) {}
}
