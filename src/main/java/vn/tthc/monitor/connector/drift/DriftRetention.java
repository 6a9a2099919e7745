package vn.tthc.monitor.connector.drift;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Retention;

/** Forgets events that wait for nobody and have not been seen for 90 days. */
@Component
class DriftRetention implements Retention {
    private static final Duration KEPT = Duration.ofDays(90);

    private final DriftStore store;

    DriftRetention(DriftStore store) {
        this.store = store;
    }

    @Override
    public long apply(Instant now) {
        return store.deleteBefore(now.minus(KEPT));
    }
}
