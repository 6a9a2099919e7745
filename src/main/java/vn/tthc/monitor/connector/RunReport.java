package vn.tthc.monitor.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one finished run.
 *
 * @param category null when the run did not fail
 * @param message one Vietnamese sentence: what, where, expected, what to do; of a good run its findings, for example
 *     unmapped codes; null when there is nothing to say
 * @param slowest the longest single request
 * @param newestRecordAt the newest business time among the records read
 * @param doubtful whether it came to its end but showed too little to be believed: it is no success
 */
public record RunReport(
        UUID run,
        String connector,
        RunKind kind,
        Instant startedAt,
        Instant endedAt,
        RunOutcome outcome,
        @Nullable FailureCategory category,
        @Nullable String message,
        Counts counts,
        Duration slowest,
        @Nullable Instant newestRecordAt,
        boolean doubtful) {

    /** A run that is believed. */
    public RunReport(
            UUID run,
            String connector,
            RunKind kind,
            Instant startedAt,
            Instant endedAt,
            RunOutcome outcome,
            @Nullable FailureCategory category,
            @Nullable String message,
            Counts counts,
            Duration slowest,
            @Nullable Instant newestRecordAt) {
        this(
                run,
                connector,
                kind,
                startedAt,
                endedAt,
                outcome,
                category,
                message,
                counts,
                slowest,
                newestRecordAt,
                false);
    }

    /** Whether the source has told all there is to tell, and is believed. */
    public boolean success() {
        return !doubtful && (outcome == RunOutcome.OK || outcome == RunOutcome.OK_EMPTY);
    }

    /**
     * Incremental window, nightly full read, asking known open dossiers by code, only looking whether the source is there,
     * a file that arrived, a file that a person brought, or what it sent of its own accord within a minute.
     */
    public enum RunKind {
        INCREMENTAL,
        FULL,
        RECHECK,
        PROBE,
        FILE,
        UPLOAD,
        PUSH;

        /** Whether it read a file, whose data may be older than the run. */
        public boolean ofFile() {
            return this == FILE || this == UPLOAD;
        }
    }

    /** Pages and records of a run. */
    public record Counts(int pages, int records, int added, int changed, int unchanged, int rejected) {}
}
