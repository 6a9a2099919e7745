package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.platform.TestDatabase;

/** An answer that says nothing about a field is not an answer that says the field is empty. */
@ExtendWith(TestDatabase.class)
class PartialAnswerTests {
    private final TestingStore store = new TestingStore();

    private StoreResult answer(TestingRecord record, String... absent) {
        store.now = store.now.plus(Duration.ofMinutes(1));
        var dossier = record.make();
        return store.dossiers.store(new DossierPage(
                "city",
                new UUID(0, 2),
                0,
                store.now,
                List.of(dossier),
                List.of(),
                null,
                Map.of(dossier.code(), Set.of(absent))));
    }

    private SourceDossier stored() {
        return store.only().records().getFirst().dossier();
    }

    @Test
    void whatAnAnswerDoesNotSpeakOfStaysAndWhatItGivesEmptyGoes() {
        store.store("city", TestingRecord.of("A-1"));
        var before = stored();
        assertThat(answer(
                        TestingRecord.of("A-1")
                                .status(DossierStatus.FINISHED)
                                .due(null)
                                .person(null, null),
                        "dueAt",
                        "applicantId"))
                .isEqualTo(new StoreResult(0, 1, 0, 0));
        assertThat(stored().times().dueAt()).isEqualTo(before.times().dueAt());
        assertThat(stored().applicant().idNumber()).isEqualTo("031085001234");
        assertThat(stored().applicant().phone()).isNull();
        assertThat(stored().status().value()).isEqualTo(DossierStatus.FINISHED);
    }

    @Test
    void anAnswerThatAddsNothingChangesNothingButTheTimeOfReading() {
        store.store("city", TestingRecord.of("A-1"));
        store.now = store.now.plus(Duration.ofHours(1));
        var version = store.only().row().version();
        assertThat(answer(TestingRecord.of("A-1").due(null), "dueAt")).isEqualTo(new StoreResult(0, 0, 1, 0));
        assertThat(store.only().row().version()).isEqualTo(version);
        assertThat(store.dossiers.openCodes("city", store.now, 10)).isEmpty();
        assertThat(store.store("city", TestingRecord.of("A-1"))).isEqualTo(new StoreResult(0, 0, 1, 0));
    }

    @Test
    void aDossierThatHasNoTermKeepsNoDueDateFromBefore() {
        store.store("city", TestingRecord.of("A-1"));
        answer(TestingRecord.of("A-1").withoutTerm(), "dueAt");
        assertThat(stored().times().dueAt()).isNull();
    }

    @Test
    void aNewDossierHasNothingToKeep() {
        answer(TestingRecord.of("A-1").due(null), "dueAt");
        assertThat(stored().times().dueAt()).isNull();
    }

    @Test
    void everyFieldCanBeKept() {
        store.store("city", TestingRecord.of("A-1").national("H24.24-260122-0001"));
        var before = stored();
        var fields = new java.util.TreeSet<String>();
        for (var column : RecordColumn.values()) {
            fields.add(column.field());
        }
        var empty = TestingRecord.empty("A-1");
        store.now = store.now.plus(Duration.ofMinutes(1));
        store.dossiers.store(new DossierPage(
                "city", new UUID(0, 2), 0, store.now, List.of(empty), List.of(), null, Map.of("A-1", fields)));
        assertThat(stored()).isEqualTo(before);
    }
}
