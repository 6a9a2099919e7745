package vn.tthc.monitor.incident.condition;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.Expiries;

/**
 * What is known of a source beside its runs.
 *
 * @param expiry until when certificate and credential are valid
 * @param waiting changes of the source that wait for a person
 */
public record Outside(Expiries.Expiry expiry, List<DriftEvent> waiting) {
    public Outside {
        waiting = waiting.stream()
                .filter(event -> event.state() == DriftEvent.State.OPEN)
                .toList();
    }

    @Nullable Instant certificateUntil() {
        return expiry.certificateUntil();
    }

    @Nullable Instant credentialUntil() {
        return expiry.credentialUntil();
    }
}
