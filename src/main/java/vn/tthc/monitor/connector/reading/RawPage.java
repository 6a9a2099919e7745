package vn.tthc.monitor.connector.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of records.
 *
 * @param last whether the source has nothing more for this run
 * @param skipped records whose detail failed for a passing reason: they must be listed again
 * @param unanswered codes that were asked for and not answered
 * @param doubt why this run may have missed records, as a sentence; null where nothing says so
 * @param settled the moment up to which everything has been read, so that a run that breaks off can go on from there;
 *     null where only the end of the run tells
 */
public record RawPage(
        List<RawRecord> records,
        Instant at,
        boolean last,
        int skipped,
        List<String> unanswered,
        @Nullable String doubt,
        @Nullable Instant settled) {

    /** A page of which nothing more is to be said. */
    public RawPage(List<RawRecord> records, Instant at, boolean last, int skipped, List<String> unanswered) {
        this(records, at, last, skipped, unanswered, null, null);
    }

    static RawPage listed(List<RawRecord> records, Instant at, boolean last, @Nullable String doubt) {
        return new RawPage(records, at, last, 0, List.of(), doubt, null);
    }

    /** The same page with the details of its records. */
    RawPage detailed(List<RawRecord> whole, boolean ended, int without) {
        return new RawPage(whole, at, ended, without, unanswered, doubt, without == 0 ? settled : null);
    }

    /** The same page as one of a longer run. */
    RawPage within(boolean ended, @Nullable String why, @Nullable Instant until) {
        return new RawPage(records, at, ended, skipped, unanswered, why, until);
    }
}
