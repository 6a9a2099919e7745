package vn.tthc.monitor.platform.routing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.springframework.stereotype.Component;

/**
 * How late each scheduled route is: the time since its last round ended beyond its pause. A round that hangs counts too,
 * because nothing else would show it.
 */
@Component
class SchedulerLag extends EventNotifierSupport {
    private static final String NAME = "dossier.scheduler.lag.seconds";

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Round> rounds = new ConcurrentHashMap<>();

    SchedulerLag(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.RouteRemovedEvent
                || (event instanceof ExchangeEvent ended
                        && ended.getExchange().getFromRouteId() != null
                        && ended.getExchange().getFromEndpoint() instanceof ScheduledPollEndpoint);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.RouteRemovedEvent removed) {
            forget(removed.getRoute().getRouteId());
        } else if (event instanceof ExchangeEvent ended
                && ended.getExchange().getFromEndpoint() instanceof ScheduledPollEndpoint endpoint) {
            var pause = Duration.of(endpoint.getDelay(), endpoint.getTimeUnit().toChronoUnit());
            var context = ended.getExchange().getContext();
            var job = ended.getExchange().getFromRouteId();
            if (rounds.put(job, new Round(clock.instant(), pause)) == null) {
                Gauge.builder(NAME, () -> lag(context, job))
                        .description("Time since the last round of a job ended, beyond its pause")
                        .tag("job", job)
                        .register(meters);
            }
        }
    }

    private void forget(String job) {
        if (rounds.remove(job) != null) {
            meters.find(NAME).tag("job", job).meters().forEach(meters::remove);
        }
    }

    private double lag(CamelContext context, String job) {
        var round = rounds.get(job);
        var status = context.getRouteController().getRouteStatus(job);
        if (round == null || status == null || !status.isStarted()) {
            return 0;
        }
        var late = Duration.between(round.ended(), clock.instant()).minus(round.pause());
        return late.isNegative() ? 0 : late.toMillis() / 1000.0;
    }

    /** The last round of a job. */
    private record Round(Instant ended, Duration pause) {}
}
