package vn.tthc.monitor.platform;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where the failure of a loop ends: logged and counted, never kept from its next round. */
@Component("loopFailures")
public class LoopFailures {
    private static final Logger LOGGER = LoggerFactory.getLogger(LoopFailures.class);

    private final MeterRegistry meters;

    LoopFailures(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Called by the error routes; answers what really failed, without what Camel wraps around it. */
    public Throwable note(String route, Throwable failure) {
        var cause = unwrapped(failure);
        LOGGER.error("Route {} failed; its next round comes as scheduled", route, cause);
        meters.counter("dossier.loop.failures", "job", route).increment();
        return cause;
    }

    private static Throwable unwrapped(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CamelExchangeException && cause != null ? unwrapped(cause) : failure;
    }
}
