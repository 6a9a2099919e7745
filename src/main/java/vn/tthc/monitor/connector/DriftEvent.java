package vn.tthc.monitor.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a source is not as it was, from when it was first seen until it is over. It names no person: examples
 * of personal and unknown fields show only their form.
 *
 * @param place where: a field as in connector files, a path of the answer, {@code field = code}, or empty
 * @param verb what the connector file says to do; null where it has no word for the kind
 * @param detail one Vietnamese sentence
 * @param times runs that showed it
 * @param records records that showed it in the last such run
 * @param acknowledgedBy who said that it is known; null while nobody has
 */
public record DriftEvent(
        long id,
        String connector,
        DriftKind kind,
        String place,
        @Nullable DriftVerb verb,
        State state,
        String detail,
        @Nullable String example,
        Instant firstSeenAt,
        Instant lastSeenAt,
        long times,
        long records,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt) {

    /** How it stands. */
    public enum State {
        /** Waits for a person. */
        OPEN,
        /** Only noted, because the connector file accepts it. */
        NOTED,
        /** A person knows; for fields, this is how the source is from now on. */
        KNOWN,
        /** The source is as it was again. */
        OVER
    }
}
