package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.DottedPath;

/** Answers about single dossiers that speak of fewer fields than the listing does. */
class RecheckAnswerTests extends RunJudgeBench {
    private void recheckAnswers(boolean keep) {
        definition.recheck = new RecheckRead(
                TestingDefinition.get("/one/${code}"),
                1,
                DottedPath.of("items"),
                null,
                Duration.ofHours(1),
                null,
                keep);
        answer = request -> request.getTarget().startsWith("/one")
                ? new MockResponse.Builder().body("{\"items\":[{\"status\":\"9\",\"name\":\"\"}]}")
                : new MockResponse.Builder()
                        .body(
                                "{\"items\":[{\"code\":\"a\",\"status\":\"4\",\"due\":\"2026-11-30\",\"name\":\"Lê Sáu\"}]}");
    }

    @Test
    void aRecheckAnswerWithFewerFieldsKeepsTheOthers() {
        recheckAnswers(true);
        var whole = new Whole();
        whole.run(Duration.ZERO);
        whole.catalog.dossiers.open = List.of("a");
        var due = whole.real.record("nguon", "a").times().dueAt();
        assertThat(whole.run(Duration.ofHours(2)).kind()).isEqualTo(RunKind.RECHECK);
        assertThat(whole.real.record("nguon", "a")).satisfies(record -> {
            assertThat(record.status().sourceCode()).isEqualTo("9");
            assertThat(record.times().dueAt()).isEqualTo(due).isNotNull();
            assertThat(record.applicant().name()).isNull();
        });
    }

    @Test
    void aRecheckMayClearWhatItDoesNotSpeakOf() {
        recheckAnswers(false);
        var whole = new Whole();
        whole.run(Duration.ZERO);
        whole.catalog.dossiers.open = List.of("a");
        whole.run(Duration.ofHours(2));
        assertThat(whole.real.record("nguon", "a").times().dueAt()).isNull();
    }
}
