package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/**
 * One thing that is wrong with one source, or with our own network, from opening to closing.
 *
 * @param number counts up over the installation; what people say over the phone
 * @param affectedDossiers open dossiers of the source when last counted
 * @param dueInside of those, how many came due while it was open
 * @param course what people did about it
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
        @Nullable Instant lastGoodAt,
        Course course) {

    /** What comes back so soon after its end is the same incident. */
    static final Duration COMES_BACK = Duration.ofMinutes(15);

    /** An incident to which nobody has done anything yet. */
    public Incident(
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
        this(
                number,
                source,
                sourceName,
                kind,
                category,
                title,
                message,
                openedAt,
                closedAt,
                affectedDossiers,
                dueInside,
                lastGoodAt,
                Course.BEGUN);
    }

    /**
     * What became of it since it was opened.
     *
     * @param reopened how often it came back soon after its end
     * @param mergedInto the incident that stands for the common cause
     * @param cause what was to blame, as a person says
     * @param acknowledgement the last word of somebody who takes it in hand, also when its time is over
     */
    public record Course(
            int reopened,
            @Nullable Long mergedInto,
            @Nullable Cause cause,
            @Nullable Acknowledgement acknowledgement) {
        static final Course BEGUN = new Course(0, null, null, null);

        /** Come back once more. */
        Course again() {
            return new Course(reopened + 1, mergedInto, cause, acknowledgement);
        }
    }

    /** Somebody has it in hand until then. */
    public record Acknowledgement(String by, IncidentEvent.Via via, Instant at, Instant until) {}

    /** What was to blame, for the reports. */
    public enum Cause {
        LINE,
        OUR_EQUIPMENT,
        OUR_CONFIGURATION,
        ACCOUNT,
        CERTIFICATE,
        SOURCE_SERVER,
        SOURCE_SOFTWARE,
        SOURCE_MAINTENANCE,
        SOURCE_DATA,
        OTHER
    }

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
        EXTERNAL_CRITICAL(Severity.CRITICAL),
        /** A channel of ours does not take messages; its source is the channel. */
        CHANNEL(Severity.CRITICAL),
        /** This application does not do its own work; its source is the part concerned. */
        SELF(Severity.CRITICAL);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }

        /** Whether it is about something that will end, while nothing is broken yet. */
        public boolean ends() {
            return this == TLS || this == CREDENTIAL;
        }
    }

    /** Critical: nothing comes in. Warning: something comes, late or slowly. */
    public enum Severity {
        CRITICAL,
        WARNING
    }

    /** Whether somebody has it in hand now. */
    public boolean acknowledged(Instant now) {
        var word = course.acknowledgement();
        return word != null && now.isBefore(word.until());
    }

    /** The same with other open dossiers, of which so many came due inside. */
    Incident counted(long affected, long due) {
        return changed(category, title, message, closedAt, affected, due);
    }

    Incident withDueInside(long count) {
        return counted(affectedDossiers, count);
    }

    Incident withMessage(@Nullable String text) {
        return worded(title, text);
    }

    Incident worded(String heading, @Nullable String text) {
        return changed(category, heading, text, closedAt, affectedDossiers, dueInside);
    }

    Incident withCategory(@Nullable FailureCategory cause) {
        return changed(cause, title, message, closedAt, affectedDossiers, dueInside);
    }

    /** Over since then; null where it goes on. */
    Incident closed(@Nullable Instant at) {
        return changed(category, title, message, at, affectedDossiers, dueInside);
    }

    /** What happens to an incident while its number, source, kind, beginning and course stay. */
    private Incident changed(
            @Nullable FailureCategory cause,
            String heading,
            @Nullable String text,
            @Nullable Instant end,
            long affected,
            long due) {
        return new Incident(
                number,
                source,
                sourceName,
                kind,
                cause,
                heading,
                text,
                openedAt,
                end,
                affected,
                due,
                lastGoodAt,
                course);
    }

    /** Whether it is still going on. */
    public boolean open() {
        return closedAt == null;
    }
}
