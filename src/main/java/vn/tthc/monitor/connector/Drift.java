package vn.tthc.monitor.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How sources change: what was seen, and what a person said to it. */
public interface Drift {
    /** The events of a connector that are not over: those that wait for a person first, then the newest first. */
    List<DriftEvent> events(String connector);

    /** Open events by connector and kind; connectors without any are left out. */
    Map<String, Map<DriftKind, Long>> open();

    /**
     * Says that an event is known. A new, missing or retyped field counts as usual from now on, and its verb is not
     * applied any more.
     *
     * @return false where the connector has no such open event
     */
    boolean acknowledge(String connector, long event, String who);

    /** How many records the last complete read gave, beside how many are usual; empty before the first one. */
    Optional<Volume> volume(String connector);

    /**
     * The records of one complete read.
     *
     * @param low fewer are unusual; null where nothing is known yet
     * @param high more are unusual; null where nothing is known yet
     */
    record Volume(
            long records, @Nullable Long low, @Nullable Long high) {}
}
