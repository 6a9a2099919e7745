package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The dossiers of all sources: storing pages, and reading single ones. */
public interface Dossiers {
    /** Stores one page, its checkpoint and its rejected records in one transaction. Storing it again changes nothing. */
    StoreResult store(DossierPage page);

    /** Codes of the source's open records whose last answer is oldest, at most {@code limit}; for the re-check. */
    List<String> openCodes(String source, Instant notReadSince, int limit);

    /**
     * Codes that a source which cannot list should be asked for the first time: open dossiers of another source, of one
     * of the fields (of any, when the set is empty), that this source has never answered for; newest first.
     */
    List<String> codesKnownElsewhere(String source, String elsewhere, Set<String> fields, int limit);

    /** Number of open unified dossiers by the source whose word counts. */
    Map<String, Long> openBySource();

    /** Open dossiers of the source that came due between two instants. */
    long dueBetween(String source, Instant from, Instant to);

    /** One dossier with all its source records and its history; empty when unknown. */
    Optional<DossierDetail> find(long id);
}
