package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.drift.TestingDrift;
import vn.tthc.monitor.connector.quarantine.TestingQuarantine;

/** From when on a source is known, what is learnt anew, and how long changes are kept and counted. */
class DriftLearningTests extends DriftRunBench {
    @Test
    void theFirstRunsAreForLearning() {
        records.set(number -> number % 3 == 0 ? withExtra(number) : without(number, "due"));
        learn();
        assertThat(run().message()).isNull();
    }

    @Test
    void whatWasLearntOutlivesTheProgram() {
        learn();
        catalog.close();
        catalog = new TestingCatalog(definition, server.url("/").uri());
        catalog.clock.advance(Duration.ofHours(1));
        run(number -> without(number, "due"));
        assertThat(event().kind()).isEqualTo(DriftKind.MISSING_FIELD);
    }

    @Test
    void anotherQuestionIsLearntAnew() {
        learn();
        catalog.close();
        definition.list = TestingDefinition.get("/other");
        catalog = new TestingCatalog(definition, server.url("/").uri());
        run(number -> without(number, "due"));
        assertThat(events()).isEmpty();
    }

    @Test
    void eventsThatAreOverAreForgottenOneDay() {
        learn();
        run(number -> without(number, "due"));
        run(DriftRunBench::usual);
        assertThat(TestingDrift.retention().apply(catalog.clock.instant().plus(Duration.ofDays(89))))
                .isZero();
        assertThat(TestingDrift.retention().apply(catalog.clock.instant().plus(Duration.ofDays(91))))
                .isEqualTo(1);
    }

    @Test
    void whatWaitsForAPersonIsMeasured() {
        learn();
        run(number -> without(number, "due"));
        var meters = new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
        var gauges = new ChangeMeters(catalog.drift, TestingQuarantine.desk(), catalog.clock, meters);
        assertThat(gauges).isNotNull();
        assertThat(meters.get("dossier.drift.open")
                        .tag("kind", "missing_field")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(meters.get("dossier.quarantined.records").gauge().value()).isZero();
    }
}
