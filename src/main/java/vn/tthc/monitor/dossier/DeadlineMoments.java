package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deadline moments that have come for running dossiers: near, last, overdue, and then every working day. */
public interface DeadlineMoments {
    /**
     * Takes moments at or before {@code now} in the caller's transaction, by index and with row locks that other nodes
     * skip, and sets each dossier's next moment. Costs what is due, not what is open. Of several moments that have come
     * the last one is told. A changed due time brings its own moments, a pause takes them away.
     */
    List<Moment> take(Instant now, int limit);

    /** Those of the dossiers whose clock still runs towards just this due time. */
    Set<Long> standing(Map<Long, Instant> dueTimes);

    /**
     * One moment of one dossier.
     *
     * @param procedureCode without its suffix
     */
    record Moment(
            long dossier,
            Stage stage,
            Instant at,
            String code,
            @Nullable String procedureCode,
            @Nullable String procedureName,
            @Nullable String agency,
            String source,
            Instant dueAt) {}

    /** Which moment. */
    enum Stage {
        /** It begins to press. */
        NEAR,
        /** Told for the last time before it is due. */
        LAST,
        OVERDUE,
        /** Still overdue at the opening of a working day. */
        DAILY
    }
}
