package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** How the sources did over time. */
public interface SourceHistory {
    /** Stretches of time for which uptime is told. */
    List<Duration> WINDOWS =
            List.of(Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90));

    /** The spans of every source that touch a half-open stretch of time, oldest first. */
    List<StateSpan> spans(Instant from, Instant to);

    /** By source, for each of the {@link #WINDOWS} up to now. */
    Map<String, List<Uptime>> uptimes();

    /** By period, newest first, and source; only what had an incident. The newest period is not over yet. */
    List<Total> totals(Period period, int periods);

    /** Over which totals are made. */
    enum Period {
        WEEK,
        MONTH
    }

    /**
     * What one source cost in one period, from its first day to the day before the last one.
     *
     * @param incidents that began in the period
     * @param lost working time in which nothing came in, overlaps counted once
     * @param slow working time in which something came late or slowly, overlaps counted once
     * @param dueInside dossiers that came due inside the outages that began in the period
     */
    record Total(
            LocalDate from,
            LocalDate until,
            String source,
            String sourceName,
            long incidents,
            Duration lost,
            Duration slow,
            long dueInside) {}
}
