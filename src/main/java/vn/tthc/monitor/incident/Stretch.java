package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;

/** A half-open stretch of time in which an incident was going on; one that goes on ends now. */
public record Stretch(Instant from, Instant to) {
    public Duration length() {
        return Duration.between(from, to);
    }
}
