package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deadline moments that have come: warning time and due time of running dossiers. */
public interface DeadlineMoments {
    /**
     * Takes moments at or before {@code now} in the caller's transaction, by index and with row locks that other nodes
     * skip, and sets each dossier's next moment. Costs what is due, not what is open.
     */
    List<Moment> take(Instant now, int limit);

    /** One moment of one dossier. */
    record Moment(
            long dossier,
            Stage stage,
            Instant at,
            String code,
            @Nullable String procedureName,
            @Nullable String agency,
            String source,
            Instant dueAt) {}

    /** Which moment. */
    enum Stage {
        NEAR,
        OVERDUE
    }
}
