package vn.tthc.monitor.deadline;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The deadline rules of the configuration folder; {@code tthc.procedures} may name another table of limits. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {
    @Bean
    Deadlines deadlines(Environment environment) {
        return DeadlineFiles.in(Path.of(environment.getProperty("tthc.config", "config")))
                .read();
    }
}
