package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.ConnectorView.Standing;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.platform.TestDatabase;

/** Connector files saved, broken, mended, renamed and deleted on disk while the real catalog works with them. */
@ExtendWith(TestDatabase.class)
class LiveFolderTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path configuration;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<TestingCatalog> catalogs = new ArrayList<>();
    private LiveFolder folder;
    private TestingCatalog bench;

    @BeforeEach
    void begin() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getUrl().encodedPath());
                var page = Objects.requireNonNullElse(request.getUrl().queryParameter("page"), "");
                var item = "{\"code\":\"" + request.getUrl().encodedPath().substring(1) + page
                        + "\",\"status\":\"4\",\"updated\":\"2026-11-20T02:00:00Z\"}";
                return new MockResponse.Builder()
                        .body("{\"items\":[" + (page.equals("2") ? "" : item) + "]}")
                        .build();
            }
        });
        folder = new LiveFolder(configuration, server.url("").toString());
        folder.save("nguon", folder.connector("nguon", "/a"));
        bench = start();
    }

    @AfterEach
    void end() {
        catalogs.forEach(TestingCatalog::close);
    }

    private TestingCatalog start() {
        var started = new TestingCatalog(folder.folder(), new TestingRoutes());
        catalogs.add(started);
        return started;
    }

    private void looks(int times) {
        for (var look = 0; look < times; look++) {
            bench.watch.look();
        }
    }

    private ConnectorView view(String id) {
        return bench.catalog.find(id).orElseThrow();
    }

    @Test
    void aSavedFileIsTakenUpWithinTwoLooksWithoutTouchingItsRoute() {
        bench.run();
        folder.save("nguon", folder.connector("nguon", "/b"));
        looks(1);
        bench.run();
        looks(1);
        bench.run();
        assertThat(asked).containsExactly("/a", "/a", "/b");
        assertThat(bench.routes.changes).isEqualTo(1);
        assertThat(view("nguon").file().standing()).isEqualTo(Standing.CURRENT);
        assertThat(bench.audited.getLast())
                .matches("connector_file_taken nguon .*nguon\\.yaml: [0-9a-f]{12} → [0-9a-f]{12}");
    }

    @Test
    void nothingHappensWhileNothingChanges() {
        var before = List.copyOf(bench.audited);
        looks(5);
        assertThat(bench.audited).isEqualTo(before).hasSize(1);
        assertThat(bench.routes.changes).isEqualTo(1);
    }

    @Test
    void aRunInFlightEndsAsItBeganAndTheNextOneFollowsTheNewFile() {
        folder.save("nguon", paged("/a"));
        looks(2);
        asked.clear();
        var run = bench.begin();
        bench.dossiers.store(run.next());
        folder.save("nguon", paged("/b"));
        looks(2);
        run.forEachRemaining(bench.dossiers::store);
        var report = bench.catalog.finish(run);
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK);
        assertThat(asked).containsOnly("/a").hasSize(3);
        assertThat(bench.checkpoint().mark()).isEqualTo("2026-11-20T02:00:00Z");
        asked.clear();
        var next = bench.begin();
        bench.dossiers.store(next.next());
        bench.catalog.finish(next);
        assertThat(asked).contains("/b").doesNotContain("/a");
    }

    private String paged(String path) {
        return folder.connector("nguon", path)
                .replace(
                        "paging: {type: none}",
                        "paging: {type: page, parameter: page, size: 1},"
                                + " window: {by: updatedAt, from: {query: since, format: iso}, lookback: 15m}");
    }

    @Test
    void aChangedPauseReplacesTheRouteOnlyBetweenRunsAndCountsFromTheLastOne() {
        bench.run();
        bench.clock.advance(Duration.ofSeconds(10));
        var run = bench.begin();
        folder.save("nguon", folder.connector("nguon", "/a", "schedule: {every: 90s}"));
        looks(3);
        assertThat(bench.routes.added.get("poll-nguon")).containsEntry("delay", 60_000L);
        run.forEachRemaining(bench.dossiers::store);
        bench.catalog.finish(run);
        bench.clock.advance(Duration.ofSeconds(30));
        looks(1);
        assertThat(bench.routes.added.get("poll-nguon"))
                .containsEntry("delay", 90_000L)
                .containsEntry("initialDelay", 60_000L);
    }

    @Test
    void aBrokenEditKeepsTheOldOneAndSaysWhereItIsWrong() {
        folder.save("nguon", folder.connector("nguon", "/b").replace("mapping:", "maping:"));
        looks(2);
        bench.run();
        assertThat(asked).containsExactly("/a");
        var view = view("nguon");
        assertThat(view.valid()).isTrue();
        assertThat(view.file().standing()).isEqualTo(Standing.OUTDATED);
        assertThat(view.problems()).anySatisfy(problem -> {
            assertThat(problem.place().toString()).endsWith("nguon.yaml:5:1");
            assertThat(problem.rule()).isEqualTo("unknown-key");
        });
        assertThat(bench.audited.getLast())
                .startsWith("connector_file_refused nguon ")
                .contains("2 lỗi: ", "nguon.yaml:4:1");
        looks(3);
        assertThat(bench.audited).hasSize(2);
    }

    @Test
    void aMendedFileGoesToWork() {
        folder.save("nguon", "hỏng: [");
        looks(2);
        assertThat(view("nguon").file().standing()).isEqualTo(Standing.OUTDATED);
        folder.save("nguon", folder.connector("nguon", "/b"));
        looks(2);
        assertThat(view("nguon").problems()).isEmpty();
        bench.run();
        assertThat(asked).containsExactly("/b");
    }

    @Test
    void aFileSavedInTwoStepsIsTakenUpWholeAndNeverRefused() {
        var text = folder.connector("nguon", "/b");
        folder.save("nguon", "");
        looks(1);
        folder.save("nguon", text.substring(0, 40));
        looks(1);
        folder.save("nguon", text);
        looks(2);
        assertThat(bench.audited).noneMatch(line -> line.startsWith("connector_file_refused"));
        bench.run();
        assertThat(asked).containsExactly("/b");
    }

    @Test
    void aFileThatVanishesForOneLookIsNotGone() {
        folder.delete("nguon");
        looks(1);
        folder.save("nguon", folder.connector("nguon", "/a"));
        looks(3);
        assertThat(bench.audited).hasSize(1);
        assertThat(bench.routes.ids()).containsExactly("poll-nguon");
    }

    @Test
    void aDeletedFileStopsItsRouteAndStaysNamedEvenAfterARestart() {
        bench.run();
        folder.delete("nguon");
        looks(2);
        assertThat(view("nguon").removed()).isTrue();
        assertThat(view("nguon").valid()).isFalse();
        assertThat(view("nguon").name()).isEqualTo("Nguồn nguon");
        assertThat(bench.routes.ids()).isEmpty();
        assertThat(bench.meters.find("dossier.connector.last.success.timestamp").gauges())
                .isEmpty();
        assertThat(bench.audited.getLast()).startsWith("connector_file_removed nguon ");
        bench = start();
        assertThat(view("nguon").removed()).isTrue();
        assertThat(bench.audited).isEmpty();
    }

    @Test
    void aFileDeletedWhileARunGoesOnLetsItEnd() {
        var run = bench.begin();
        folder.delete("nguon");
        looks(3);
        assertThat(bench.routes.ids()).containsExactly("poll-nguon");
        assertThat(bench.begin().hasNext()).isFalse();
        run.forEachRemaining(bench.dossiers::store);
        assertThat(bench.catalog.finish(run).outcome()).isEqualTo(RunOutcome.OK);
        looks(1);
        assertThat(bench.routes.ids()).isEmpty();
        assertThat(bench.dossiers.stored).containsOnlyKeys("a");
        assertThat(bench.meters.find("dossier.connector.polls").counters()).isEmpty();
    }

    @Test
    void aFileDeletedWhileNothingRanIsNoticedAtTheNextStart() {
        bench.close();
        folder.delete("nguon");
        bench = start();
        assertThat(view("nguon").removed()).isTrue();
        assertThat(bench.audited).singleElement().asString().startsWith("connector_file_removed nguon ");
    }

    @Test
    void aFilePutBackGoesOnFromItsCheckpoint() {
        folder.save("nguon", paged("/a"));
        looks(2);
        assertThat(view("nguon").problems()).isEmpty();
        bench.run();
        var text = paged("/a");
        folder.delete("nguon");
        looks(2);
        folder.save("nguon", text);
        looks(2);
        assertThat(view("nguon").file().standing()).isEqualTo(Standing.CURRENT);
        assertThat(bench.routes.ids()).containsExactly("poll-nguon");
        bench.run();
        assertThat(bench.checkpoint().mark()).isEqualTo("2026-11-20T02:00:00Z");
        assertThat(bench.audited.getLast()).contains("mới → ");
    }

    @Test
    void aNewFileStartsAndARenamedOneIsOneGoneAndOneNew() {
        folder.save("hai", folder.connector("hai", "/hai"));
        looks(2);
        assertThat(bench.routes.ids()).containsExactly("poll-hai", "poll-nguon");
        folder.delete("hai");
        folder.save("ba", folder.connector("ba", "/ba"));
        looks(2);
        assertThat(bench.routes.ids()).containsExactly("poll-ba", "poll-nguon");
        assertThat(view("hai").removed()).isTrue();
        assertThat(view("ba").valid()).isTrue();
    }

    @Test
    void aPresetAndAReferredFileArePartsOfTheConnector() throws IOException {
        folder.write("presets/chung.yaml", "read: {list: {get: /p1, records: items, paging: {type: none}}}");
        folder.write("khoa.txt", "khoa-mot-bi-mat");
        folder.save(
                "nguon",
                folder.connector("nguon", "/a", "preset: chung")
                        .replaceFirst("read: .*", "")
                        .replace(
                                "limits: {retries: 0}",
                                "limits: {retries: 0}, auth: {type: bearer, token: \"${file:../khoa.txt}\"}"));
        looks(2);
        assertThat(view("nguon").problems()).isEmpty();
        bench.run();
        folder.write("presets/chung.yaml", "read: {list: {get: /p2, records: items, paging: {type: none}}}");
        looks(2);
        bench.run();
        assertThat(asked).containsExactly("/p1", "/p2");
        assertThat(bench.audited.getLast()).contains("chung.yaml");
        folder.write("khoa.txt", "khoa-hai-bi-mat");
        looks(2);
        assertThat(bench.audited.getLast()).contains("khoa.txt").doesNotContain("khoa-hai");
        Files.delete(configuration.resolve("khoa.txt"));
        looks(2);
        assertThat(view("nguon").file().standing()).isEqualTo(Standing.OUTDATED);
        assertThat(view("nguon").problems()).anyMatch(problem -> problem.rule().equals("missing-file"));
    }

    @Test
    void aWindowOnAnotherTimeReadsFromTheStartAndSaysSo() {
        folder.save("nguon", paged("/a"));
        looks(2);
        bench.run();
        folder.save(
                "nguon",
                paged("/a")
                        .replace("by: updatedAt", "by: receivedAt")
                        .replace("updatedAt: updated", "updatedAt: updated, receivedAt: updated"));
        looks(2);
        assertThat(view("nguon").problems()).isEmpty();
        assertThat(view("nguon").file().notice()).contains("updatedAt", "receivedAt", "đọc lại từ đầu");
        assertThat(bench.audited.getLast()).contains("đọc lại từ đầu");
        var run = bench.begin();
        run.forEachRemaining(bench.dossiers::store);
        bench.catalog.finish(run);
        assertThat(bench.checkpoint().basis()).startsWith("receivedAt");
        assertThat(view("nguon").file().notice()).isNull();
    }

    @Test
    void aFolderThatIsAwayStopsNothing() throws IOException {
        Files.move(configuration.resolve("connectors"), configuration.resolve("away"));
        looks(60);
        assertThat(view("nguon").valid()).isTrue();
        Files.move(configuration.resolve("away"), configuration.resolve("connectors"));
        looks(2);
        assertThat(bench.audited).hasSize(1);
    }

    @Test
    void everyFileGoneAtOnceIsBelievedOnlyAfterHalfAMinute() {
        folder.save("hai", folder.connector("hai", "/hai"));
        looks(2);
        folder.delete("hai");
        folder.delete("nguon");
        looks(30);
        assertThat(view("hai").valid()).isTrue();
        looks(15);
        assertThat(view("hai").removed()).isTrue();
        assertThat(view("nguon").removed()).isTrue();
    }

    @Test
    void anInvalidFileThatNeverWorkedIsForgottenWithIt() {
        folder.save("hong", "x: [");
        looks(2);
        assertThat(view("hong").file().standing()).isEqualTo(Standing.INVALID);
        folder.delete("hong");
        looks(2);
        assertThat(bench.catalog.find("hong")).isEmpty();
    }

    @Test
    void aFileMadeForTheDemoIsLeftAlone() {
        folder.save("nguon", folder.connector("nguon", "/a", "demo: true"));
        looks(2);
        assertThat(view("nguon").removed()).isTrue();
        folder.save("nguon", folder.connector("nguon", "/b"));
        looks(2);
        bench.run();
        assertThat(asked).containsExactly("/b");
    }

    @Test
    void aGoneFileIsNamedForAMonthAndLongerWhileDossiersStandOnIt() {
        folder.delete("nguon");
        looks(2);
        var retention = new ConnectorRetention(bench.store, bench.fileStore, bench.dossiers);
        var now = bench.clock.instant();
        retention.apply(now.plus(Duration.ofDays(29)));
        assertThat(bench.fileStore.all()).hasSize(1);
        bench.dossiers.openBySource = java.util.Map.of("nguon", 3L);
        retention.apply(now.plus(Duration.ofDays(60)));
        assertThat(bench.fileStore.all()).hasSize(1);
        bench.dossiers.openBySource = java.util.Map.of();
        retention.apply(now.plus(Duration.ofDays(60)));
        assertThat(bench.fileStore.all()).isEmpty();
    }
}
