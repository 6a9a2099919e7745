package vn.tthc.monitor.deadline;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The deadline rules of the configuration folder; {@code tthc.procedures} may name another table of limits. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {
    @Bean
    LiveDeadlines deadlines(Environment environment, Clock clock) {
        var folder = Path.of(environment.getProperty("tthc.config", "config"));
        var procedures = environment.getProperty("tthc.procedures");
        var files = procedures == null ? DeadlineFiles.in(folder) : DeadlineFiles.in(folder, Path.of(procedures));
        return new LiveDeadlines(files, clock);
    }

    @Bean
    CalendarDesk calendarDesk(LiveDeadlines deadlines) {
        return new FileCalendars(deadlines);
    }
}
