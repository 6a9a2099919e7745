package vn.tthc.monitor.incident.condition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.deadline.WorkingCalendar;

/**
 * Under which circumstances a source is judged.
 *
 * @param freshness working time without anything newer that is allowed; null where nobody watches
 * @param blind whether our own network is away, or was until after the last sample
 */
public record Circumstances(
        Instant now,
        ConnectorView view,
        WorkingCalendar calendar,
        @Nullable Duration freshness,
        boolean blind) {

    /** Whether there is anything to judge the source by. */
    boolean evaluated(Evidence evidence) {
        return !blind && RunRule.evaluated(evidence, now, view);
    }

    /**
     * Until when what was known of the source held good: where we ourselves were away we notice only afterwards that
     * its runs did not come.
     */
    public Instant knownUntil(Evidence evidence, Instant notBefore) {
        var end = RunRule.knownUntil(evidence, view);
        if (blind || end == null || end.isAfter(now)) {
            return now;
        }
        return end.isBefore(notBefore) ? notBefore : end;
    }
}
