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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
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
    private final @Nullable Pause pause;
    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries = RetryRegistry.ofDefaults();
    private final RateLimiterRegistry limiters = RateLimiterRegistry.ofDefaults();
    private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
    /** What the connectors at work allow their host, by host and connector. */
    private final Map<String, Map<String, Limits>> wishes = new ConcurrentHashMap<>();

    /**
     * Makes empty registries.
     *
     * @param firstPause wait before the first repeat of a failed request; later ones double
     * @param pause does the waiting; null for really waiting
     */
    Guards(Duration firstPause, @Nullable Pause pause) {
        this.firstPause = firstPause;
        this.pause = pause;
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
        var host = host(definition);
        // Its own wish counts only where no connector at work has one.
        share(host, definition.http().limits());
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
        var limits = definition.http().limits();
        forget(definition.id());
        var host = host(definition);
        wishes.computeIfAbsent(host, _ -> new ConcurrentHashMap<>()).put(definition.id(), limits);
        share(host, limits);
        var retry = retries.retry(
                definition.id(),
                RetryConfig.<Object>custom()
                        .maxAttempts(limits.retries() + 1)
                        .retryOnException(
                                exception -> exception instanceof SourceFailure failure && failure.repeatable())
                        .intervalBiFunction(this::interval)
                        .build());
        return new Guard(definition.id(), host, breakers.circuitBreaker(definition.id()), retry, limiters, bulkheads);
    }

    /** Clears away what belongs to one connector; a host it shared is held to the wishes of the others. */
    void forget(String connector) {
        breakers.remove(connector);
        retries.remove(connector);
        wishes.forEach((host, byConnector) -> {
            var wish = byConnector.remove(connector);
            if (wish != null && !byConnector.isEmpty()) {
                share(host, wish);
            }
        });
    }

    private static String host(ConnectorDefinition definition) {
        return definition.http().baseUrl().host();
    }

    /** Holds a host to the strictest of what its connectors wish, or to the given limits where none is at work. */
    private void share(String host, Limits otherwise) {
        var all = new ArrayList<>(wishes.getOrDefault(host, Map.of()).values());
        if (all.isEmpty()) {
            all.add(otherwise);
        }
        shareLimiter(host, Collections.min(all, Comparator.comparingDouble(Guards::perSecond)));
        shareBulkhead(host, Collections.min(all, Comparator.comparingInt(Limits::concurrency)));
    }

    /** Waiting for a turn must end somewhere, but not before the calls ahead have had their time. */
    private static Duration patience(Limits limits) {
        return limits.call().multipliedBy(2).plus(limits.ratePeriod());
    }

    /** How long the library has to wait: not at all where somebody else does. */
    private long interval(int attempt, Either<Throwable, Object> outcome) {
        var wanted = wanted(attempt, outcome);
        if (pause == null) {
            return wanted;
        }
        try {
            pause.sleep(Duration.ofMillis(wanted));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private long wanted(int attempt, Either<Throwable, Object> outcome) {
        if (outcome.isLeft() && outcome.getLeft() instanceof SourceFailure failure && failure.retryAfter() != null) {
            return failure.retryAfter().toMillis();
        }
        var full = Math.min(
                (double) firstPause.toMillis() * Math.pow(GROWTH, attempt - 1.0), (double) LONGEST_PAUSE.toMillis());
        return Math.round(full * ThreadLocalRandom.current().nextDouble(0.75, 1.25));
    }

    private void shareLimiter(String host, Limits limits) {
        var wanted = RateLimiterConfig.custom()
                .limitForPeriod(limits.rate())
                .limitRefreshPeriod(limits.ratePeriod())
                .timeoutDuration(patience(limits))
                .build();
        var present = limiters.find(host).map(RateLimiter::getRateLimiterConfig).orElse(null);
        if (present == null) {
            limiters.rateLimiter(host, wanted);
        } else if (wanted.getLimitForPeriod() != present.getLimitForPeriod()
                || !wanted.getLimitRefreshPeriod().equals(present.getLimitRefreshPeriod())) {
            limiters.replace(host, RateLimiter.of(host, wanted));
        }
    }

    private static double perSecond(Limits limits) {
        return limits.rate() * 1e9 / limits.ratePeriod().toNanos();
    }

    private void shareBulkhead(String host, Limits limits) {
        var wanted = BulkheadConfig.custom()
                .maxConcurrentCalls(limits.concurrency())
                .maxWaitDuration(patience(limits))
                .build();
        var bulkhead = bulkheads.bulkhead(host, wanted);
        if (limits.concurrency() != bulkhead.getBulkheadConfig().getMaxConcurrentCalls()) {
            bulkhead.changeConfig(wanted);
        }
    }
}
