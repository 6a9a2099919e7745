package vn.tthc.monitor.connector.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/**
 * Stops trying a login that the source refuses, before the source locks the account. After two refusals in a row nobody
 * tries for a while, then once, then for twice as long nobody; a person who checks the connection may try at any time.
 * Failures on the way to the source say nothing about the login and do not count.
 */
final class LoginGate {
    private static final int MOST_REFUSALS = 2;
    /** The pause stops growing here: half an hour has become eight. */
    private static final int MOST_DOUBLINGS = 4;

    private final Clock clock;
    private final Duration pause;
    private int refusals;
    private String reason = "";
    private @Nullable Instant next;

    LoginGate(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Does something that proves who we are, if that may be tried now; a person may try at any time. */
    <T> T pass(boolean byPerson, Supplier<T> login) {
        if (!byPerson) {
            requireOpen();
        }
        try {
            var result = login.get();
            accepted();
            return result;
        } catch (SourceFailure e) {
            if (e.refusedLogin()) {
                refused(e.sentence());
            }
            throw e;
        }
    }

    private synchronized void requireOpen() {
        if (next != null && clock.instant().isBefore(next)) {
            throw SourceFailure.lasting(FailureCategory.AUTH, Sentences.loginPaused(refusals, next, reason));
        }
    }

    private synchronized void accepted() {
        refusals = 0;
        next = null;
    }

    private synchronized void refused(String sentence) {
        if (next != null && clock.instant().isBefore(next)) {
            // Asked before the pause began, or by a person.
            return;
        }
        refusals++;
        reason = sentence;
        if (refusals >= MOST_REFUSALS) {
            var doublings = Math.min(refusals - MOST_REFUSALS, MOST_DOUBLINGS);
            next = clock.instant().plus(pause.multipliedBy(1L << doublings));
        }
    }
}
