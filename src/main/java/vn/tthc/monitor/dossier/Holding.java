package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a dossier's way: who held it for how long in working time.
 *
 * @param holder agency or department as the source writes it; null where the source does not say
 */
public record Holding(Kind kind, @Nullable String holder, Instant from, Instant to, Duration workingTime) {
    /** What the stretch is. */
    public enum Kind {
        /** In somebody's hands. */
        HELD,
        /** Waiting for papers or a payment. */
        PAUSED,
        /** Ahead, until it is due. */
        LEFT,
        /** Behind, since it was due. */
        OVER
    }
}
