package vn.tthc.monitor.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives everything its clock; {@link SystemClock} is the one place that reads the machine's. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
    @Bean
    Clock clock() {
        return SystemClock.clock();
    }
}
