package vn.tthc.monitor.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when the certificates of the sources, and what we prove ourselves with, are valid. */
@FunctionalInterface
public interface Expiries {
    Expiry of(String connector);

    /**
     * What ends when.
     *
     * @param certificateUntil as last seen since the start; null where none was
     * @param credentialUntil null where no end is known
     */
    record Expiry(
            @Nullable Instant certificateUntil, @Nullable Instant credentialUntil) {
        public static final Expiry UNKNOWN = new Expiry(null, null);
    }
}
