package vn.tthc.monitor.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.deadline.ProcedureShape;
import vn.tthc.monitor.deadline.Term;
import vn.tthc.monitor.deadline.TestingDeadlines;

/** The demo's table of limits says what its simulated systems reckon, so that a difference in the demo is a staged one. */
class DemoLimitsTests {
    private static final Path TABLE = Path.of("config/demo/procedures.csv");

    @Test
    void theTableAndTheSimulatedSystemsAgree() {
        var deadlines = TestingDeadlines.withLimits(TABLE);
        var terms = new Terms(deadlines.calendar());
        var received = Instant.parse("2026-08-20T23:10:00Z");
        for (var step = 0; step < 60; step++, received = received.plus(Duration.ofMinutes(397))) {
            for (var plan : SystemPlans.ministries()) {
                for (var procedure : plan.procedures()) {
                    var line = deadlines.procedures().all().stream()
                            .filter(one -> one.code().equals(procedure.code()))
                            .findFirst()
                            .orElseThrow();
                    if (line.limit() != null) {
                        assertThat(deadlines.due(Term.of(received, line.limit(), null)))
                                .as(procedure.code() + " " + received)
                                .isEqualTo(terms.due(received, procedure));
                    }
                }
            }
        }
        assertThat(deadlines.procedures().all()).anyMatch(line -> line.limit() == null);
    }

    @Test
    void theTableHasNoErrors() {
        assertThat(ProcedureShape.CHECK.lint(TABLE, name -> null).errors()).isEmpty();
    }
}
