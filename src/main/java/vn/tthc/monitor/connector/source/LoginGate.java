package vn.tthc.monitor.connector.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/**
 * Stops trying a login that the source refuses, before the source locks the account. After two refusals in a row nobody
 * tries any more, on no node, until a person allows it or what we prove ourselves with is another; a person who checks the
 * connection may try at any time. Failures on the way to the source say nothing about the login and do not count.
 */
final class LoginGate {
    /** Where every request is a login, not each of them need be counted beforehand. */
    private static final Duration PROVEN_FOR = Duration.ofSeconds(30);

    private final LoginTries tries;
    private final Proof proof;
    private final Clock clock;
    private final @Nullable Duration pause;
    private volatile Instant provenUntil = Instant.MIN;

    /**
     * A gate for one way of proving who we are.
     *
     * @param pause after which one more try is made without a person; null for none
     */
    LoginGate(LoginTries tries, Proof proof, Clock clock, @Nullable Duration pause) {
        this.tries = tries;
        this.proof = proof;
        this.clock = clock;
        this.pause = pause;
    }

    /** Does something that proves who we are, if that may be tried now; a person may try at any time. */
    <T> T pass(boolean byPerson, Supplier<T> login) {
        var claims = !byPerson && !clock.instant().isBefore(provenUntil);
        if (claims) {
            requireOpen();
        }
        try {
            var result = login.get();
            if (claims || byPerson) {
                tries.accepted(proof);
            }
            provenUntil = clock.instant().plus(PROVEN_FOR);
            return result;
        } catch (SourceFailure e) {
            if (e.refusedLogin()) {
                provenUntil = Instant.MIN;
                tries.refused(proof, clock.instant(), e.sentence(), byPerson);
            } else if (claims) {
                tries.released(proof, clock.instant());
            }
            throw e;
        } catch (RuntimeException e) {
            if (claims) {
                tries.released(proof, clock.instant());
            }
            throw e;
        }
    }

    private void requireOpen() {
        var claim = tries.claim(proof, clock.instant(), pause);
        if (claim.granted()) {
            return;
        }
        if (claim.count().stopped()) {
            throw SourceFailure.lasting(FailureCategory.AUTH, Sentences.loginStopped(claim.count(), pause));
        }
        // Others are trying at this moment; what they find counts for us too.
        throw SourceFailure.lasting(FailureCategory.BREAKER_OPEN, Sentences.loginBusy(proof.connector()));
    }
}
