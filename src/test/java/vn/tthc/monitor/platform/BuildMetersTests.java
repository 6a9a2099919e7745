package vn.tthc.monitor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class BuildMetersTests {
    @Test
    void namesTheVersionAndTheLeader() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new BuildMeters("1.2.3").bindTo(registry);
        assertThat(registry.scrape()).contains("dossier_build_info{version=\"1.2.3\"} 1", "dossier_leader 1");
    }
}
