package vn.tthc.monitor.connector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.InventedEnvironment;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.recording.RecordedFolder;

class MappingProposalTests {
    @TempDir
    private Path folder;

    private static List<JsonNode> records(String... json) {
        return List.of(json).stream().map(TestingDefinition::json).toList();
    }

    private ConnectorDefinition written(String mapping) throws IOException {
        var file = Files.writeString(folder.resolve("thu.yaml"), """
                id: thu
                name: Thử
                http: {baseUrl: "https://a.example"}
                read: {list: {get: /, paging: {type: none}}}
                """ + mapping);
        var read = new ConnectorFiles(folder, new InventedEnvironment(), true).read(file);
        assertThat(read.problems()).as(mapping).isEmpty();
        return read.definition().orElseThrow();
    }

    /** From the recorded answers alone, without a mapping, to a mapping that says what the shipped one says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bao-tro-xa-hoi",
                "bo-cong-thuong",
                "bo-noi-vu",
                "bo-nong-nghiep-moi-truong",
                "bo-tai-chinh",
                "bo-tu-phap",
                "bo-y-te",
                "mot-cua-hai-phong"
            })
    void findsAWorkingMappingInRecordedAnswers(String id) throws IOException {
        var files = new ConnectorFiles(Path.of("config"), new InventedEnvironment(), true);
        var shipped = files.read(Path.of("config/demo/connectors", id + ".yaml"))
                .definition()
                .orElseThrow();
        var recorded = RecordedFolder.read(Path.of("src/test/resources/connectors", id));
        var records = recorded.records(shipped);
        var proposal = Objects.requireNonNull(MappingProposal.of(records, MappingSettings.NONE, Map.of()));
        var mapping = new RecordMapping(written(proposal.replace(CodeWords.OPEN, "DIRECT")));
        var expected = recorded.expected();
        for (var index = 0; index < records.size(); index++) {
            var dossier = expected.get(index);
            if (dossier.has("unreadable") || !(mapping.map(records.get(index)) instanceof Mapped.Whole whole)) {
                continue;
            }
            JsonNode found = JsonMapper.shared().valueToTree(whole.dossier());
            // This ministry's code 4 means finished, while its words say returned: that is for a person to know.
            var status = id.equals("bo-tu-phap") ? "/status/sourceText" : "/status/value";
            for (var path : List.of("/code", status, "/times/receivedAt", "/times/dueAt", "/procedure/code")) {
                assertThat(found.at(path)).as(id + path + "\n" + proposal).isEqualTo(dossier.at(path));
            }
        }
    }

    @Test
    void leavesOpenWhatACodeMeansWhereNothingTells() {
        var proposal = MappingProposal.of(
                records("{\"MaHoSo\":\"a\",\"TrangThai\":\"X7\"}", "{\"MaHoSo\":\"b\",\"TrangThai\":\"X9\"}"),
                MappingSettings.NONE,
                Map.of());
        assertThat(proposal).contains("\"X7\": " + CodeWords.OPEN, "code: {path: MaHoSo, required: true}");
    }

    @Test
    void proposesOnlyWhatIsMissing() {
        var definition = new TestingDefinition().at(java.net.URI.create("https://a.example"));
        var records = records(
                "{\"code\":\"a\",\"status\":\"77\",\"tenTrangThai\":\"Chờ bổ sung\",\"NgayHenTra\":\"20/11/2026\"}");
        var proposal = MappingProposal.of(records, definition.mapping(), Map.of(DossierField.STATUS, Set.of("77")));
        assertThat(proposal)
                .contains("dueAt: {path: NgayHenTra, formats: [\"dd/MM/yyyy\"]}", "\"77\": SUPPLEMENT_REQUESTED")
                .doesNotContain("code:", "status: {");
    }

    @Test
    void mendsAFormatThatReadsNothing() {
        var definition = new TestingDefinition()
                .field(DossierField.DUE_AT, List.of("iso"), "NgayHenTra")
                .at(java.net.URI.create("https://a.example"));
        var proposal = MappingProposal.of(
                records("{\"code\":\"a\",\"NgayHenTra\":\"20260122080500\"}"), definition.mapping(), Map.of());
        assertThat(proposal).contains("dueAt: {path: NgayHenTra, formats: [yyyyMMddHHmmss]}");
    }

    @Test
    void findsTheListOfDossiersAmongOthers() {
        var answer = TestingDefinition.json("""
                {"menu": [{"id": 1}, {"id": 2}, {"id": 3}],
                 "result": {"rows": [{"ma": "a", "ten": "b", "trangThai": "1"}], "total": 1}}""");
        assertThat(FoundList.in(answer)).extracting(FoundList::path).containsExactly("result.rows", "menu");
        assertThat(FoundList.records(answer)).hasSize(1);
        assertThat(FoundList.in(TestingDefinition.json("[{\"a\":1}]")))
                .extracting(FoundList::path)
                .containsExactly("");
    }

    @Test
    void profilesTellCodesFromIdsTimesAndFlags() {
        var profiles = FieldProfiles.of(records(
                "{\"ma\":\"H24-1\",\"tt\":\"DANG_XU_LY\",\"ngay\":\"20/11/2026\",\"xong\":true,\"ten\":\"A b\",\"rong\":null}",
                "{\"ma\":\"H24-2\",\"tt\":\"DANG_XU_LY\",\"ngay\":\"\",\"xong\":false,\"ten\":\"C d\"}"));
        assertThat(profiles)
                .extracting(profile -> profile.path() + " " + profile.kind() + " " + profile.filledPercent())
                .containsExactly(
                        "ma ID 100", "ngay TIME 50", "rong EMPTY 0", "ten TEXT 100", "tt CODE 100", "xong FLAG 100");
        assertThat(profiles.get(4).values()).containsExactly(Map.entry("DANG_XU_LY", 2));
    }
}
