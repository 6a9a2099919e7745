package vn.tthc.monitor.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long sources took to answer. Of each run the longest single request counts; reading a file is no answer. */
@FunctionalInterface
public interface Latencies {
    /** A half-open stretch of time in so many equal parts, oldest first; parts without a run are left out. */
    List<Part> of(String connector, Instant from, Instant to, int parts);

    /**
     * One part.
     *
     * @param index from 0
     * @param runs that ended in it
     * @param failed of them; what they took says nothing of the source's answers
     * @param median of the others; null where all failed
     * @param p95 what 95 in a hundred of the others did not exceed
     */
    record Part(
            int index,
            long runs,
            long failed,
            @Nullable Duration median,
            @Nullable Duration p95) {}
}
