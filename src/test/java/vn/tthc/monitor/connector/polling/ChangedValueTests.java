package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;

/** What a run makes of values of another form, and of codes that no list knows. */
class ChangedValueTests extends DriftRunBench {
    @Test
    void aDateInAnotherFormatKeepsTheStoredOne() {
        learn();
        var due = stored(1).times().dueAt();
        var report = run(number -> usual(number).replace("2026-11-30", "31.12.2026"));
        assertThat(report.message()).contains("không đọc được", "vốn là đúng mẫu đã khai");
        assertThat(stored(1).times().dueAt()).isEqualTo(due);
        assertThat(event()).satisfies(event -> {
            assertThat(event.kind()).isEqualTo(DriftKind.RETYPED);
            assertThat(event.place()).isEqualTo("dueAt");
            assertThat(event.example()).isEqualTo("31.12.2026");
        });
    }

    @Test
    void aDateInAnotherFormatCanSendItsRecordToQuarantine() {
        rules(DriftVerb.ACCEPT, DriftVerb.KEEP, DriftVerb.QUARANTINE);
        learn();
        run(number -> number == 3 ? usual(number).replace("2026-11-30", "31.12.2026") : usual(number));
        assertThat(catalog.catalog.quarantined()).containsEntry("nguon", 1L);
    }

    @Test
    void aTextThatBecomesAnObjectOrANumberIsTold() {
        learn();
        run(number -> usual(number).replace("\"Lê Sáu\"", "{\"ho\":\"Lê\"}"));
        assertThat(events())
                .filteredOn(event -> event.kind() == DriftKind.RETYPED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.place()).isEqualTo("applicantName");
                    assertThat(event.example()).isEqualTo("{…}").doesNotContain("Lê");
                });
        assertThat(stored(1).applicant().name()).isEqualTo("Lê Sáu");
        run(number -> usual(number).replace("\"Lê Sáu\"", "31085"));
        assertThat(events())
                .filteredOn(event -> event.kind() == DriftKind.RETYPED)
                .singleElement()
                .satisfies(event -> assertThat(event.example()).isEqualTo("00000"));
    }

    @Test
    void anUnknownCodeIsAnEventOfItsOwnUntilTheListKnowsIt() {
        learn();
        assertThat(run(number -> number == 1 ? usual(1).replace("\"4\"", "\"77\"") : usual(number))
                        .message())
                .contains("status = 77");
        assertThat(event()).satisfies(event -> {
            assertThat(event.kind()).isEqualTo(DriftKind.UNMAPPED_CODE);
            assertThat(event.place()).isEqualTo("status = 77");
            assertThat(event.example()).isEqualTo("77");
            assertThat(event.records()).isEqualTo(1);
        });
        acknowledge();
        run();
        assertThat(event().state()).isEqualTo(DriftEvent.State.KNOWN);
        definition.codes.put("status", new CodeList(java.util.Map.of("4", "PROCESSING", "77", "NEW"), DriftVerb.KEEP));
        catalog.close();
        catalog = new TestingCatalog(definition, server.url("/").uri());
        catalog.run(dossiers::store);
        assertThat(events()).isEmpty();
    }

    @Test
    void anUnknownCodeCanRefuseTheRun() {
        definition.codes.put("status", new CodeList(java.util.Map.of("4", "PROCESSING"), DriftVerb.REFUSE));
        learn();
        var report = run(number -> number == 1 ? usual(1).replace("\"4\"", "\"77\"") : usual(number));
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.category()).isEqualTo(FailureCategory.SCHEMA);
        assertThat(report.counts().changed()).isZero();
    }

    @Test
    void anAcceptedUnknownCodeIsOnlyNoted() {
        definition.codes.put("status", new CodeList(java.util.Map.of("4", "PROCESSING"), DriftVerb.ACCEPT));
        learn();
        run(number -> usual(number).replace("\"4\"", "\"77\""));
        assertThat(event().state()).isEqualTo(DriftEvent.State.NOTED);
        assertThat(stored(1).status().sourceCode()).isEqualTo("77");
    }
}
