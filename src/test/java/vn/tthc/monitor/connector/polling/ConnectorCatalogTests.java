package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.KnownElsewhere;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.source.TestingSessions;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith(TestDatabase.class)
class ConnectorCatalogTests {
    private static final String FIRST = "{\"code\":\"a\",\"status\":\"4\",\"updated\":\"2026-11-20T02:00:00Z\"}";
    private static final String SECOND = "{\"code\":\"b\",\"status\":\"1\",\"updated\":\"2026-11-20T02:00:00Z\"}";

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<TestingCatalog> catalogs = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeCatalogs() {
        catalogs.forEach(TestingCatalog::close);
    }

    private TestingCatalog catalog() {
        var made = new TestingCatalog(definition, server.url("/").uri());
        catalogs.add(made);
        return made;
    }

    private void window() {
        definition.paging = new Paging.Page("page", 0, 1, 50, null);
        definition.window = new Window(
                DossierField.UPDATED_AT,
                new Placement(Placement.Where.QUERY, "since"),
                null,
                "epoch-millis",
                null,
                Duration.ofMinutes(15),
                null);
    }

    /** Answers the listing page by page; a page that starts with a digit is a status. */
    private void serve(IntFunction<String> page) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                targets.add(request.getTarget());
                var number = Objects.requireNonNullElse(request.getUrl().queryParameter("page"), "0");
                var body = page.apply(Integer.parseInt(number));
                return body.startsWith("5")
                        ? new MockResponse.Builder().code(500).build()
                        : new MockResponse.Builder().body(body).build();
            }
        });
    }

    private static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private void twoPages() {
        window();
        serve(page -> switch (page) {
            case 0 -> items(FIRST);
            case 1 -> items(SECOND);
            default -> items();
        });
    }

    @Test
    void aRunStoresItsPagesAndMovesTheCheckpointAtItsEnd() {
        twoPages();
        var catalog = catalog();
        var report = catalog.run();
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK);
        assertThat(report.counts().pages()).isEqualTo(3);
        assertThat(report.counts().added()).isEqualTo(2);
        assertThat(report.newestRecordAt()).isEqualTo("2026-11-20T02:00:00Z");
        assertThat(catalog.checkpoint().mark()).isEqualTo("2026-11-20T02:00:00Z");
        assertThat(catalog.catalog.runs("nguon", 10)).containsExactly(report);
        assertThat(catalog.told).containsExactly(report);
    }

    @Test
    void theNextRunBeginsAtTheMarkMinusTheLookbackSoThatEqualTimesAreNotLost() {
        twoPages();
        var catalog = catalog();
        catalog.run();
        targets.clear();
        var report = catalog.run();
        assertThat(targets.getFirst()).contains("since=" + (TestingSessions.NOW.toEpochMilli() - 75 * 60_000));
        assertThat(report.counts().unchanged()).isEqualTo(2);
    }

    @Test
    void aKillBetweenTwoPagesLosesNothing() {
        twoPages();
        var killed = catalog();
        var run = killed.begin();
        killed.dossiers.store(run.next());
        assertThat(killed.checkpoint()).isEqualTo(Checkpoint.NONE);
        var next = catalog();
        next.run();
        assertThat(next.dossiers.stored).containsOnlyKeys("a", "b");
    }

    @Test
    void onlyOnePageIsFetchedAhead() {
        window();
        serve(page -> items("{\"code\":\"" + page + "\"}"));
        var catalog = catalog();
        var run = catalog.begin();
        run.next();
        await().until(() -> targets.size() == 2);
        run.next();
        await().until(() -> targets.size() == 3);
        await().during(Duration.ofMillis(100)).until(() -> targets.size() == 3);
    }

    @Test
    void aFailureAfterAPageIsPartialAndKeepsTheCheckpoint() {
        window();
        serve(page -> page == 0 ? items(FIRST) : "500");
        var catalog = catalog();
        var report = catalog.run();
        assertThat(report.outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(report.category()).isEqualTo(FailureCategory.HTTP_5XX);
        assertThat(catalog.checkpoint()).isEqualTo(Checkpoint.NONE);
        assertThat(catalog.dossiers.stored).containsOnlyKeys("a");
    }

    @Test
    void aFailureOnTheFirstPageIsFailed() {
        serve(_ -> "500");
        var catalog = catalog();
        assertThat(catalog.run().outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(catalog.meters
                        .get("dossier.connector.poll.failures")
                        .tag("reason", "http_5xx")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anEmptyRunIsOkEmpty() {
        serve(_ -> items());
        assertThat(catalog().run().outcome()).isEqualTo(RunOutcome.OK_EMPTY);
    }

    @Test
    void aBadRecordIsKeptWithItsReasonUntilItComesWell() {
        serve(_ -> items(FIRST, "{\"name\":\"không mã\"}"));
        definition.fields.add(new vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping(
                DossierField.PROCEDURE_CODE, TestingDefinition.paths("procedure"), List.of(), null, false));
        var catalog = catalog();
        assertThat(catalog.run().outcome()).isEqualTo(RunOutcome.PARTIAL);
        catalog.run();
        assertThat(catalog.catalog.quarantined()).containsEntry("nguon", 1L);
        assertThat(quarantine("times")).isEqualTo("2");
        assertThat(quarantine("reason")).contains("không có mã hồ sơ");
    }

    @Test
    void aRecordReadWellLeavesTheQuarantine() {
        definition.codes.put(
                "status",
                new vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList(
                        java.util.Map.of("4", "PROCESSING"), vn.tthc.monitor.connector.DriftVerb.QUARANTINE));
        var status = new java.util.concurrent.atomic.AtomicReference<>("77");
        serve(_ -> items("{\"code\":\"a\",\"status\":\"" + status.get() + "\"}"));
        var catalog = catalog();
        catalog.run();
        assertThat(catalog.catalog.quarantined()).containsEntry("nguon", 1L);
        status.set("4");
        catalog.run();
        assertThat(catalog.catalog.quarantined()).isEmpty();
    }

    private static String quarantine(String column) {
        return TestDatabase.jdbc()
                .sql("SELECT " + column + "::text FROM connector.quarantine")
                .query(String.class)
                .single();
    }

    @Test
    void theLaterOfTwoRecordsWinsAndOdditiesAreSaid() {
        serve(_ -> items(
                "{\"code\":\"a\",\"status\":\"1\"}",
                "{\"code\":\"a\",\"status\":\"4\",\"received\":\"2026-11-02\",\"due\":\"2026-11-01\"}",
                "{\"code\":\"b\",\"status\":\"77\"}"));
        var catalog = catalog();
        var report = catalog.run();
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK);
        assertThat(catalog.message(report)).contains("lặp mã", "hạn trả trước", "status = 77");
        assertThat(Objects.requireNonNull(catalog.dossiers.stored.get("a"))
                        .status()
                        .sourceCode())
                .isEqualTo("4");
    }

    @Test
    void aRunThatGoesOnIsNotStartedTwice() {
        twoPages();
        var catalog = catalog();
        var first = catalog.begin();
        var second = catalog.begin();
        assertThat(second.hasNext()).isFalse();
        catalog.catalog.finish(second);
        first.forEachRemaining(catalog.dossiers::store);
        catalog.catalog.finish(first);
        assertThat(catalog.catalog.runs("nguon", 10)).hasSize(1);
    }

    @Test
    void aSuspendedSourceIsNotCalled() {
        definition.lifecycle = List.of(
                new Lifecycle(LifecycleState.RUNNING, LocalDate.of(2026, 1, 1), null, null),
                new Lifecycle(LifecycleState.SUSPENDED, LocalDate.of(2026, 11, 1), null, "12/TB"));
        serve(_ -> items());
        var catalog = catalog();
        catalog.run();
        assertThat(targets).isEmpty();
        assertThat(catalog.told).isEmpty();
    }

    @Test
    void aPageThatCannotBeStoredAbandonsTheRun() {
        twoPages();
        var catalog = catalog();
        var run = catalog.begin();
        run.next();
        var report = catalog.catalog.abandon(run, new IllegalStateException("đĩa đầy"));
        assertThat(report.category()).isEqualTo(FailureCategory.INTERNAL);
        assertThat(catalog.run().outcome()).isEqualTo(RunOutcome.OK);
    }

    @Test
    void aRunAndWhatOthersMakeOfItAreRecordedTogether() {
        serve(_ -> items());
        var catalog = catalog();
        catalog.listener = _ -> {
            throw new IllegalStateException("sức khỏe hỏng");
        };
        assertThatThrownBy(catalog::run).isInstanceOf(IllegalStateException.class);
        assertThat(catalog.catalog.runs("nguon", 10)).isEmpty();
    }

    @Test
    void theNightlyFullReadIgnoresTheMark() {
        twoPages();
        definition.reconcile = "0 30 22 * * *";
        var catalog = catalog();
        catalog.run();
        catalog.clock.advance(Duration.ofHours(13));
        targets.clear();
        assertThat(catalog.run().kind()).isEqualTo(RunKind.FULL);
        assertThat(targets.getFirst()).doesNotContain("since");
        assertThat(catalog.run().kind()).isEqualTo(RunKind.INCREMENTAL);
    }

    @Test
    void knownOpenDossiersAreAskedAgainInTurnWithTheListing() {
        definition.recheck = new RecheckRead(
                TestingDefinition.get("/one/${code}"),
                1,
                DottedPath.of("items"),
                null,
                Duration.ofHours(1),
                null,
                true);
        serve(_ -> items("{\"status\":\"9\"}"));
        var catalog = catalog();
        catalog.dossiers.open = List.of("x1", "x2");
        assertThat(catalog.run().kind()).isEqualTo(RunKind.RECHECK);
        assertThat(targets).containsExactly("/one/x1", "/one/x2");
        assertThat(Objects.requireNonNull(catalog.dossiers.stored.get("x2"))
                        .status()
                        .sourceCode())
                .isEqualTo("9");
        assertThat(catalog.run().kind()).isEqualTo(RunKind.INCREMENTAL);
        assertThat(catalog.run().kind()).isEqualTo(RunKind.INCREMENTAL);
        catalog.clock.advance(Duration.ofHours(2));
        assertThat(catalog.run().kind()).isEqualTo(RunKind.RECHECK);
    }

    @Test
    void aSourceThatCannotListIsAskedForWhatAnotherOneKnows() {
        definition.list = null;
        definition.recheck = new RecheckRead(
                TestingDefinition.get("/one/${code}"),
                1,
                DottedPath.of("items"),
                null,
                Duration.ofHours(1),
                new KnownElsewhere("mot-cua", Set.of("Hộ tịch")),
                true);
        serve(_ -> items("{\"status\":\"9\"}"));
        var catalog = catalog();
        catalog.dossiers.elsewhere = List.of("k1");
        assertThat(catalog.run().counts().added()).isEqualTo(1);
        catalog.dossiers.elsewhere = List.of();
        catalog.dossiers.open = List.of("k1");
        targets.clear();
        assertThat(catalog.run().outcome()).isEqualTo(RunOutcome.OK);
        assertThat(targets).containsExactly("/one/k1");
    }

    @Test
    void validFilesGetARouteAndInvalidOnesAreListed() {
        var catalog = catalog();
        assertThat(catalog.routes.ids()).containsExactly("poll-nguon");
        assertThat(catalog.routes.added.get("poll-nguon")).containsEntry("delay", 60_000L);
        assertThat(catalog.catalog.find("hong")).hasValueSatisfying(view -> {
            assertThat(view.valid()).isFalse();
            assertThat(view.routeState()).isEqualTo("Absent");
        });
    }

    @Test
    void seriesExistBeforeAnythingHappened() {
        var catalog = catalog();
        assertThat(catalog.meters
                        .get("dossier.connector.polls")
                        .tag("connector", "nguon")
                        .counter()
                        .count())
                .isZero();
        assertThat(catalog.meters
                        .get("dossier.connector.expected.interval")
                        .gauge()
                        .value())
                .isEqualTo(60);
    }

    @Test
    void oldRunsAreForgotten() {
        serve(_ -> items());
        var catalog = catalog();
        catalog.run();
        var retention = new ConnectorRetention(catalog.store, catalog.fileStore, catalog.dossiers);
        assertThat(retention.apply(TestingSessions.NOW.plus(Duration.ofDays(89))))
                .isZero();
        assertThat(retention.apply(TestingSessions.NOW.plus(Duration.ofDays(91))))
                .isEqualTo(1);
    }
}
