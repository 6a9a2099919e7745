package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.source.TestingSessions;

/** A run stores page by page and moves its checkpoint only where all of it went well. */
class PageRunTests extends CatalogBench {
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
}
