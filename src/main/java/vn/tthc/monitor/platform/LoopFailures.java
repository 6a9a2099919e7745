package vn.tthc.monitor.platform;

import io.micrometer.core.instrument.MeterRegistry;
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

    /** Called by the error routes. */
    public void note(String route, Throwable failure) {
        LOGGER.error("Route {} failed; its next round comes as scheduled", route, failure);
        meters.counter("dossier.loop.failures", "job", route).increment();
    }
}
