package vn.tthc.monitor.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/**
 * Health of one source as screens, API and metrics show it.
 *
 * @param since when the present state began
 * @param lastSuccessAt end of the last complete run
 * @param newestRecordAt newest business time ever read, the measure of freshness
 * @param category cause of the present failure
 * @param message what happened, in one Vietnamese sentence
 * @param openDossiers open dossiers whose shown state comes from this source
 * @param incident number of the open incident, null where there is none
 */
public record SourceHealth(
        String source,
        String name,
        SourceState state,
        boolean trial,
        Instant since,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant newestRecordAt,
        @Nullable FailureCategory category,
        @Nullable String message,
        long openDossiers,
        @Nullable Long incident) {

    /** Whether clock-made statements about its dossiers are only possibly true: its data are not current. */
    public boolean stale() {
        return switch (state) {
            case SUSPENDED, DOWN, AUTH_FAILED, STALE -> true;
            // Once read and not evaluated any more: its data grow old just the same.
            case UNKNOWN -> lastSuccessAt != null;
            case DEGRADED, UP -> false;
        };
    }
}
