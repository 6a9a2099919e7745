package vn.tthc.monitor.connector.source;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.HttpSettings.Limits;

/**
 * The registries of everything that protects a source from us and us from a source. Breaker and retry belong to one
 * connector; rate limiter and bulkhead to one host, for several connectors may share a gateway.
 */
final class Guards {
    /** A poll comes about once a minute: a window counted in calls would never fill, so it is counted in time. */
    private static final int WINDOW_SECONDS = 300;

    private static final int FEWEST_CALLS = 5;
    private static final Duration OPEN_FOR = Duration.ofSeconds(60);
    private static final int HALF_OPEN_CALLS = 2;
    private static final double GROWTH = 2.0;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Duration firstPause;
    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries = RetryRegistry.ofDefaults();
    private final RateLimiterRegistry limiters = RateLimiterRegistry.ofDefaults();
    private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();

    /**
     * Makes empty registries.
     *
     * @param firstPause wait before the first repeat of a failed request; later ones double
     */
    Guards(Duration firstPause) {
        this.firstPause = firstPause;
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(WINDOW_SECONDS)
                .minimumNumberOfCalls(FEWEST_CALLS)
                .waitDurationInOpenState(OPEN_FOR)
                .permittedNumberOfCallsInHalfOpenState(HALF_OPEN_CALLS)
                // A slow source is shown as slow; shutting it off would make its data stale as well.
                .slowCallRateThreshold(100)
                .slowCallDurationThreshold(Duration.ofHours(1))
                .recordException(Guards::counts)
                .ignoreException(exception -> !counts(exception))
                .build());
    }

    private static boolean counts(Throwable exception) {
        return exception instanceof SourceFailure failure && failure.countsForBreaker();
    }

    void bindTo(MeterRegistry meters) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
        TaggedRateLimiterMetrics.ofRateLimiterRegistry(limiters).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    }

    /** Guards for a check or a test read: politeness towards the host stays, breaker and repeats do not count. */
    Guard single(ConnectorDefinition definition) {
        var host = share(definition);
        var name = definition.id() + "-check";
        return new Guard(
                definition.id(),
                host,
                CircuitBreaker.ofDefaults(name),
                Retry.of(name, RetryConfig.custom().maxAttempts(1).build()),
                limiters,
                bulkheads);
    }

    /** The guards of one connector; a connector whose file changed gets new ones. */
    Guard of(ConnectorDefinition definition) {
        var host = share(definition);
        var limits = definition.http().limits();
        breakers.remove(definition.id());
        retries.remove(definition.id());
        var retry = retries.retry(
                definition.id(),
                RetryConfig.<Object>custom()
                        .maxAttempts(limits.retries() + 1)
                        .retryOnException(
                                exception -> exception instanceof SourceFailure failure && failure.repeatable())
                        .intervalBiFunction(this::pause)
                        .build());
        return new Guard(definition.id(), host, breakers.circuitBreaker(definition.id()), retry, limiters, bulkheads);
    }

    private String share(ConnectorDefinition definition) {
        var limits = definition.http().limits();
        var host = definition.http().baseUrl().host();
        // Waiting for a turn must end somewhere, but not before the calls ahead have had their time.
        var patience = limits.call().multipliedBy(2).plus(limits.ratePeriod());
        shareLimiter(host, limits, patience);
        shareBulkhead(host, limits, patience);
        return host;
    }

    private long pause(int attempt, Either<Throwable, Object> outcome) {
        if (outcome.isLeft() && outcome.getLeft() instanceof SourceFailure failure && failure.retryAfter() != null) {
            return failure.retryAfter().toMillis();
        }
        var full = Math.min(
                (double) firstPause.toMillis() * Math.pow(GROWTH, attempt - 1.0), (double) LONGEST_PAUSE.toMillis());
        return Math.round(full * ThreadLocalRandom.current().nextDouble(0.75, 1.25));
    }

    /** The stricter of two wishes wins where connectors share a host. */
    private void shareLimiter(String host, Limits limits, Duration patience) {
        var wanted = RateLimiterConfig.custom()
                .limitForPeriod(limits.rate())
                .limitRefreshPeriod(limits.ratePeriod())
                .timeoutDuration(patience)
                .build();
        var present = limiters.find(host);
        if (present.isEmpty()) {
            limiters.rateLimiter(host, wanted);
        } else if (perSecond(wanted) < perSecond(present.get().getRateLimiterConfig())) {
            limiters.replace(host, RateLimiter.of(host, wanted));
        }
    }

    private static double perSecond(RateLimiterConfig config) {
        return config.getLimitForPeriod() * 1e9 / config.getLimitRefreshPeriod().toNanos();
    }

    private void shareBulkhead(String host, Limits limits, Duration patience) {
        var wanted = BulkheadConfig.custom()
                .maxConcurrentCalls(limits.concurrency())
                .maxWaitDuration(patience)
                .build();
        var bulkhead = bulkheads.bulkhead(host, wanted);
        if (limits.concurrency() < bulkhead.getBulkheadConfig().getMaxConcurrentCalls()) {
            bulkhead.changeConfig(wanted);
        }
    }
}
