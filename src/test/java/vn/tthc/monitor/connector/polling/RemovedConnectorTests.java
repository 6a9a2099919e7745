package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.ConnectorView.Standing;
import vn.tthc.monitor.connector.RunOutcome;

/** Connector files renamed, deleted and put back on disk while the real catalog works with them. */
class RemovedConnectorTests extends LiveFolderBench {
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
