package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When the lists of sources were read with success; told by whoever reads them. */
public interface SourceReads {
    /** What is known about each record before it was first seen. */
    Map<Sighting, Before> before(Collection<Sighting> sightings);

    /** A record of a source was seen for the first time. */
    record Sighting(String source, Instant firstSeenAt) {}

    /**
     * What came before.
     *
     * @param watchedSince end of the first list that was read of the source; null where that is not known
     * @param absentAt begin of the last list before, which would have shown the record; null where there was none
     */
    record Before(@Nullable Instant watchedSince, @Nullable Instant absentAt) {}
}
