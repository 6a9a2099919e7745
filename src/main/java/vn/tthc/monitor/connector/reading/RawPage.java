package vn.tthc.monitor.connector.reading;

import java.time.Instant;
import java.util.List;

/**
 * One page of records.
 *
 * @param last whether the source has nothing more for this run
 * @param skipped records whose detail failed for a passing reason: they must be listed again
 * @param unanswered codes that were asked for and not answered
 */
public record RawPage(List<RawRecord> records, Instant at, boolean last, int skipped, List<String> unanswered) {
    static RawPage listed(List<RawRecord> records, Instant at, boolean last) {
        return new RawPage(records, at, last, 0, List.of());
    }
}
