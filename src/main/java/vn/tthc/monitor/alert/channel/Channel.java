package vn.tthc.monitor.alert.channel;

import java.time.Duration;

/** One way out. Never throws for what the other side does; the answer says what it means. */
public interface Channel {
    /** Hands one message over and waits for the provider's word. */
    SendAnswer send(Outgoing message);

    /** The longest one call can take; leases are made to outlive it. */
    Duration longestCall();
}
