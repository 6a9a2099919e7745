package vn.tthc.monitor.connector.source;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;

/** Sends requests of one connector through retry, breaker, rate limiter and bulkhead, in this order from the outside. */
final class Guard {
    private final String connector;
    private final String host;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final RateLimiterRegistry limiters;
    private final BulkheadRegistry bulkheads;
    private final AtomicBoolean pastBreaker = new AtomicBoolean();

    Guard(
            String connector,
            String host,
            CircuitBreaker breaker,
            Retry retry,
            RateLimiterRegistry limiters,
            BulkheadRegistry bulkheads) {
        this.connector = connector;
        this.host = host;
        this.breaker = breaker;
        this.retry = retry;
        this.limiters = limiters;
        this.bulkheads = bulkheads;
    }

    /** Lets one request past an open breaker: a source that came back is noticed by the next poll. */
    void allowProbe() {
        pastBreaker.set(breaker.getState() == CircuitBreaker.State.OPEN);
    }

    boolean open() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    <T> T call(Supplier<T> request) {
        var last = new AtomicReference<@Nullable SourceFailure>();
        Supplier<T> limited = () -> limited(request, last);
        if (pastBreaker.getAndSet(false) && open()) {
            return probe(limited);
        }
        try {
            return Retry.decorateSupplier(retry, CircuitBreaker.decorateSupplier(breaker, limited))
                    .get();
        } catch (CallNotPermittedException _) {
            var reason = last.get();
            // The failure that opened the breaker in the middle of this call says more than the open breaker.
            throw reason != null
                    ? reason
                    : SourceFailure.lasting(FailureCategory.BREAKER_OPEN, Sentences.breakerOpen(connector));
        }
    }

    private <T> T limited(Supplier<T> request, AtomicReference<@Nullable SourceFailure> last) {
        try {
            return RateLimiter.decorateSupplier(
                            limiters.rateLimiter(host), Bulkhead.decorateSupplier(bulkheads.bulkhead(host), request))
                    .get();
        } catch (SourceFailure e) {
            last.set(e);
            throw e;
        } catch (RequestNotPermitted | BulkheadFullException e) {
            throw SourceFailure.lasting(FailureCategory.RATE_LIMITED, Sentences.ownLimit(host), e);
        } catch (AcquirePermissionCancelledException e) {
            throw SourceFailure.internal(connector, e);
        }
    }

    private <T> T probe(Supplier<T> limited) {
        try {
            var answer = limited.get();
            breaker.transitionToClosedState();
            return answer;
        } catch (SourceFailure e) {
            if (!e.countsForBreaker() && e.status() > 0) {
                breaker.transitionToClosedState();
            }
            throw e;
        }
    }
}
