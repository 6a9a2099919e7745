package vn.tthc.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What spoke for an incident when it was opened. Secrets and personal data are hidden.
 *
 * @param request the first failed call; null where none was seen
 * @param answer what came of it
 * @param certificate the certificate that the source showed; null without TLS
 * @param runs the runs of the hour before, oldest first
 */
public record IncidentEvidence(
        Instant takenAt,
        @Nullable Instant calledAt,
        @Nullable String request,
        @Nullable String answer,
        @Nullable String certificate,
        List<Run> runs) {

    /** One run: when it ended, how long its longest request took, and whether it failed. */
    public record Run(Instant at, Duration slowest, boolean failed) {}
}
