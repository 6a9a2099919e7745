package vn.tthc.monitor.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.Problem;

/**
 * What other modules may know of a connector: names, thresholds, and whether its file is valid. No address, no secret.
 *
 * @param problems what is wrong with the newest file; empty for a good one
 * @param file how its file stands
 * @param ways how its dossiers arrive, or signs of life; none where the file cannot be read
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
        List<Problem> problems,
        FileState file,
        Set<Way> ways) {

    /** Whether the connector works, be it by an older state of its file. */
    public boolean valid() {
        return file.standing() == Standing.CURRENT || file.standing() == Standing.OUTDATED;
    }

    /** Whether its file is gone, so that nobody reads the source any more. */
    public boolean removed() {
        return file.standing() == Standing.REMOVED;
    }

    /** Whether it is only looked at: no dossier of it ever comes, so that its data can be neither fresh nor old. */
    public boolean onlyWatched() {
        return ways.equals(Set.of(Way.PROBE));
    }

    /** How something arrives from a source. */
    public enum Way {
        /** Its interface is asked for dossiers. */
        POLL,
        /** It is looked at whether it is there. */
        PROBE,
        /** Its files arrive by themselves. */
        FILES,
        /** People bring its files. */
        BROUGHT,
        /** It sends them of its own accord. */
        PUSH
    }

    /** Whether something is done about it by a schedule, so that runs that stay away mean that we do not look. */
    public boolean scheduled() {
        return ways.contains(Way.POLL) || ways.contains(Way.PROBE) || ways.contains(Way.FILES);
    }

    /**
     * How a connector's file stands.
     *
     * @param since when the file was read that is at work, or was found broken, or was found gone
     * @param notice what its last change means for what comes next; null for nothing
     */
    public record FileState(
            Standing standing, Instant since, @Nullable String notice) {}

    /** What became of a connector's file. */
    public enum Standing {
        /** It is at work. */
        CURRENT,
        /** It cannot be read, and never could since the start. */
        INVALID,
        /** Its newest state cannot be read; the one before goes on. */
        OUTDATED,
        /** It is gone; the dossiers stay. */
        REMOVED
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
     * @param failures failed runs, in a row or with one good one among them, until it is down
     * @param recoveries good runs in a row until it is up again
     * @param clearAfter over how long a time those good runs must reach
     */
    public record Thresholds(
            Duration slowAfter, @Nullable Duration staleAfter, int failures, int recoveries, Duration clearAfter) {}
}
