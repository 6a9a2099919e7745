package vn.tthc.monitor.incident.condition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/**
 * Everything remembered of one source. It is kept through suspensions, so that their end finds it.
 *
 * @param unstableSince since when the source comes and goes; null while it does not
 * @param times when something last came in, was tried, and was new
 * @param trouble what was wrong with the last run that was no success
 * @param rejectedPercent share of unreadable records in the last run with enough of them
 */
public record Evidence(
        Samples samples,
        Streaks streaks,
        Raised raised,
        @Nullable Instant unstableSince,
        Times times,
        Trouble trouble,
        int rejectedPercent) {

    /** Evidence of a source that never ran. */
    public static Evidence none() {
        return new Evidence(Samples.NONE, Streaks.NONE, Raised.NOTHING, null, Times.NEVER, Trouble.NONE, 0);
    }

    /**
     * Runs in a row.
     *
     * @param sameCause failed runs in a row with the category of the last one
     * @param good answered runs
     * @param clean answered runs that were neither slow nor partial
     */
    public record Streaks(int failures, int refusals, int sameCause, Streak good, Streak clean) {
        static final Streaks NONE = new Streaks(0, 0, 0, Streak.NONE, Streak.NONE);
    }

    /** When something last came in, was tried, and was new; null for never. */
    public record Times(
            @Nullable Instant lastSuccess,
            @Nullable Instant lastAttempt,
            @Nullable Instant newestRecord) {
        static final Times NEVER = new Times(null, null, null);
    }

    /** Since when the source fails, by which cause, and what was said of it. */
    public record Trouble(
            @Nullable Instant since,
            @Nullable FailureCategory category,
            @Nullable String message) {
        static final Trouble NONE = new Trouble(null, null, null);
    }

    Evidence with(Raised changed) {
        return new Evidence(samples, streaks, changed, unstableSince, times, trouble, rejectedPercent);
    }

    Evidence with(Times changed) {
        return new Evidence(samples, streaks, raised, unstableSince, changed, trouble, rejectedPercent);
    }

    Evidence unstable(@Nullable Instant since, Samples kept, Raised changed) {
        return new Evidence(kept, streaks, changed, since, times, trouble, rejectedPercent);
    }

    /** Whether the source comes and goes. */
    public boolean unstable() {
        return unstableSince != null;
    }
}
