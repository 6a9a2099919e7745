package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.definition.DossierField;

/** What a run makes of keys that no record had before. */
class NewKeyTests extends DriftRunBench {
    @Test
    void aNewKeyIsNotedWithTheFormOfItsValueOnly() {
        learn();
        assertThat(run(DriftRunBench::withExtra).message()).isNull();
        assertThat(event()).satisfies(event -> {
            assertThat(event.kind()).isEqualTo(DriftKind.NEW_FIELD);
            assertThat(event.place()).isEqualTo("ghiChu");
            assertThat(event.state()).isEqualTo(DriftEvent.State.NOTED);
            assertThat(event.example()).isEqualTo("Aaa 0000");
            assertThat(event.records()).isEqualTo(RECORDS);
        });
        run();
        assertThat(event().times()).isEqualTo(1);
    }

    @Test
    void aNewKeyWaitsForAPersonWhereTheFileSaysKeep() {
        rules(DriftVerb.KEEP, DriftVerb.KEEP, DriftVerb.KEEP);
        learn();
        assertThat(run(DriftRunBench::withExtra).message()).contains("Khoá mới");
        run();
        assertThat(event().state()).isEqualTo(DriftEvent.State.OPEN);
        assertThat(event().times()).isEqualTo(2);
        acknowledge();
        assertThat(run().message()).isNull();
        assertThat(event().state()).isEqualTo(DriftEvent.State.KNOWN);
        assertThat(event().acknowledgedBy()).isEqualTo("kỹ thuật viên");
    }

    @Test
    void recordsWithANewKeyGoToQuarantineUntilAPersonKnows() {
        rules(DriftVerb.QUARANTINE, DriftVerb.KEEP, DriftVerb.KEEP);
        learn();
        var report = run(number -> number < 2 ? withExtra(number) : usual(number));
        assertThat(report.outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(catalog.catalog.quarantined()).containsEntry("nguon", 2L);
        acknowledge();
        assertThat(run().outcome()).isEqualTo(RunOutcome.OK);
    }

    @Test
    void manyNewKeysAreToldOnce() {
        learn();
        run(number -> "{\"code\":\"a" + number + "\","
                + "\"status\":\"4\",\"received\":\"2026-11-02\",\"due\":\"2026-11-30\",\"name\":\"L\","
                + IntStream.range(0, 20)
                        .mapToObj(key -> "\"k" + (char) ('a' + key) + "\":1")
                        .collect(Collectors.joining(","))
                + "}");
        assertThat(event().place()).isEqualTo("*");
        assertThat(event().detail()).contains("20 khoá mới");
    }

    @Test
    void aFieldThatIsReadFromAFirstOfIsMissingOnlyWithAllItsKeys() {
        definition.field(DossierField.DUE_AT, "due", "henTra");
        learn();
        run(number -> usual(number).replace("\"due\"", "\"henTra\""));
        assertThat(events()).extracting(DriftEvent::kind).containsExactly(DriftKind.NEW_FIELD);
    }
}
