package vn.tthc.monitor.dossier;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Urgency;

/** The one queue over all sources, least time left first; paused dossiers and those without term come after. */
public interface DossierQueue {
    /**
     * One page by keyset. A cursor whose row has gone continues at the next key; a malformed one is an
     * {@link IllegalArgumentException} with a sentence.
     *
     * @param cursor from {@link Page#next} or {@link Page#previous}; null for the first page
     * @param size 1 to 200
     */
    Page page(QueueFilter filter, @Nullable String cursor, int size);

    /** Counts of the filtered set by each dimension, each computed without that dimension's own restriction. */
    Counts counts(QueueFilter filter);

    /** The rows of these ids that changed after the given version, for refreshing what is on the screen. */
    List<QueueRow> changed(Set<Long> ids, long afterVersion);

    /** How many dossiers of the filter changed after the version. */
    long changedSince(QueueFilter filter, long afterVersion);

    /** One page; {@code total} is exact up to 100,000 and then 100,001; {@code version} is the newest change seen. */
    record Page(
            List<QueueRow> rows,
            long total,
            @Nullable String previous,
            @Nullable String next,
            long version) {}

    /**
     * Facets.
     *
     * @param urgencyBySource by the source that decides, for splitting "late" into sure and possible
     * @param bySource by every source that knows a dossier, so that their sum may be more than all
     */
    record Counts(
            long total,
            Map<Urgency, Long> byUrgency,
            Map<String, Map<Urgency, Long>> urgencyBySource,
            Map<String, Long> bySource,
            Map<DossierStatus, Long> byStatus,
            Map<String, Long> byField,
            Map<String, Long> byAgency,
            Map<FindingKind, Long> byFinding) {}
}
