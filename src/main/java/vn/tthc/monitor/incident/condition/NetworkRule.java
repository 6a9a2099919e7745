package vn.tthc.monitor.incident.condition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Our own network: away when all witnesses fail twice in a row, back after two good looks over some time. */
public final class NetworkRule {
    private static final int FAILURES = 2;
    private static final int GOOD = 2;
    private static final Duration CLEAR_AFTER = Duration.ofSeconds(60);

    private NetworkRule() {}

    /**
     * How our network stands.
     *
     * @param downSince since when it is away; null while it is there
     * @param endedAt when it last came back
     */
    public record Network(
            int failures,
            Streak good,
            @Nullable Instant downSince,
            @Nullable Instant endedAt) {

        public static final Network NEVER_LOOKED = new Network(0, Streak.NONE, null, null);

        public boolean down() {
            return downSince != null;
        }

        /** Whether a sample that ended then says nothing of its source. */
        public boolean blinds(@Nullable Instant sample) {
            return down() || (endedAt != null && (sample == null || sample.isBefore(endedAt)));
        }
    }

    /** The network after one look at all witnesses. */
    public static Network after(Network before, boolean anyAnswers, Instant at) {
        if (!anyAnswers) {
            var failures = before.failures() + 1;
            var down = before.downSince() == null && failures >= FAILURES ? at : before.downSince();
            return new Network(failures, Streak.NONE, down, before.endedAt());
        }
        var good = before.good().and(at);
        var since = good.since();
        var back = before.down()
                && good.count() >= GOOD
                && since != null
                && Duration.between(since, at).compareTo(CLEAR_AFTER) >= 0;
        return new Network(0, good, back ? null : before.downSince(), back ? at : before.endedAt());
    }
}
