package vn.tthc.monitor.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the clock of a dossier stands: a request for papers or for a payment.
 *
 * @param to when the answer came; null while it has not, and then the due time is the one that held when the pause began
 */
public record Pause(Instant from, @Nullable Instant to) {}
