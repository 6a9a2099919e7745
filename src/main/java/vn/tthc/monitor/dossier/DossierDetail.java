package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One unified dossier with everything every source says about it. */
public record DossierDetail(QueueRow row, List<SourceRecord> records, List<Change> history) {

    /** What one source says, when it first said it and when it last changed its word. */
    public record SourceRecord(String source, SourceDossier dossier, Instant firstSeenAt, Instant changedAt) {}

    /**
     * One change in the merged timeline, newest first.
     *
     * @param at the source's own time of the change where it gives one, else when we read it
     * @param what field name as in connector files, or {@code added}
     */
    public record Change(
            long sequence,
            String source,
            Instant at,
            Instant readAt,
            String what,
            @Nullable String before,
            @Nullable String after) {}
}
