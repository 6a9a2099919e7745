package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Urgency;

/**
 * One unified dossier as a row of the queue. The applicant's name is clear here; screens mask it.
 *
 * @param version grows with every change of the row
 * @param source the source whose word counts for the shown state
 * @param sources all sources that know the dossier
 * @param findings what is wrong about its records
 * @param elsewhere whether another office than the one that received it handles it
 * @param mismatch whether linked sources disagree about open or closed
 */
public record QueueRow(
        long id,
        long version,
        String code,
        @Nullable String nationalCode,
        @Nullable String applicantName,
        SourceDossier.Procedure procedure,
        SourceDossier.Handling handling,
        SourceDossier.@Nullable Channel channel,
        DossierStatus status,
        @Nullable String statusText,
        String source,
        List<String> sources,
        boolean mismatch,
        Set<FindingKind> findings,
        boolean elsewhere,
        Times times,
        Urgency urgency,
        @Nullable String deepLink) {

    /**
     * Its times.
     *
     * @param origin who says when it is due; null where nobody does
     * @param goneSince since when it is not at its source any more; null where it is
     */
    public record Times(
            @Nullable Instant receivedAt,
            @Nullable Instant dueAt,
            @Nullable DueOrigin origin,
            @Nullable Instant warnAt,
            @Nullable Instant pausedSince,
            @Nullable Instant finishedAt,
            Instant changedAt,
            @Nullable Instant goneSince) {}
}
