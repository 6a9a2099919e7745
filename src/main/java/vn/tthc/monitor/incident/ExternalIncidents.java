package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what other monitoring systems tell us; the same word told again changes nothing. */
public interface ExternalIncidents {
    /** The source of its incidents begins with this, followed by the input, a slash and the fingerprint. */
    String SOURCE = "hook:";

    /** How rules and totals name a source: that of another system's alert by its input, {@code hook:grafana}. */
    static String origin(String source) {
        var slash = source.startsWith(SOURCE) ? source.indexOf('/') : -1;
        return slash < 0 ? source : source.substring(0, slash);
    }

    /** Opens, brings up to date and closes incidents, one for each fingerprint, in one transaction. */
    void told(Teller teller, List<Alert> alerts);

    /** Ends those that were not told for so long that nobody knows whether they go on. Called by a route. */
    void lapse();

    /**
     * Who tells.
     *
     * @param id a short name of the file
     * @param name what people call it
     * @param silentAfter how long it may be silent about what is going on
     */
    record Teller(String id, String name, Duration silentAfter) {}

    /**
     * One alert as its system groups it.
     *
     * @param fingerprint equal for the same alert as long as it lives
     * @param startedAt when it began this time; after the known end it is another outage
     * @param endedAt null while it fires
     * @param until when it would be over without another word, as the sender says; null where it does not
     */
    record Alert(
            String fingerprint,
            boolean critical,
            String title,
            String message,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant until) {}
}
