package vn.tthc.monitor.connector.polling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.OnPageStored;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.StoreResult;

/** Keeps dossiers in memory and tells of stored pages inside a real transaction. */
final class TestingDossiers implements Dossiers {
    final Map<String, SourceDossier> stored = new LinkedHashMap<>();
    List<String> open = List.of();
    List<String> elsewhere = List.of();
    Map<String, Long> openBySource = Map.of();
    private final TransactionOperations transactions;
    private final OnPageStored listener;

    TestingDossiers(TransactionOperations transactions, OnPageStored listener) {
        this.transactions = transactions;
        this.listener = listener;
    }

    @Override
    public StoreResult store(DossierPage page) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            var added = 0;
            for (var dossier : page.dossiers()) {
                added += stored.put(dossier.code(), dossier) == null ? 1 : 0;
            }
            var result = new StoreResult(
                    added, 0, page.dossiers().size() - added, page.rejected().size());
            listener.pageStored(page, result);
            return result;
        }));
    }

    @Override
    public List<String> openCodes(String source, Instant notReadSince, int limit) {
        return new ArrayList<>(open.subList(0, Math.min(limit, open.size())));
    }

    @Override
    public List<String> codesKnownElsewhere(String source, String elsewhere, Set<String> fields, int limit) {
        return this.elsewhere;
    }

    @Override
    public Map<String, Long> openBySource() {
        return openBySource;
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
