package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Pause;

/**
 * A source's record with everything that is computed from it before it is written.
 *
 * @param keys by what it can be the same dossier as another record
 * @param linkKey the key of its dossier
 * @param pauses ended pauses that we saw
 * @param elsewhereSince since when another office has it; null where it is where it was received
 * @param routedTo the system that the routing table makes responsible; null where it decides nothing
 */
record PreparedRecord(
        SourceDossier dossier,
        LinkKeys keys,
        String linkKey,
        String searchKey,
        @Nullable Long idKey,
        @Nullable Long phoneKey,
        Assessment assessment,
        @Nullable Instant pausedSince,
        List<Pause> pauses,
        @Nullable Instant elsewhereSince,
        @Nullable String routedTo) {
    PreparedRecord linked(String key) {
        return new PreparedRecord(
                dossier,
                keys,
                key,
                searchKey,
                idKey,
                phoneKey,
                assessment,
                pausedSince,
                pauses,
                elsewhereSince,
                routedTo);
    }
}
