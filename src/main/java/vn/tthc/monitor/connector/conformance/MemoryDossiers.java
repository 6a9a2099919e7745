package vn.tthc.monitor.connector.conformance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.DossierPage.RejectedRecord;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.StoreResult;

/** Keeps what a rehearsal stores, for checks that are about the reading; whoever checks storing uses the real store. */
final class MemoryDossiers implements Dossiers {
    private final Map<String, SourceDossier> stored = new LinkedHashMap<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private List<String> known = List.of();
    private int added;
    private int changed;

    /** Codes of open dossiers that a source may be asked for. */
    void knows(List<String> codes) {
        known = List.copyOf(codes);
    }

    Map<String, SourceDossier> stored() {
        return stored;
    }

    List<RejectedRecord> rejected() {
        return rejected;
    }

    /** How many were new since the last question. */
    int newlyAdded() {
        var count = added;
        added = 0;
        return count;
    }

    /** How many were stored otherwise than before since the last question. */
    int newlyChanged() {
        var count = changed;
        changed = 0;
        return count;
    }

    @Override
    public StoreResult store(DossierPage page) {
        var before = added;
        var changedBefore = changed;
        for (var dossier : page.dossiers()) {
            var old = stored.put(dossier.code(), dossier);
            if (old == null) {
                added++;
            } else if (!old.contentHash().equals(dossier.contentHash())) {
                changed++;
            }
        }
        rejected.addAll(page.rejected());
        return new StoreResult(
                added - before,
                changed - changedBefore,
                page.dossiers().size() - (added - before) - (changed - changedBefore),
                page.rejected().size());
    }

    @Override
    public List<String> openCodes(String source, Instant notReadSince, int limit) {
        return known.stream().limit(limit).toList();
    }

    @Override
    public List<String> codesKnownElsewhere(String source, String elsewhere, Set<String> fields, int limit) {
        return known.stream().limit(limit).toList();
    }

    @Override
    public Map<String, Long> openBySource() {
        return Map.of();
    }

    @Override
    public long dueBetween(String source, Instant from, Instant to) {
        return 0;
    }

    @Override
    public Optional<DossierDetail> find(long id) {
        return Optional.empty();
    }
}
