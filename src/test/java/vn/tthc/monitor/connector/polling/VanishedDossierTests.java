package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.Expectations.Vanishing;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.platform.TestDatabase;

/** Dossiers that a source no longer shows: which reads may say so, and what is believed. */
class VanishedDossierTests extends RunJudgeBench {
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
}
