package vn.tthc.monitor.dossier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a system could not be reached or refused our login. An incident that came back is several of them.
 *
 * @param number of the incident; with {@code from} it tells one outage from the others
 * @param to null while it goes on
 * @param knownUntil until when it is known to have lasted: its end, now, or the last time somebody looked
 */
public record Outage(
        long number,
        String source,
        String sourceName,
        Kind kind,
        Instant from,
        @Nullable Instant to,
        Instant knownUntil,
        Ending ending) {

    /** What was wrong. */
    public enum Kind {
        UNREACHABLE,
        REFUSED
    }

    /** How it ended. */
    public enum Ending {
        CLOSED,
        OPEN,
        /** Nobody looks after the system any more; whether it is over is not known. */
        UNWATCHED,
        /** It has not been looked for a while; whether it still goes on is not known. */
        UNSURE
    }
}
