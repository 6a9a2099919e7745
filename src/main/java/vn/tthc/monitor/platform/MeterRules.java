package vn.tthc.monitor.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps the metrics to those somebody reads: what libraries add in passing is left out, and what stays has a help text, so
 * that {@code promtool check metrics} finds nothing.
 */
@Configuration(proxyBeanMethods = false)
class MeterRules {
    /** Series that nobody asks for, many of them with names or labels that break the conventions. */
    private static final List<String> UNWANTED = List.of(
            "app.info",
            "camel.",
            "jvm.compilation.time",
            "process.cpu.time",
            "spring.security.",
            "system.cpu.count",
            "tomcat.sessions.");

    private static final Map<String, String> HELP = Map.of(
            "http.server.requests", "Requests to pages and interface",
            "http.server.requests.active", "Requests being answered");

    @Bean
    MeterFilter onlyWantedMeters() {
        return MeterFilter.deny(meter -> UNWANTED.stream().anyMatch(meter.getName()::startsWith));
    }

    @Bean
    MeterFilter helpForEveryMeter() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id meter) {
                var help = HELP.get(meter.getName());
                return help == null || meter.getDescription() != null
                        ? meter
                        : new Meter.Id(
                                meter.getName(),
                                Tags.of(meter.getTagsAsIterable()),
                                meter.getBaseUnit(),
                                help,
                                meter.getType());
            }
        };
    }
}
