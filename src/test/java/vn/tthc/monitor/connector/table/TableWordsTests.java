package vn.tthc.monitor.connector.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.connector.table.TestingTables.dossiers;
import static vn.tthc.monitor.connector.table.TestingTables.open;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.dossier.DossierStatus;

/** Which column stands for which field, and which words of it for which status. */
class TableWordsTests {
    @TempDir
    Path folder;

    private TestingTables tables;

    @BeforeEach
    void folder() {
        tables = new TestingTables(folder);
    }

    @Test
    void theShippedWordsAreUnambiguous() {
        assertThat(TestingTables.WORDS.columns().get(DossierField.CODE)).contains("Mã hồ sơ");
        assertThat(List.of(DossierField.values()))
                .filteredOn(field -> field.kind() != DossierField.Kind.LIST)
                .allSatisfy(field ->
                        assertThat(TestingTables.WORDS.columns().get(field)).isNotEmpty());
    }

    @Test
    void twoTargetsMayTakeOneColumnApart() {
        var path = tables.text("tt.csv", "Mã hồ sơ|Thủ tục|Trạng thái\nH1|1.001193 - Khai sinh|Mới\n", UTF_8);
        var both = new ValueSource.Column(List.of("THỦ TỤC"));
        var mapping = new MappingSettings(
                MappingSettings.NONE.timezone(),
                List.of(
                        new FieldMapping(DossierField.PROCEDURE_CODE, both, List.of(), null, false),
                        new FieldMapping(DossierField.PROCEDURE_NAME, both, List.of(), null, false)),
                List.of(),
                Map.of());
        try (var file = open(path, TableSettings.NONE.knowing(mapping))) {
            var dossier = dossiers(file, mapping).getFirst();
            assertThat(dossier.procedure().code()).isEqualTo("1.001193 - Khai sinh");
            assertThat(dossier.procedure().name()).isEqualTo("1.001193 - Khai sinh");
        }
    }

    @Test
    void theConnectorsOwnWordsGoBeforeTheShippedOnes() {
        var path = tables.text("tt.csv", "Mã hồ sơ,Trạng thái\nH1,MỚI\nH2,chờ ký\nH3,Đã trả\n", UTF_8);
        var mapping = new MappingSettings(
                MappingSettings.NONE.timezone(),
                List.of(new FieldMapping(
                        DossierField.STATUS, new ValueSource.Column(List.of("Trạng thái")), List.of(), "tt", false)),
                List.of(),
                Map.of("tt", new CodeList(Map.of("Mới", "RECEIVED", "Chờ ký", "PROCESSING"), DriftVerb.KEEP)));
        try (var file = open(path, TableSettings.NONE.knowing(mapping))) {
            assertThat(dossiers(file, mapping))
                    .extracting(dossier -> dossier.status().value())
                    .containsExactly(DossierStatus.RECEIVED, DossierStatus.PROCESSING, DossierStatus.RETURNED);
        }
    }

    @Test
    void doesNotTakeALengthOfTimeForADay() {
        var path = tables.text(
                "han.csv",
                "Mã hồ sơ,Trạng thái,Thời hạn giải quyết,Hẹn trả\nH1,Mới,10 ngày làm việc,20/11/2026\n",
                UTF_8);
        try (var file = open(path)) {
            assertThat(file.layout().column(DossierField.DUE_AT).orElseThrow().title())
                    .isEqualTo("Hẹn trả");
        }
    }
}
