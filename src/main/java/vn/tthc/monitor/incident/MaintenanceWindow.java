package vn.tthc.monitor.incident;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time in which one system, or every system, is expected to be away: no incident opens, reminders rest, and what the
 * systems say meanwhile counts as neither up nor down. Every window has an end.
 *
 * @param source null for all systems
 * @param document number of the notice it stands in
 * @param from when the first occurrence starts
 * @param to when the first occurrence ends
 * @param until the last day on which an occurrence may start, in Viet Nam; null where it does not repeat
 * @param endedAt when a person ended it before its time
 */
public record MaintenanceWindow(
        long id,
        @Nullable String source,
        String reason,
        @Nullable String document,
        Instant from,
        Instant to,
        Repeat repeat,
        @Nullable LocalDate until,
        String author,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** How it comes again, at the same time of the clock in Viet Nam. */
    public enum Repeat {
        ONCE,
        DAILY,
        WEEKLY
    }

    /** One time of it. */
    public record Occurrence(Instant from, Instant to) {
        /** Whether the instant lies in it: start inclusive, end exclusive. */
        public boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /** Whether it concerns the system. */
    public boolean concerns(String system) {
        return source == null || source.equals(system);
    }
}
