package vn.tthc.monitor.connector;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.Problem;

/**
 * What other modules may know of a connector: names, thresholds, and whether its file is valid. No address, no secret.
 *
 * @param problems why the file is INVALID; empty for a valid one
 * @param lifecycle the period in force today; null where the file names none, which means running
 * @param routeState state of its Camel route: Started, Stopped, Suspended, or Absent for an invalid file
 */
public record ConnectorView(
        String id,
        String name,
        @Nullable String owner,
        @Nullable Lifecycle lifecycle,
        @Nullable Contact contact,
        Duration interval,
        Thresholds thresholds,
        String routeState,
        List<Problem> problems) {

    /** Whether the connector's file could be read. */
    public boolean valid() {
        return problems.isEmpty();
    }

    /** A lifecycle period in force. */
    public record Lifecycle(
            LifecycleState state,
            java.time.LocalDate from,
            java.time.@Nullable LocalDate to,
            @Nullable String document) {}

    /** Where a system stands by its owner's notice. */
    public enum LifecycleState {
        PLANNED,
        TRIAL,
        RUNNING,
        SUSPENDED
    }

    /** Whom to call. */
    public record Contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    /**
     * When a source counts as slow, stale, down and recovered.
     *
     * @param staleAfter working time without a newer business record; null where freshness is not watched
     * @param failures failed runs in a row until it is down
     * @param recoveries good runs in a row until it is up again
     */
    public record Thresholds(Duration slowAfter, @Nullable Duration staleAfter, int failures, int recoveries) {}
}
