package vn.tthc.monitor.alert.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One way out. Never throws for what the other side does; the answer says what it means. */
public interface Channel {
    /** Hands one message over and waits for the provider's word. */
    SendAnswer send(Outgoing message);

    /** The longest one call can take; leases are made to outlive it. */
    Duration longestCall();

    /** What a person must know of it though messages may still get through; null where all is well. */
    default @Nullable String notice() {
        return null;
    }

    /** What has to be done from time to time though nothing is to be sent. */
    default void upkeep() {}
}
