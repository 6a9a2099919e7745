package vn.tthc.monitor.alert.plan;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import vn.tthc.monitor.incident.AcknowledgementTerm;

/** Gives the application the plan of the configuration folder. */
@Configuration(proxyBeanMethods = false)
class AlertPlanConfiguration {
    /**
     * The file stands in the configuration folder unless {@code tthc.alerts} names another one. References are looked up
     * as Spring does, so that tests, the demo and the command line can set them too.
     */
    @Bean
    CurrentPlan alertPlan(Environment environment, Clock clock) {
        var usual = Path.of(environment.getProperty("tthc.config", "./config"), "alerts.yaml");
        var file = Path.of(environment.getProperty("tthc.alerts", usual.toString()));
        return new LivePlan(file, new AlertPlanReader(environment::getProperty), clock);
    }

    /** For how long those who take an incident in hand are left in peace. */
    @Bean
    AcknowledgementTerm acknowledgementTerm(CurrentPlan plan) {
        return () -> plan.plan().followUps().inHand();
    }
}
