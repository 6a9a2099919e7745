package vn.tthc.monitor.connector.drift;

import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;

/**
 * One way in which one run found its source not as it was.
 *
 * @param verb null where the connector file has no word for the kind
 * @param detail one Vietnamese sentence
 * @param example masked or shortened
 * @param noted whether no person need look at it
 */
public record Sighting(
        Place at,
        @Nullable DriftVerb verb,
        String detail,
        @Nullable String example,
        long records,
        boolean noted) {

    /** What is sighted, and where: the key of an event within its connector. */
    public record Place(DriftKind kind, String where) {}

    /** A sighting of something the connector file has no verb for. */
    public static Sighting of(DriftKind kind, String where, String detail, long records) {
        return new Sighting(new Place(kind, where), null, detail, null, records, false);
    }

    /** The same, only to be noted. */
    public Sighting forTheRecord() {
        return new Sighting(at, verb, detail, example, records, true);
    }

    DriftEvent.State state() {
        return noted ? DriftEvent.State.NOTED : DriftEvent.State.OPEN;
    }
}
