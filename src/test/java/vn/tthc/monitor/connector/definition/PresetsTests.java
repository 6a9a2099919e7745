package vn.tthc.monitor.connector.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsTests {
    @TempDir
    Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        Files.createDirectories(folder.resolve("presets"));
    }

    private void preset(String name, String text) throws IOException {
        Files.writeString(folder.resolve("presets").resolve(name + ".yaml"), text);
    }

    private ConnectorFile load(String preset) throws IOException {
        var file = folder.resolve("connectors/a.yaml");
        Files.writeString(file, "id: a\nname: A\npreset: " + preset + "\nhttp: {baseUrl: \"http://a.example\"}\n");
        return new ConnectorFiles(folder, _ -> null, false).read(file);
    }

    @Test
    void aPresetMayStandOnAnother() throws IOException {
        preset("chung", "read: {list: {get: /chung, records: data}}\nmapping: {fields: {code: ma, status: tt}}\n");
        preset("rieng", "preset: chung\nread: {list: {get: /rieng, paging: {type: none}}}\n");

        var definition = load("rieng").definition().orElseThrow();

        var list = requireNonNull(definition.read().list());
        assertThat(list.call().path()).isEqualTo("/rieng");
        assertThat(list.records()).hasToString("data");
    }

    @Test
    void aConditionOnSomethingElseTakesNothingFromThePresetsOne() throws IOException {
        preset("goc", "http: {success: {path: error_code, in: [\"0\"]}}\nmapping: {fields: {code: ma, status: tt}}\n");
        preset("khac", "preset: goc\nhttp: {success: {path: total}}\nread: {list: {get: /list}}\n");
        preset("cung", "preset: goc\nhttp: {success: {in: [\"00\"]}}\nread: {list: {get: /list}}\n");

        var other =
                requireNonNull(load("khac").definition().orElseThrow().http().success());
        var same = requireNonNull(load("cung").definition().orElseThrow().http().success());

        assertThat(other.path()).hasToString("total");
        assertThat(other.in()).isEmpty();
        assertThat(same.path()).hasToString("error_code");
        assertThat(same.in()).containsExactly("00");
    }

    @Test
    void presetsThatCallEachOtherInACircleAreNamed() throws IOException {
        preset("mot", "preset: hai\n");
        preset("hai", "preset: mot\n");

        var problems = load("mot").problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo("cyclic-preset");
            assertThat(problem.place().file()).endsWith("hai.yaml");
            assertThat(problem.place().line()).isEqualTo(1);
            assertThat(problem.what()).contains("mot → hai → mot");
        });
    }

    @Test
    void theLintOfAFolderNamesACircleEvenWhereNoConnectorStandsOnIt() throws IOException {
        preset("mot", "preset: mot\n");

        var outcome = new ConfigurationLint(List.of(), _ -> null, false).run(List.of(folder));

        assertThat(outcome.errors()).extracting(problem -> problem.rule()).contains("cyclic-preset");
    }
}
