package vn.tthc.monitor.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record as it stands in the database. */
record StoredRecord(
        long id,
        String source,
        SourceDossier dossier,
        String linkKey,
        @Nullable Instant pausedSince,
        Instant firstSeenAt,
        Instant changedAt) {}
