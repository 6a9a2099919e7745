package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.ConnectorView.Standing;
import vn.tthc.monitor.connector.RunOutcome;

/** Connector files saved, broken and mended on disk while the real catalog works with them. */
class EditedConnectorTests extends LiveFolderBench {
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
}
