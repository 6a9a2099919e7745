package vn.tthc.monitor.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.StoreResult;

/** Counts of dossiers as a test sets them. */
final class TestingDossiers implements Dossiers {
    final Map<String, Long> open = new HashMap<>();
    final Map<String, Long> due = new HashMap<>();

    @Override
    public StoreResult store(DossierPage page) {
        throw new UnsupportedOperationException("Health stores no pages");
    }

    @Override
    public List<String> openCodes(String source, Instant notReadSince, int limit) {
        return List.of();
    }

    @Override
    public List<String> codesKnownElsewhere(String source, String elsewhere, Set<String> fields, int limit) {
        return List.of();
    }

    @Override
    public Map<String, Long> openBySource() {
        return Map.copyOf(open);
    }

    @Override
    public long dueBetween(String source, Instant from, Instant to) {
        return due.getOrDefault(source, 0L);
    }

    @Override
    public Optional<DossierDetail> find(long id) {
        return Optional.empty();
    }
}
