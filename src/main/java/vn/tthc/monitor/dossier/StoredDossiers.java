package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The dossiers in the database. */
@Component("dossiers")
class StoredDossiers implements Dossiers {
    private final PageWriter writer;
    private final DossierStore dossiers;
    private final TransactionOperations transactions;
    private final ObjectProvider<OnPageStored> listeners;
    private final FailPoint failPoint;

    StoredDossiers(
            PageWriter writer,
            DossierStore dossiers,
            TransactionOperations transactions,
            ObjectProvider<OnPageStored> listeners,
            FailPoint failPoint) {
        this.writer = writer;
        this.dossiers = dossiers;
        this.transactions = transactions;
        this.listeners = listeners;
        this.failPoint = failPoint;
    }

    @Override
    public StoreResult store(DossierPage page) {
        var result = transactions.execute(transaction -> {
            var stored = writer.write(page);
            listeners.orderedStream().forEach(listener -> listener.pageStored(page, stored));
            failPoint.reached(FailPoint.Step.BEFORE_COMMIT);
            return stored;
        });
        return Objects.requireNonNull(result);
    }

    @Override
    public List<String> openCodes(String source, Instant notReadSince, int limit) {
        return dossiers.openCodes(source, notReadSince, limit);
    }

    @Override
    public List<String> codesKnownElsewhere(String source, String elsewhere, Set<String> fields, int limit) {
        return dossiers.codesKnownElsewhere(source, elsewhere, fields, limit);
    }

    @Override
    public Map<String, Long> openBySource() {
        return dossiers.openBySource();
    }

    @Override
    public long dueBetween(String source, Instant from, Instant to) {
        return dossiers.dueBetween(source, from, to);
    }

    @Override
    public Optional<DossierDetail> find(long id) {
        return dossiers.find(id);
    }
}
