package vn.tthc.monitor.connector.polling;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.platform.Retention;

/**
 * Forgets runs after 90 days. A file that is gone is named for a month, and longer while open dossiers stand on what it
 * read.
 */
@Component
class ConnectorRetention implements Retention {
    private static final Duration KEPT = Duration.ofDays(90);

    private static final Duration NAMED = Duration.ofDays(30);

    private final ConnectorStore store;
    private final ConnectorFileStore files;
    private final Dossiers dossiers;

    ConnectorRetention(ConnectorStore store, ConnectorFileStore files, Dossiers dossiers) {
        this.store = store;
        this.files = files;
        this.dossiers = dossiers;
    }

    @Override
    public long apply(Instant now) {
        return store.deleteRunsBefore(now.minus(KEPT))
                + files.forget(now.minus(NAMED), dossiers.openBySource().keySet());
    }
}
