package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Pause;

/**
 * A record as it stands in the database.
 *
 * @param elsewhereSince since when another office has it; null where it is where it was received
 * @param dueOrigin null where the source gave the due time or there is none
 * @param findings kinds of its open findings as bits
 * @param changedAt when the answer was read that brought its present content
 * @param readAt when its source last answered with this content; exact to ten minutes
 */
record StoredRecord(
        long id,
        String source,
        SourceDossier dossier,
        String linkKey,
        @Nullable Instant pausedSince,
        List<Pause> pauses,
        @Nullable Instant elsewhereSince,
        @Nullable DueOrigin dueOrigin,
        int findings,
        Instant firstSeenAt,
        Instant changedAt,
        Instant readAt,
        @Nullable Instant missingSince,
        @Nullable Instant goneAt,
        @Nullable String goneReason) {

    /** Since when its source does not show it; null while it does. */
    DossierDetail.@Nullable Absence absence() {
        return missingSince == null ? null : new DossierDetail.Absence(missingSince, goneAt != null, goneReason);
    }
}
