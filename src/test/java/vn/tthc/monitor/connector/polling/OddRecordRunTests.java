package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.platform.TestDatabase;

/** Records that cannot be read, come twice or speak in unknown codes, from the answer to the quarantine. */
class OddRecordRunTests extends CatalogBench {
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
}
