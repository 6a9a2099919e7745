package vn.tthc.monitor.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which version runs, and that this node leads; with one node it always does. */
@Component
class BuildMeters implements MeterBinder {
    private final String version;

    BuildMeters(@Value("${tthc.version}") String version) {
        this.version = version;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dossier.build.info", () -> 1)
                .description("The running version")
                .tag("version", version)
                .register(meters);
        Gauge.builder("dossier.leader", () -> 1)
                .description("Whether this node leads")
                .register(meters);
    }
}
