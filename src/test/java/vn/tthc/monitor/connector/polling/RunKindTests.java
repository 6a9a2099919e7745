package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.KnownElsewhere;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.DottedPath;

/** When a run reads everything, only what is new, or single dossiers again. */
class RunKindTests extends CatalogBench {
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
}
