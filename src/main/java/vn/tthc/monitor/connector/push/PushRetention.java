package vn.tthc.monitor.connector.push;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.platform.Retention;

/**
 * Forgets after 90 days what was sent of dossiers that are not open any more: it is personal data, and what counts stands in
 * the dossier. Steps whose dossier never came go with it.
 */
@Component
class PushRetention implements Retention {
    private static final Duration KEPT = Duration.ofDays(90);

    private final PushedStore store;
    private final Dossiers dossiers;

    PushRetention(PushedStore store, Dossiers dossiers) {
        this.store = store;
        this.dossiers = dossiers;
    }

    @Override
    public long apply(Instant now) {
        var forgotten = 0L;
        for (var connector : store.connectors()) {
            var open = Set.copyOf(dossiers.openCodes(connector, now, Integer.MAX_VALUE));
            forgotten += store.forget(connector, now.minus(KEPT), open);
        }
        return forgotten;
    }
}
