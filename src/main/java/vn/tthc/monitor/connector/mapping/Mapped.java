package vn.tthc.monitor.connector.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.SourceDossier;

/** What became of one record. */
public sealed interface Mapped {
    /** A dossier, and what was odd about it. */
    record Whole(SourceDossier dossier, List<Finding> findings) implements Mapped {}

    /** A record for quarantine, with the reason and the record as received. */
    record Unreadable(@Nullable String code, String reason, String raw) implements Mapped {}
}
