package vn.tthc.monitor.web.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.Links.Decision;
import vn.tthc.monitor.dossier.Links.RecordName;
import vn.tthc.monitor.dossier.Links.Said;
import vn.tthc.monitor.web.Words;

/**
 * What a person said about records being one dossier.
 *
 * @param kind merged, dismissed or split
 * @param other null for a split
 * @param dossiers numbers of the dossiers that the records belong to now
 * @param undone null while it holds
 */
record LinkItem(
        long id,
        String kind,
        RecordName one,
        @Nullable RecordName other,
        List<Long> dossiers,
        String by,
        Instant at,
        @Nullable String note,
        @Nullable Said undone) {
    static LinkItem of(Decision decision) {
        return new LinkItem(
                decision.id(),
                Words.of(decision.kind()),
                decision.one(),
                decision.other(),
                decision.dossiers(),
                decision.said().by(),
                decision.said().at(),
                decision.said().note(),
                decision.undone());
    }
}
