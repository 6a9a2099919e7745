package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.Expectations.DriftRules;
import vn.tthc.monitor.connector.definition.Expectations.Vanishing;
import vn.tthc.monitor.connector.drift.TestingDrift;
import vn.tthc.monitor.connector.quarantine.TestingQuarantine;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.RealDossiers;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.platform.TestDatabase;

/** What a run makes of answers that are not as they were. */
@ExtendWith(TestDatabase.class)
class DriftRunTests {
    private static final int RECORDS = 10;

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final AtomicReference<IntFunction<String>> records = new AtomicReference<>(DriftRunTests::usual);
    private int count = RECORDS;

    @SuppressWarnings("NullAway.Init")
    private TestingCatalog catalog;

    @SuppressWarnings("NullAway.Init")
    private RealDossiers real;

    @SuppressWarnings("NullAway.Init")
    private Dossiers dossiers;

    @BeforeEach
    void serve() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var items =
                        IntStream.range(0, count).mapToObj(records.get()).collect(Collectors.joining(",", "[", "]"));
                return new MockResponse.Builder()
                        .body("{\"items\":" + items + "}")
                        .build();
            }
        });
    }

    @AfterEach
    void closeCatalog() {
        if (catalog != null) {
            catalog.close();
        }
    }

    private static String usual(int number) {
        return "{\"code\":\"a%d\",\"status\":\"4\",\"received\":\"2026-11-02\",\"due\":\"2026-11-30\",\"name\":\"Lê Sáu\"}"
                .formatted(number);
    }

    private static String without(int number, String part) {
        return usual(number).replaceFirst(",?\"" + part + "\":\"[^\"]*\"", "");
    }

    private void rules(DriftVerb newField, DriftVerb missing, DriftVerb retyped) {
        definition.drift = new DriftRules(newField, missing, retyped, DriftVerb.KEEP);
    }

    /** The first runs, after which the source is known. */
    private void learn() {
        catalog = new TestingCatalog(
                definition, server.url("/").uri(), new RealDossiers(java.time.Clock.systemUTC()).tombstones());
        real = new RealDossiers(catalog.clock);
        dossiers = real.dossiers(catalog.progress);
        for (var run = 0; run < 3; run++) {
            assertThat(run().outcome()).isEqualTo(RunOutcome.OK);
        }
        assertThat(events()).isEmpty();
    }

    private RunReport run() {
        catalog.clock.advance(Duration.ofMinutes(1));
        return catalog.run(dossiers::store);
    }

    private RunReport run(IntFunction<String> changed) {
        records.set(changed);
        return run();
    }

    private List<DriftEvent> events() {
        return catalog.drift.events("nguon");
    }

    private DriftEvent event() {
        assertThat(events()).hasSize(1);
        return events().getFirst();
    }

    private void acknowledge() {
        catalog.clock.advance(Duration.ofSeconds(1));
        assertThat(catalog.drift.acknowledge("nguon", event().id(), "kỹ thuật viên"))
                .isTrue();
    }

    private SourceDossier stored(int number) {
        return real.record("nguon", "a" + number);
    }

    private static String withExtra(int number) {
        return usual(number).replace("\"status\"", "\"ghiChu\":\"Đào 0912\",\"status\"");
    }

    @Test
    void aNewKeyIsNotedWithTheFormOfItsValueOnly() {
        learn();
        assertThat(run(DriftRunTests::withExtra).message()).isNull();
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
        assertThat(run(DriftRunTests::withExtra).message()).contains("Khoá mới");
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
        run(DriftRunTests::usual);
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

    @Test
    void eventsThatAreOverAreForgottenOneDay() {
        learn();
        run(number -> without(number, "due"));
        run(DriftRunTests::usual);
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
