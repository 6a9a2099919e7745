package vn.tthc.monitor.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what other monitoring systems tell us; the same word told again changes nothing. */
public interface ExternalIncidents {
    /** Opens, brings up to date and closes incidents, one for each fingerprint, in one transaction. */
    void told(Teller teller, List<Alert> alerts);

    /** Who tells: a short name of the file, and what people call it. */
    record Teller(String id, String name) {}

    /**
     * One alert as its system groups it.
     *
     * @param fingerprint equal for the same alert as long as it lives
     * @param startedAt when it began this time; after the known end it is another outage
     * @param endedAt null while it fires
     */
    record Alert(
            String fingerprint,
            boolean critical,
            String title,
            String message,
            Instant startedAt,
            @Nullable Instant endedAt) {}
}
