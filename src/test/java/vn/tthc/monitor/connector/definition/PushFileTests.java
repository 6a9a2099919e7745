package vn.tthc.monitor.connector.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.ConnectorView.Way;
import vn.tthc.monitor.connector.definition.PushSettings.Service;
import vn.tthc.monitor.platform.config.Problem;

class PushFileTests {
    private static final String MAPPING = "mapping: {fields: {code: MaHoSo, status: TrangThaiHoSo}}\n";

    @TempDir
    Path folder;

    private ConnectorFile load(String text) throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        Files.createDirectories(folder.resolve("presets"));
        Files.copy(
                Path.of("config/presets/dvcqg.yaml"),
                folder.resolve("presets/dvcqg.yaml"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var file = folder.resolve("connectors/a.yaml");
        Files.writeString(file, "id: a\nname: A\n" + text);
        return new ConnectorFiles(folder, name -> name.equals("NGAN") ? "q7z_" : "mot-mat-khau-rat-dai", false)
                .read(file);
    }

    private List<String> problems(String text) throws IOException {
        return load(text).problems().stream().map(Problem::rule).toList();
    }

    @Test
    void aPresetThatJudgesAnswersNeedsNoAddressWhereNothingIsAsked() throws IOException {
        var file = load("""
                preset: dvcqg
                push: {accounts: [{username: mot-cua, password: "${env:P}"}]}
                health: {staleAfter: 4h}
                """);
        assertThat(file.problems()).isEmpty();
        assertThat(file.warnings()).isEmpty();
        var definition = file.definition().orElseThrow();
        assertThat(definition.intake().ways()).isEqualTo(Set.of(Way.PUSH));
        var push = requireNonNull(definition.intake().push());
        assertThat(push.services()).containsExactlyInAnyOrder(Service.values());
        assertThat(push.session()).isEqualTo(Duration.ofHours(8));
        assertThat(push.body()).isEqualTo(DataSize.ofMegabytes(16));
        assertThat(push.records()).isEqualTo(1000);
    }

    @Test
    void whatCannotBeTakenIsSaid() throws IOException {
        assertThat(problems("push: {accounts: [{username: a, password: \"${env:P}\"}]}"))
                .containsExactly("missing-key");
        assertThat(problems("push: {accounts: [{username: a, password: chu-trong-tep}]}\n" + MAPPING))
                .hasSize(1);
        assertThat(problems(
                        "push: {accounts: [{username: a, password: \"${env:P}\"}, {username: a, password: \"${env:Q}\"}]}\n"
                                + MAPPING))
                .containsExactly("duplicate-account");
        assertThat(problems(
                        "push: {services: [LayThuTuc], accounts: [{username: a, password: \"${env:P}\"}]}\n" + MAPPING))
                .hasSize(1);
        assertThat(problems("http: {headers: {A: b}}\nread: {list: {get: /x, paging: {type: none}}}\n" + MAPPING))
                .containsExactly("missing-key");
    }

    @Test
    void aShortPasswordAndASilenceThatNobodyWouldNoticeAreWarnings() throws IOException {
        var file = load("push: {accounts: [{username: a, password: \"${env:NGAN}\"}]}\n" + MAPPING);
        assertThat(file.problems()).isEmpty();
        assertThat(file.warnings())
                .extracting(Problem::rule)
                .containsExactlyInAnyOrder("short-password", "silence-not-noticed");
    }
}
