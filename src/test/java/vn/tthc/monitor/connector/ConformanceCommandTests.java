package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class ConformanceCommandTests {
    private final StringWriter output = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new ConformanceCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(output))
                .execute(arguments);
    }

    @Test
    void printsEveryCheckOfTheLevelWithItsReason() {
        assertThat(run("bo-tai-chinh", "--level", "draft", "--recordings", "src/test/resources/connectors"))
                .as(output::toString)
                .isZero();
        assertThat(output.toString())
                .contains("bo-tai-chinh (draft; hỏi giao diện)", " 3 ✓", "28 ✓", "ĐẠT")
                .doesNotContain(" 9 ");
    }

    @Test
    void endsWithOneWhereSomethingNeededFailsAndPrintsJson() {
        assertThat(run("bo-tai-chinh", "--level", "draft", "--json", "--recordings", "src/test/resources/none"))
                .isEqualTo(1);
        var report = JsonMapper.shared().readTree(output.toString()).get(0);
        assertThat(report.path("passed").asBoolean()).isFalse();
        assertThat(report.path("checks")).hasSize(32);
        assertThat(report.at("/checks/2/result").asString()).isEqualTo("fail");
        assertThat(report.at("/checks/2/reason").asString()).contains("record bo-tai-chinh");
    }

    @Test
    void saysWhereToBeginWhereThereAreNoFilesAtAll(@TempDir Path empty) {
        assertThat(run("all", "--config", empty.toString())).isEqualTo(2);
        assertThat(output.toString()).contains("Chưa có tệp kết nối nào", "connectors", "config/connectors/examples");
    }

    @Test
    void promisesNoMoreThanApplies(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        Files.copy(
                Path.of("config/connectors/examples/ho-tich.yaml"),
                folder.resolve("connectors").resolve("ho-tich.yaml"));
        assertThat(run("all", "--no-database", "--config", folder.toString()))
                .as(output::toString)
                .isZero();
        assertThat(output.toString())
                .contains("ho-tich (certified; dò, tệp mang vào)", "Không áp dụng cho cách đưa vào này: 3,")
                .contains("ĐẠT PHẦN ÁP DỤNG ĐƯỢC: 2 đạt, 0 hỏng")
                .doesNotContain("kết nối này không hỏi giao diện nào");
    }

    @Test
    void endsWithTwoWhereThereIsNoSuchFile() {
        assertThat(run("khong-co")).isEqualTo(2);
        assertThat(output.toString()).contains("khong-co");
    }
}
