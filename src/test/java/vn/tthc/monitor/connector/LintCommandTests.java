package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.Shape;

class LintCommandTests {
    private static final String GOOD = """
            id: a
            name: A
            http: {baseUrl: "http://a.example"}
            read: {list: {get: /list, paging: {type: none}}}
            mapping: {fields: {code: c, status: s}}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        Files.createDirectories(folder.resolve("demo/connectors"));
        Files.createDirectories(folder.resolve("presets"));
    }

    private int lint(String... arguments) {
        var checks = List.of(new FileCheck(
                "calendar.yaml", Shape.object("lịch").required("hours", Shape.integer(1, 24), "Số giờ.")));
        return new CommandLine(new LintCommand(checks))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void answersZeroForGoodFiles() throws IOException {
        write("connectors/a.yaml", GOOD);
        write("calendar.yaml", "hours: 8\n");
        assertThat(lint(folder.toString())).isZero();
        assertThat(out).asString().contains("2 tệp, 0 lỗi, 0 cảnh báo");
    }

    @Test
    void answersOneForWarningsOnly() throws IOException {
        var file = write("connectors/a.yaml", GOOD.replace(", paging: {type: none}", ""));
        assertThat(lint(file.toString())).isOne();
        assertThat(out).asString().contains(file + ":4:14 no-paging");
    }

    @Test
    void answersTwoForErrorsInAnyFile() throws IOException {
        var connector = write("connectors/a.yaml", GOOD + "contct: {}\n");
        var calendar = write("calendar.yaml", "hours: 30\n");
        var preset = write("presets/p.yaml", "mapping: {field: {}}\n");
        assertThat(lint(folder.toString())).isEqualTo(2);
        assertThat(out)
                .asString()
                .contains(connector + ":6:1 unknown-key", "gần nhất: contact")
                .contains(calendar + ":1:8 bad-value")
                .contains(preset + ":1:11 unknown-key");
    }

    @Test
    void tellsTwoFilesOfOneName() throws IOException {
        write("connectors/a.yaml", GOOD);
        write("demo/connectors/a.yaml", GOOD);
        assertThat(lint(folder.toString())).isEqualTo(2);
        assertThat(out).asString().contains("duplicate-id");
    }

    @Test
    void canLeaveThisMachinesVariablesAside() throws IOException {
        var file = write("connectors/a.yaml", GOOD.replace("http://a.example", "${env:TTHC_NOBODY_SETS_THIS}"));
        assertThat(lint(file.toString())).isEqualTo(2);
        assertThat(lint("--skip-env", file.toString())).isZero();
    }

    @Test
    void printsJson() throws IOException {
        var file = write("connectors/a.yaml", GOOD.replace("id: a", "id: b"));
        assertThat(lint("--json", file.toString())).isEqualTo(2);
        var problem = JsonMapper.shared().readTree(out.toString()).at("/problems/0");
        assertThat(problem.path("rule").asString()).isEqualTo("id-mismatch");
        assertThat(problem.path("line").asInt()).isEqualTo(1);
        assertThat(problem.path("severity").asString()).isEqualTo("error");
    }

    @Test
    void saysWhenThereIsNothing() {
        assertThat(lint(folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(out).asString().contains("nowhere", "nothing-to-check", "lint config");
        assertThat(lint("--json", folder.resolve("presets").toString())).isEqualTo(2);
        assertThat(out).asString().contains("\"rule\" : \"nothing-to-check\"");
    }

    @Test
    void checksSeveralPathsAtOnce() throws IOException {
        var one = write("connectors/a.yaml", GOOD);
        var other = write("connectors/b.yaml", GOOD.replace("id: a", "id: b").replace("status: s", "statuss: s"));
        assertThat(lint(one.toString(), other.toString())).isEqualTo(2);
        assertThat(out).asString().contains("2 tệp", other + ":5:").doesNotContain(one + ":");
    }

    @Test
    void everyFindingSaysWhatToDo() throws IOException {
        var file = write("connectors/a.yaml", GOOD + "contct: {}\n");
        assertThat(lint("--json", file.toString())).isEqualTo(2);
        for (var problem : JsonMapper.shared().readTree(out.toString()).path("problems")) {
            for (var key : List.of("what", "expected", "hint")) {
                assertThat(problem.path(key).asString()).as(key).isNotBlank();
            }
        }
        assertThat(lint(file.toString())).isEqualTo(2);
        assertThat(out).asString().contains("    → Có phải là contact?");
    }

    @Test
    void asksTheRulesOfAFixedFileOnlyWhereItsShapeIsRight() throws IOException {
        FileCheck.Rules odd = root -> new FileCheck.Findings(
                root.integer("hours") % 2 == 0
                        ? List.of()
                        : List.of(new Problem(root.at("hours").place(), "odd-hours", "số lẻ", "số chẵn", null)),
                List.of());
        var shape = Shape.object("lịch").required("hours", Shape.integer(1, 24), "Số giờ.");
        var command = new CommandLine(new LintCommand(List.of(new FileCheck("calendar.yaml", shape, odd))))
                .setOut(new PrintWriter(out));
        var file = write("calendar.yaml", "hours: 7\n");
        assertThat(command.execute(file.toString())).isEqualTo(2);
        assertThat(out).asString().contains("odd-hours");
        write("calendar.yaml", "hours: x\n");
        assertThat(command.execute(file.toString())).isEqualTo(2);
    }
}
