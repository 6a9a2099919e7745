package vn.tthc.monitor.incident.condition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;

/**
 * Runs of one kind in a row.
 *
 * @param since end of the first of them; null for none
 */
public record Streak(int count, @Nullable Instant since) {
    public static final Streak NONE = new Streak(0, null);

    Streak and(Instant at) {
        return new Streak(count + 1, since == null ? at : since);
    }

    /** Whether so many good runs over so long a time end what was wrong: one lucky answer is no recovery. */
    boolean recovers(Thresholds thresholds, Instant at) {
        return count >= thresholds.recoveries()
                && since != null
                && Duration.between(since, at).compareTo(thresholds.clearAfter()) >= 0;
    }
}
