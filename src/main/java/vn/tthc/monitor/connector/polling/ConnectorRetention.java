package vn.tthc.monitor.connector.polling;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Retention;

/** Forgets runs and resolved quarantine after 90 days; records that still wait are kept. */
@Component
class ConnectorRetention implements Retention {
    private static final Duration KEPT = Duration.ofDays(90);

    private final ConnectorStore store;

    ConnectorRetention(ConnectorStore store) {
        this.store = store;
    }

    @Override
    public long apply(Instant now) {
        return store.deleteRunsBefore(now.minus(KEPT)) + store.deleteResolvedBefore(now.minus(KEPT));
    }
}
