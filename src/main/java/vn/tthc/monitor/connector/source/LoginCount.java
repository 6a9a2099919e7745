package vn.tthc.monitor.connector.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a login was tried since it was last taken.
 *
 * @param tries refused ones and those whose outcome is not known yet
 * @param refusals refused ones
 * @param reason what the source said last
 */
record LoginCount(int tries, int refusals, String reason, Instant changedAt) {
    static final LoginCount NONE = new LoginCount(0, 0, "", Instant.EPOCH);

    /** A third try may lock the account. */
    static final int MOST = 2;

    /** The pause stops growing here: half an hour has become eight. */
    private static final int MOST_DOUBLINGS = 4;

    /** A try whose outcome nobody told for so long ended with its process. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(5);

    /** Whether nobody tries any more. */
    boolean stopped() {
        return refusals >= MOST;
    }

    /** When one more try is allowed after so many refusals. */
    Instant next(Duration pause) {
        var doublings = Math.min(refusals - MOST, MOST_DOUBLINGS);
        return changedAt.plus(pause.multipliedBy(1L << doublings));
    }

    /** Whether one may try now. */
    boolean open(Instant now, @Nullable Duration pause) {
        if (stopped()) {
            return pause != null && tries == refusals && !now.isBefore(next(pause));
        }
        return tries < MOST || !now.isBefore(changedAt.plus(LOST_AFTER));
    }

    LoginCount claimed(Instant now) {
        var lost = !stopped() && tries >= MOST;
        return new LoginCount((lost ? refusals : tries) + 1, refusals, reason, stopped() ? changedAt : now);
    }

    LoginCount refused(Instant now, String because) {
        return new LoginCount(Math.max(tries, refusals + 1), refusals + 1, because, now);
    }

    LoginCount released(Instant now) {
        return new LoginCount(Math.max(refusals, tries - 1), refusals, reason, stopped() ? changedAt : now);
    }

    LoginCount allowedOnce(Instant now) {
        return stopped() ? new LoginCount(MOST - 1, MOST - 1, reason, now) : this;
    }
}
