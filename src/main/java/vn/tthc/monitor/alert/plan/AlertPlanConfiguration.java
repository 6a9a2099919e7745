package vn.tthc.monitor.alert.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives the application the plan of the configuration folder. */
@Configuration(proxyBeanMethods = false)
class AlertPlanConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AlertPlanConfiguration.class);

    /**
     * The file stands in the configuration folder unless {@code tthc.alerts} names another one. References are looked up
     * as Spring does, so that tests, the demo and the command line can set them too.
     */
    @Bean
    AlertPlan alertPlan(Environment environment) {
        var usual = Path.of(environment.getProperty("tthc.config", "./config"), "alerts.yaml");
        var file = Path.of(environment.getProperty("tthc.alerts", usual.toString()));
        if (!Files.exists(file)) {
            LOG.warn(
                    "Không có {}: sự cố chỉ hiện trên màn hình, không gửi cho ai / no alerts file, nobody is told",
                    file);
            return AlertPlan.silent();
        }
        return new AlertPlanReader(environment::getProperty).read(file);
    }
}
