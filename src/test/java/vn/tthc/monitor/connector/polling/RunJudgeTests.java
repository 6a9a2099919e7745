package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.Expectations.Vanishing;
import vn.tthc.monitor.connector.definition.Expectations.VolumeBand;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.source.TestingSessions;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.RealDossiers;
import vn.tthc.monitor.platform.TestDatabase;

/** What a run that did not fail says all the same: too little, too much, gone, at a wrong time. */
@ExtendWith(TestDatabase.class)
class RunJudgeTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final List<TestingCatalog> catalogs = new CopyOnWriteArrayList<>();
    private Function<RecordedRequest, MockResponse.Builder> answer = _ -> items(3);

    @AfterEach
    void closeCatalogs() {
        catalogs.forEach(TestingCatalog::close);
    }

    private TestingCatalog catalog() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                targets.add(request.getTarget());
                return answer.apply(request).build();
            }
        });
        return kept(new TestingCatalog(definition, server.url("/").uri()));
    }

    private TestingCatalog kept(TestingCatalog made) {
        catalogs.add(made);
        return made;
    }

    private static MockResponse.Builder items(int count) {
        return items(
                IntStream.range(0, count).boxed().map(number -> "a" + number).toList());
    }

    private static MockResponse.Builder items(List<String> codes) {
        var items = codes.stream()
                .map(code -> "{\"code\":\"" + code + "\",\"status\":\"4\",\"updated\":\"2026-11-20T02:00:00Z\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return new MockResponse.Builder().body("{\"items\":" + items + "}");
    }

    private static List<DriftEvent> events(TestingCatalog catalog, DriftKind kind) {
        return catalog.drift.events("nguon").stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    private void window() {
        definition.window = new Window(
                DossierField.UPDATED_AT,
                new Placement(Placement.Where.QUERY, "since"),
                null,
                "epoch-millis",
                TestingDefinition.ZONE,
                Duration.ofMinutes(15),
                null);
    }

    /** A complete read on each of some days. */
    private RunReport days(TestingCatalog catalog, int days, int records) {
        answer = _ -> items(records);
        RunReport last = null;
        for (var day = 0; day < days; day++) {
            catalog.clock.advance(Duration.ofDays(1));
            last = catalog.run();
        }
        return Objects.requireNonNull(last);
    }

    @Test
    void farFewerRecordsThanOnPastDaysAreNoSuccess() {
        var catalog = catalog();
        assertThat(days(catalog, 3, 40).message()).isNull();
        var success = catalog.meters
                .get("dossier.connector.last.success.timestamp")
                .gauge()
                .value();
        var report = days(catalog, 1, 15);
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK);
        assertThat(report.doubtful()).isTrue();
        assertThat(report.message()).contains("15 hồ sơ, thường là 20–90");
        assertThat(events(catalog, DriftKind.VOLUME)).singleElement().satisfies(event -> {
            assertThat(event.place()).isEqualTo("run");
            assertThat(event.records()).isEqualTo(15);
        });
        assertThat(catalog.drift.volume("nguon")).contains(new Drift.Volume(15, 20L, 90L));
        assertThat(catalog.meters
                        .get("dossier.connector.last.success.timestamp")
                        .gauge()
                        .value())
                .isEqualTo(success);
        assertThat(Objects.requireNonNull(Objects.requireNonNull(catalog.store.facts("nguon"))
                                .lastSuccessAt())
                        .getEpochSecond())
                .isEqualTo((long) success);
        assertThat(days(catalog, 1, 41).doubtful()).isFalse();
        assertThat(events(catalog, DriftKind.VOLUME)).isEmpty();
    }

    @Test
    void farMoreRecordsAreToldButBelieved() {
        var catalog = catalog();
        days(catalog, 3, 40);
        var report = days(catalog, 1, 91);
        assertThat(report.doubtful()).isFalse();
        assertThat(report.message()).contains("91 hồ sơ");
    }

    @Test
    void oneDaySaysNothingAboutWhatIsUsual() {
        var catalog = catalog();
        days(catalog, 2, 40);
        assertThat(days(catalog, 1, 4).message()).isNull();
    }

    @Test
    void aPersonWhoKnowsMakesItUsual() {
        var catalog = catalog();
        days(catalog, 3, 40);
        days(catalog, 1, 5);
        catalog.drift.acknowledge(
                "nguon", events(catalog, DriftKind.VOLUME).getFirst().id(), "lan");
        assertThat(days(catalog, 1, 5).doubtful()).isFalse();
    }

    @Test
    void theFileMaySayHowManyThereShouldBe() {
        definition.volume = new VolumeBand(VolumeBand.Per.RUN, 10, 20);
        var catalog = catalog();
        assertThat(days(catalog, 1, 9).doubtful()).isTrue();
        assertThat(days(catalog, 1, 10).message()).isNull();
        assertThat(days(catalog, 1, 21).message()).contains("thường là 10–20");
    }

    @Test
    void anEmptyAnswerOfASourceWithOpenDossiersIsNotOk() {
        answer = _ -> items(0);
        var catalog = catalog();
        catalog.tombstones.standing = Set.of("a1", "a2");
        var report = catalog.run();
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK_EMPTY);
        assertThat(report.doubtful()).isTrue();
        assertThat(report.message()).contains("rỗng trong khi còn 2 hồ sơ đang mở");
        assertThat(events(catalog, DriftKind.VOLUME)).hasSize(1);
        assertThat(catalog.tombstones.missed).isEmpty();
    }

    @Test
    void anEmptyWindowIsNothingSpecial() {
        window();
        var catalog = catalog();
        catalog.run();
        answer = _ -> items(0);
        catalog.tombstones.standing = Set.of("a1", "a2");
        var report = catalog.run();
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK_EMPTY);
        assertThat(report.doubtful()).isFalse();
        assertThat(report.message()).isNull();
    }

    @Test
    void aDayWithHardlyAnyNewDossierIsToldTheNextMorning() {
        window();
        var catalog = catalog();
        catalog.clock.advance(Duration.ofHours(1));
        for (var week = 0; week < 3; week++) {
            recordRun(catalog.clock.instant().minus(Duration.ofDays(7L * (week + 1) + 1)), 50);
        }
        recordRun(catalog.clock.instant().minus(Duration.ofDays(1)), 4);
        assertThat(catalog.run().message()).contains("Ngày 19/11", "4 hồ sơ mới hoặc đổi", "10–270");
        assertThat(events(catalog, DriftKind.VOLUME))
                .extracting(DriftEvent::place)
                .containsExactly("day");
        assertThat(catalog.run().message()).isNull();
    }

    private static void recordRun(Instant at, int added) {
        TestDatabase.jdbc()
                .sql("""
                INSERT INTO connector.run (run, connector, kind, started_at, ended_at, outcome, pages, records, added,
                    changed, unchanged, rejected, slowest_ms) VALUES (?, 'nguon', 'INCREMENTAL', ?, ?, 'OK', 1, ?, ?, 0, 0, 0, 1)
                """)
                .param(UUID.randomUUID())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(at.atOffset(ZoneOffset.UTC))
                .param(added)
                .param(added)
                .update();
    }

    @Test
    void aClockTenMinutesOffIsTold() {
        var offset = new Duration[] {Duration.ofMinutes(10)};
        var catalog = catalog();
        answer = _ -> items(3).setHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                catalog.clock.instant().plus(offset[0]).atOffset(ZoneOffset.UTC)));
        assertThat(catalog.run().message()).contains("nhanh hơn máy này 10 phút", "lookback");
        assertThat(events(catalog, DriftKind.CLOCK)).hasSize(1);
        offset[0] = Duration.ofMinutes(-10);
        assertThat(catalog.run().message()).contains("chậm hơn");
        offset[0] = Duration.ofSeconds(90);
        assertThat(catalog.run().message()).isNull();
        assertThat(events(catalog, DriftKind.CLOCK)).isEmpty();
    }

    private void futureMark(TestingCatalog catalog) {
        catalog.run();
        var wrong = new Checkpoint(
                Instant.parse("2099-01-01T00:00:00Z"),
                catalog.checkpoint().fullAt(),
                catalog.checkpoint().basis());
        catalog.store.saveCheckpoint("nguon", UUID.randomUUID(), wrong.json(), catalog.clock.instant());
        targets.clear();
    }

    @Test
    void aMarkInTheFutureGivesNoRowsAndAWarningAndIsMendedByTheNextRun() {
        window();
        answer = request ->
                Long.parseLong(Objects.requireNonNullElse(request.getUrl().queryParameter("since"), "0"))
                                > TestingSessions.NOW.toEpochMilli()
                        ? items(0)
                        : items(3);
        var catalog = catalog();
        futureMark(catalog);
        var report = catalog.run();
        assertThat(report.counts().records()).isZero();
        assertThat(report.doubtful()).isTrue();
        assertThat(report.message()).contains("2099-01-01", "nằm ở tương lai");
        assertThat(events(catalog, DriftKind.FUTURE_MARK)).hasSize(1);
        var next = catalog.run();
        assertThat(next.kind()).isEqualTo(RunKind.FULL);
        assertThat(next.counts().records()).isEqualTo(3);
        assertThat(catalog.checkpoint().mark()).isEqualTo("2026-11-20T02:00:00Z");
        assertThat(catalog.run().message()).isNull();
        assertThat(events(catalog, DriftKind.FUTURE_MARK)).isEmpty();
    }

    @Test
    void aClockThatIsALittleAheadIsNoWrongMark() {
        window();
        var catalog = catalog();
        catalog.run();
        var near = new Checkpoint(
                TestingSessions.NOW.plus(Duration.ofMinutes(5)),
                catalog.checkpoint().fullAt(),
                catalog.checkpoint().basis());
        catalog.store.saveCheckpoint("nguon", UUID.randomUUID(), near.json(), catalog.clock.instant());
        assertThat(catalog.run().message()).isNull();
    }

    @Test
    void aCompleteReadMissesWhatItHasNotShown() {
        var catalog = catalog();
        catalog.tombstones.standing = Set.of("a1", "b1", "b2");
        catalog.run();
        assertThat(catalog.tombstones.missed).containsExactly(Set.of("b1", "b2"));
    }

    @Test
    void aRecordInQuarantineIsThereAllTheSameAndOneWithoutCodeMayBeAny() {
        definition.codes.put(
                "status",
                new vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList(
                        java.util.Map.of(), vn.tthc.monitor.connector.DriftVerb.QUARANTINE));
        var catalog = catalog();
        catalog.tombstones.standing = Set.of("a1", "b1");
        catalog.run();
        assertThat(catalog.tombstones.missed).containsExactly(Set.of("b1"));
        answer = _ -> new MockResponse.Builder().body("{\"items\":[{\"status\":\"4\"}]}");
        catalog.run();
        assertThat(catalog.tombstones.missed).hasSize(1);
    }

    @Test
    void aReadThatBrokeOffMissesNothing() {
        definition.paging = new Paging.Page("page", 0, 1, 50, null);
        answer = request ->
                "0".equals(request.getUrl().queryParameter("page")) ? items(1) : new MockResponse.Builder().code(500);
        var catalog = catalog();
        catalog.tombstones.standing = Set.of("b1");
        assertThat(catalog.run().outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(catalog.tombstones.missed).isEmpty();
    }

    @Test
    void onlyReadsWithoutALowerBoundMissAnything() {
        window();
        var catalog = catalog();
        catalog.tombstones.standing = Set.of("b1");
        catalog.run();
        assertThat(catalog.tombstones.missed).hasSize(1);
        catalog.run();
        assertThat(catalog.tombstones.missed).hasSize(1);
    }

    @Test
    void aReadFromTheFirstWindowOnMissesOnlyWhereTheFileSaysSo() {
        window();
        definition.window = new Window(
                DossierField.UPDATED_AT,
                new Placement(Placement.Where.QUERY, "since"),
                null,
                "epoch-millis",
                TestingDefinition.ZONE,
                Duration.ofMinutes(15),
                Duration.ofDays(30));
        var catalog = catalog();
        catalog.tombstones.standing = Set.of("b1");
        catalog.run();
        assertThat(catalog.tombstones.missed).isEmpty();
        TestDatabase.empty();
        definition.vanishing = new Vanishing(Vanishing.Reads.WINDOW, Duration.ofHours(12), 10, 5);
        var declared = catalog();
        declared.tombstones.standing = Set.of("b1");
        declared.run();
        assertThat(declared.tombstones.missed).hasSize(1);
    }

    @Test
    void theFileMaySayThatNoReadShowsEverything() {
        definition.vanishing = new Vanishing(Vanishing.Reads.NEVER, Duration.ofHours(12), 10, 5);
        var catalog = catalog();
        catalog.tombstones.standing = Set.of("b1");
        catalog.run();
        assertThat(catalog.tombstones.missed).isEmpty();
    }

    /** A catalog, the dossiers and the queue, all of them real. */
    private final class Whole {
        final TestingCatalog catalog;
        final RealDossiers real;
        final Dossiers dossiers;

        Whole() {
            var outer = catalog();
            real = new RealDossiers(outer.clock);
            catalog = kept(new TestingCatalog(definition, server.url("/").uri(), real.tombstones()));
            dossiers = real.dossiers(catalog.progress);
        }

        RunReport run(Duration later) {
            catalog.clock.advance(later);
            return catalog.run(dossiers::store);
        }
    }

    @Test
    void aDossierThatTwoReadsDoNotShowLeavesTheQueueAndComesBackWithTheThird() {
        answer = _ -> items(30);
        var whole = new Whole();
        whole.run(Duration.ZERO);
        answer = _ -> items(29);
        whole.run(Duration.ofDays(1));
        assertThat(whole.dossiers.openBySource()).containsEntry("nguon", 30L);
        var report = whole.run(Duration.ofDays(1));
        assertThat(report.message()).contains("1 hồ sơ không còn ở nguồn", "a29");
        assertThat(whole.dossiers.openBySource()).containsEntry("nguon", 29L);
        assertThat(events(whole.catalog, DriftKind.VANISHED))
                .extracting(DriftEvent::state)
                .containsExactly(DriftEvent.State.NOTED);
        answer = _ -> items(30);
        assertThat(whole.run(Duration.ofDays(1)).counts().changed()).isEqualTo(1);
        assertThat(whole.dossiers.openBySource()).containsEntry("nguon", 30L);
    }

    @Test
    void manyDossiersThatVanishAtOnceAreNotBelieved() {
        answer = _ -> items(30);
        var whole = new Whole();
        whole.run(Duration.ZERO);
        answer = _ -> items(25);
        whole.run(Duration.ofDays(1));
        var report = whole.run(Duration.ofDays(1));
        assertThat(report.message()).contains("không thấy 5 trong 30", "read.list.vanished.share");
        assertThat(whole.dossiers.openBySource()).containsEntry("nguon", 30L);
        assertThat(events(whole.catalog, DriftKind.VANISHED)).singleElement().satisfies(event -> {
            assertThat(event.records()).isEqualTo(5);
            assertThat(event.state()).isEqualTo(DriftEvent.State.OPEN);
        });
        answer = _ -> items(30);
        whole.run(Duration.ofDays(1));
        assertThat(events(whole.catalog, DriftKind.VANISHED)).isEmpty();
    }

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
