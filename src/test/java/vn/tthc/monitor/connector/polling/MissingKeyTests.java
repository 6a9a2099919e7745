package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.definition.Expectations.Vanishing;

/** What a run makes of records without a key that they always had. */
class MissingKeyTests extends DriftRunBench {
    @Test
    void aMissingKeyKeepsWhatIsStoredAndWaitsUntilItComesBack() {
        learn();
        var due = stored(1).times().dueAt();
        var report = run(number -> without(number, "due"));
        assertThat(report.message()).contains("dueAt (due)", "100 %");
        assertThat(report.counts().changed()).isZero();
        assertThat(stored(1).times().dueAt()).isEqualTo(due);
        assertThat(event()).satisfies(event -> {
            assertThat(event.kind()).isEqualTo(DriftKind.MISSING_FIELD);
            assertThat(event.place()).isEqualTo("dueAt");
            assertThat(event.verb()).isEqualTo(DriftVerb.KEEP);
            assertThat(event.records()).isEqualTo(RECORDS);
        });
        run(DriftRunBench::usual);
        assertThat(events()).isEmpty();
    }

    @Test
    void aFewRecordsWithoutAUsualKeyKeepWhatIsStoredBeforeAnythingIsTold() {
        definition.vanishing = new Vanishing(Vanishing.Reads.NEVER, Duration.ofHours(1), 10, 5);
        learn();
        count = 2;
        run(number -> without(number, "due"));
        assertThat(events()).isEmpty();
        assertThat(stored(1).times().dueAt()).isNotNull();
        run();
        assertThat(event().kind()).isEqualTo(DriftKind.MISSING_FIELD);
    }

    @Test
    void aMissingKeyThatTheFileAcceptsEmptiesTheField() {
        rules(DriftVerb.ACCEPT, DriftVerb.ACCEPT, DriftVerb.ACCEPT);
        learn();
        assertThat(run(number -> without(number, "due")).message()).isNull();
        assertThat(stored(1).times().dueAt()).isNull();
        assertThat(event().state()).isEqualTo(DriftEvent.State.NOTED);
    }

    @Test
    void aKnownMissingKeyIsTheCustomFromThenOn() {
        learn();
        run(number -> without(number, "due"));
        acknowledge();
        assertThat(run().message()).isNull();
        assertThat(stored(1).times().dueAt()).isNull();
        assertThat(event().state()).isEqualTo(DriftEvent.State.KNOWN);
    }

    @Test
    void aMissingKeyCanRefuseTheRunAndThenNothingMoves() {
        rules(DriftVerb.ACCEPT, DriftVerb.REFUSE, DriftVerb.KEEP);
        definition.window = null;
        learn();
        var checkpoint = catalog.checkpoint();
        var report = run(number -> without(number, "due"));
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.category()).isEqualTo(FailureCategory.SCHEMA);
        assertThat(report.message()).contains("dueAt (due)", "Đã biết");
        assertThat(catalog.checkpoint()).isEqualTo(checkpoint);
        assertThat(run().outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(event().times()).isEqualTo(2);
        acknowledge();
        assertThat(run().outcome()).isEqualTo(RunOutcome.OK);
    }

    @Test
    void recordsWithoutAUsualKeyCanGoToQuarantine() {
        rules(DriftVerb.ACCEPT, DriftVerb.QUARANTINE, DriftVerb.KEEP);
        learn();
        run(number -> number < 4 ? usual(number) : without(number, "due"));
        assertThat(catalog.catalog.quarantined()).containsEntry("nguon", 6L);
    }

    @Test
    void aFieldThatOnlySomeRecordsHaveIsOptional() {
        records.set(number -> number % 2 == 0 ? usual(number) : without(number, "due"));
        learn();
        for (var run = 0; run < 5; run++) {
            run(number -> without(number, "due"));
        }
        assertThat(events()).isEmpty();
    }
}
