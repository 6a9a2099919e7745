package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.source.TestingSessions;

/** Which connectors have a route and series, which are left alone, and how long their runs are kept. */
class ConnectorCatalogTests extends CatalogBench {
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
    void aSuspectedSourceIsReadEveryFifteenSecondsUntilItIsDecided() {
        var catalog = catalog();
        var before = catalog.routes.changes;
        catalog.catalog.hurry("nguon", true);
        catalog.catalog.hurry("nguon", true);
        assertThat(catalog.routes.added.get("poll-nguon")).containsEntry("delay", 15_000L);
        catalog.catalog.hurry("nguon", false);
        catalog.catalog.hurry("nguon", false);
        assertThat(catalog.routes.added.get("poll-nguon")).containsEntry("delay", 60_000L);
        assertThat(catalog.routes.changes).isEqualTo(before + 2);
        catalog.catalog.hurry("hong", true);
        assertThat(catalog.routes.changes).isEqualTo(before + 2);
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
