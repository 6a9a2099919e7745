package vn.tthc.monitor.alert;

import java.util.Optional;

/** Links in messages by which somebody takes an incident in hand without signing in. */
public interface HandLinks {
    /** What the link stands for; empty where we did not write it, or its time is over. */
    Optional<Hand> read(String token);

    /** An incident, and the channel in whose message the link stood. */
    record Hand(long incident, String channel) {}
}
