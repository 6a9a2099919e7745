package vn.tthc.monitor.connector.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.Secret;

/**
 * Keeps the token of one connector. However many threads find it missing, expired or refused, one of them logs in and
 * all of them get that login's outcome, a failure included: a wrong password must not be tried once per thread.
 */
final class TokenKeeper {
    private static final int FORBIDDEN = 403;
    /** Long enough not to log in for every call, short enough to notice a session that ends by 403. */
    private static final Duration QUIET = Duration.ofMinutes(30);

    private final Supplier<Grant> login;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Token token;
    private @Nullable CompletableFuture<Token> flight;
    private long generation;
    private Instant quietUntil = Instant.MIN;

    TokenKeeper(Supplier<Grant> login, Clock clock) {
        this.login = login;
        this.clock = clock;
    }

    /** What a login brought; {@code until} is null for a token used until it is refused, {@code cookies} for none. */
    record Grant(
            Secret value, @Nullable Instant until, @Nullable Cookies cookies) {}

    /** What a login brought, and which login it was. */
    record Token(Grant grant, long generation) {
        Secret value() {
            return grant.value();
        }

        @Nullable Cookies cookies() {
            return grant.cookies();
        }
    }

    /** The present token, or a new one where there is none or it has run out. */
    Token current() {
        return newerThan(0);
    }

    /** A token from a later login than the refused one; null where logging in again would hardly help. */
    @Nullable Token renewed(Token refused, int status) {
        lock.lock();
        try {
            var newer = token != null && token.generation() > refused.generation();
            if (!newer && status == FORBIDDEN && clock.instant().isBefore(quietUntil)) {
                return null;
            }
        } finally {
            lock.unlock();
        }
        return newerThan(refused.generation());
    }

    /** A token just renewed was refused as well: what is forbidden is the call, and not for want of a login. */
    void refusedAnew(int status) {
        if (status == FORBIDDEN) {
            lock.lock();
            try {
                quietUntil = clock.instant().plus(QUIET);
            } finally {
                lock.unlock();
            }
        }
    }

    private Token newerThan(long refused) {
        CompletableFuture<Token> common;
        boolean mine;
        lock.lock();
        try {
            var present = token;
            if (present != null && present.generation() > refused && usable(present)) {
                return present;
            }
            var running = flight;
            mine = running == null;
            common = running == null ? new CompletableFuture<>() : running;
            flight = common;
        } finally {
            lock.unlock();
        }
        if (mine) {
            logIn(common);
        }
        return outcome(common);
    }

    private boolean usable(Token present) {
        var until = present.grant().until();
        return until == null || clock.instant().isBefore(until);
    }

    private void logIn(CompletableFuture<Token> common) {
        try {
            var grant = login.get();
            lock.lock();
            try {
                generation++;
                token = new Token(grant, generation);
                flight = null;
                common.complete(token);
            } finally {
                lock.unlock();
            }
        } catch (RuntimeException | Error e) {
            lock.lock();
            try {
                flight = null;
                token = null;
            } finally {
                lock.unlock();
            }
            common.completeExceptionally(e);
        }
    }

    private static Token outcome(CompletableFuture<Token> common) {
        try {
            return common.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
