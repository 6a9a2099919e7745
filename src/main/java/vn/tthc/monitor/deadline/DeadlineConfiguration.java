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
        var folder = Path.of(environment.getProperty("tthc.config", "config"));
        var procedures = environment.getProperty("tthc.procedures");
        var files = procedures == null ? DeadlineFiles.in(folder) : DeadlineFiles.in(folder, Path.of(procedures));
        return files.read();
    }
}
