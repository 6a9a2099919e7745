package vn.tthc.monitor.dossier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** How far open records have been computed again after a change of the configuration; 100 where nothing runs. */
@Component
class RecomputationMeters {
    RecomputationMeters(Recomputation recomputation, MeterRegistry meters) {
        for (var setting : List.of("calendar", "routing", "mismatches")) {
            Gauge.builder(
                            "dossier.recomputation.percent",
                            recomputation,
                            all -> all.running(setting)
                                    .map(Recomputation.Running::percent)
                                    .orElse(100))
                    .description("How far records have been computed again after a change of the configuration")
                    .tag("setting", setting)
                    .strongReference(true)
                    .register(meters);
        }
    }
}
