package vn.tthc.monitor.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source's record with everything that is computed from it before it is written.
 *
 * @param routedTo the system that the routing table makes responsible; null where it decides nothing
 */
record PreparedRecord(
        SourceDossier dossier,
        String linkKey,
        String searchKey,
        @Nullable Long idKey,
        @Nullable Long phoneKey,
        @Nullable Instant warnAt,
        @Nullable Instant pausedSince,
        @Nullable String routedTo) {}
