package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Derivation;

/** One unified dossier with everything every source says about it. */
public record DossierDetail(QueueRow row, List<SourceRecord> records, List<Change> history, List<Finding> findings) {

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
            @Nullable Absence absence,
            Due due) {}

    /**
     * When it is due by one source, and by us.
     *
     * @param at the due time that counts; null where there is none
     * @param origin whose it is
     * @param holdings who held it how long
     * @param derivation how our own due time came about, computed anew; null where the limit or the reception is not known
     */
    public record Due(
            @Nullable Instant at,
            @Nullable DueOrigin origin,
            @Nullable Derivation derivation,
            Holdings holdings) {}

    /**
     * Who held it how long.
     *
     * @param told whether its source tells of the hand-overs; else they are those we saw between its answers
     * @param deviation working time by which a hand-over may have been seen too late; null where that is not known
     * @param stretches in order, without a gap
     */
    public record Holdings(boolean told, @Nullable Duration deviation, List<Holding> stretches) {}

    /**
     * Something wrong or remarkable about one source's record.
     *
     * @param values what its sentence needs: times as instants, numbers, words
     */
    public record Finding(String source, FindingKind kind, Instant since, List<String> values) {}

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
