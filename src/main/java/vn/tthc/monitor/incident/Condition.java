package vn.tthc.monitor.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one aspect of one source stands: the layer between what was seen and the incident made of it.
 *
 * @param raised whether it is bad enough, or was until now, for an incident; held while nobody can say
 * @param since when it took its present value
 * @param evaluatedAt when there was last something to judge it by; null for never
 * @param evidence why it has this value, in one Vietnamese sentence
 * @param stage how near an end is, counted down in days; 0 where nothing is counted
 */
public record Condition(
        Kind kind,
        Value value,
        boolean raised,
        Instant since,
        @Nullable Instant evaluatedAt,
        String evidence,
        int stage) {

    /** The aspects of a source. */
    public enum Kind {
        REACH,
        AUTH,
        FRESHNESS,
        LATENCY,
        TLS,
        CREDENTIAL,
        SCHEMA,
        VOLUME;

        /** The incident that it makes. */
        public Incident.Kind incident() {
            return Incident.Kind.valueOf(name());
        }
    }

    /** How an aspect stands. */
    public enum Value {
        OK,
        WARN,
        BAD,
        /** Not evaluated; neither good nor bad. */
        UNKNOWN
    }
}
