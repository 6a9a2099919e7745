package vn.tthc.monitor.connector.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.DossierPage.RejectedRecord;
import vn.tthc.monitor.platform.Retention;

/** Where runs bring their bad records, and say which have come well. Forgets resolved ones after 90 days. */
@Component
public class QuarantineDesk implements Retention {
    private static final Duration KEPT = Duration.ofDays(90);

    private final QuarantineStore store;

    QuarantineDesk(QuarantineStore store) {
        this.store = store;
    }

    /** Keeps bad records of a page, in the caller's transaction. */
    public void put(String connector, UUID run, Instant at, Collection<RejectedRecord> records) {
        store.put(connector, run, at, records);
    }

    /** Says that codes have come well, in the caller's transaction. */
    public void resolve(String connector, Collection<String> codes, Instant at) {
        store.resolve(connector, codes, at);
    }

    /** How many records wait, by connector. */
    public Map<String, Long> counts() {
        return store.counts();
    }

    @Override
    public long apply(Instant now) {
        return store.deleteResolvedBefore(now.minus(KEPT));
    }
}
