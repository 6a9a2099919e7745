package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One unified dossier with everything every source says about it. */
public record DossierDetail(QueueRow row, List<SourceRecord> records, List<Change> history) {

    /**
     * What one source says, when it first said it and when it last changed its word.
     *
     * @param absence null while the source shows it
     */
    public record SourceRecord(
            String source,
            SourceDossier dossier,
            Instant firstSeenAt,
            Instant changedAt,
            @Nullable Absence absence) {}

    /**
     * A record that its source does not show any more.
     *
     * @param gone whether it is buried: not open any more, whatever its status says
     * @param reason why it was buried by hand; null where complete reads did not see it
     */
    public record Absence(
            Instant since, boolean gone, @Nullable String reason) {}

    /**
     * One change in the merged timeline, newest first.
     *
     * @param at the source's own time of the change where it gives one, else when we read it
     * @param what field name as in connector files, or {@code added}, {@code gone}, {@code raised}
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
