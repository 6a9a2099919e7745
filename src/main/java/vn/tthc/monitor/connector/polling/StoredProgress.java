package vn.tthc.monitor.connector.polling;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.quarantine.QuarantineDesk;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.OnPageStored;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.StoreResult;

/** Writes checkpoint and quarantine in the transaction of their page, and counts what storing changed. */
@Component
class StoredProgress implements OnPageStored {
    private final ConnectorStore store;
    private final QuarantineDesk quarantine;
    private final Map<UUID, StoreResult> results = new ConcurrentHashMap<>();

    StoredProgress(ConnectorStore store, QuarantineDesk quarantine) {
        this.store = store;
        this.quarantine = quarantine;
    }

    /** How many records wait in quarantine, by connector. */
    Map<String, Long> quarantined() {
        return quarantine.counts();
    }

    /** Begins to count a run of this process. */
    void begin(UUID run) {
        results.put(run, new StoreResult(0, 0, 0, 0));
    }

    /** What the run changed so far. */
    StoreResult of(UUID run) {
        return results.getOrDefault(run, new StoreResult(0, 0, 0, 0));
    }

    /** Forgets a run. */
    void end(UUID run) {
        results.remove(run);
    }

    @Override
    public void pageStored(DossierPage page, StoreResult result) {
        if (!page.dossiers().isEmpty()) {
            quarantine.resolve(
                    page.source(),
                    page.dossiers().stream().map(SourceDossier::code).toList(),
                    page.readAt());
        }
        if (!page.rejected().isEmpty()) {
            quarantine.put(page.source(), page.run(), page.readAt(), page.rejected());
        }
        if (page.checkpoint() != null) {
            store.saveCheckpoint(page.source(), page.run(), page.checkpoint(), page.readAt());
        }
        results.computeIfPresent(
                page.run(),
                (_, sum) -> new StoreResult(
                        sum.added() + result.added(),
                        sum.changed() + result.changed(),
                        sum.unchanged() + result.unchanged(),
                        sum.rejected() + page.rejected().size()));
    }
}
