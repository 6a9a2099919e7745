package vn.tthc.monitor.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTests {
    private static final Shape SHAPE = Shape.object("tệp")
            .required("name", Shape.text(), "Tên.")
            .optional("every", Shape.positiveDuration(), "60s", "Chu kỳ.")
            .optional("demo", Shape.flag(), "false", "Tệp trình diễn.")
            .optional("password", Shape.secret(), "Mật khẩu.")
            .optional("days", Shape.list(Shape.date()), "Ngày.")
            .section(
                    "limits",
                    Shape.object("giới hạn")
                            .optional("body", Shape.size(), "32MB", "Cỡ.")
                            .optional("retries", Shape.integer(0, 9), "2", "Số lần."),
                    "Giới hạn.")
            .optional("state", Shape.choice("running", "trial"), "Trạng thái.")
            .removed("interval", "dùng every");

    @TempDir
    Path folder;

    private ConfigFile.Result read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private ConfigFile.Result read(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("a.yaml"), bytes);
        return ConfigFile.read(file, SHAPE, Map.of("SECRET", "s3cret", "TIMES", "7")::get);
    }

    private static String at(Problem problem) {
        return problem.place().line() + ":" + problem.place().column() + " " + problem.rule();
    }

    @Test
    void fillsInDefaultsOfAbsentKeysAndSections() throws IOException {
        var root = read("name: A").root();
        assertThat(root.duration("every")).isEqualTo(Duration.ofMinutes(1));
        assertThat(root.flag("demo")).isFalse();
        assertThat(root.at("limits").size("body").toMegabytes()).isEqualTo(32);
        assertThat(root.at("limits").integer("retries")).isEqualTo(2);
    }

    @Test
    void readsEveryKindOfValue() throws IOException {
        var result = read("""
                name: 0123
                every: 4h
                password: ${env:SECRET}
                days: [2026-01-31]
                limits: {retries: "${env:TIMES}", body: 1KB}
                state: trial
                """);
        assertThat(result.problems()).isEmpty();
        var root = result.root();
        assertThat(root.text("name")).isEqualTo("0123");
        assertThat(root.duration("every")).isEqualTo(Duration.ofHours(4));
        assertThat(root.secret("password").reveal()).isEqualTo("s3cret");
        assertThat(root.at("days").items().getFirst().asDate()).hasToString("2026-01-31");
        assertThat(root.at("limits").integer("retries")).isEqualTo(7);
        assertThat(root.at("limits").size("body").toBytes()).isEqualTo(1024);
    }

    @Test
    void reportsAllProblemsAtOnceEachAtItsPlace() throws IOException {
        var problems = read("""
                every: five
                nam: A
                limits:
                  retries: 99
                  body: "1 MB"
                state: runing
                interval: 5s
                days: 2026-01-31
                demo: yes
                """).problems();
        assertThat(problems.stream().map(ConfigFileTests::at))
                .containsExactlyInAnyOrder(
                        "1:8 bad-value",
                        "2:1 unknown-key",
                        "4:12 bad-value",
                        "5:9 bad-value",
                        "6:8 bad-value",
                        "7:1 removed-key",
                        "8:7 wrong-type",
                        "9:7 wrong-type",
                        "1:1 missing-key");
    }

    @Test
    void namesTheNearestKnownKeyAndWord() throws IOException {
        var problems = read("name: A\nlimit: {}\nstate: Running\n").problems();
        assertThat(problems.get(0).nearest()).isEqualTo("limits");
        assertThat(problems.get(1).nearest()).isEqualTo("running");
        assertThat(problems.get(0)).asString().contains("a.yaml:2:1 unknown-key: ", "; gần nhất: limits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: A\\nname: B|2:1 duplicate-key",
                "name: A\\n\\tevery: 5s|2:1 syntax",
                "name: [A|1:9 syntax",
                "# nothing|1:1 empty-file",
                "``|1:1 empty-file",
                "name: A\\n---\\nname: B|3:1 several-documents",
                "name:|1:1 empty-value",
                "[a]|1:1 wrong-type",
                "text|1:1 wrong-type",
                "name: A\\7|1:8 syntax",
                "? [a]\\n: b\\nname: A|1:1 syntax",
                "name: *nowhere|1:7 syntax",
            })
    void turnsEveryBrokenFileIntoAProblemWithItsPlace(String text, String expected) throws IOException {
        var problems = read(text.translateEscapes()).problems();
        assertThat(problems.stream().map(ConfigFileTests::at)).contains(expected);
    }

    @Test
    void refusesBytesThatAreNotUtf8AtTheirPlace() throws IOException {
        var bytes = "demo: true\nname: Hệ thống \u00ff".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(bytes).problems().stream().map(ConfigFileTests::at)).containsExactly("2:16 encoding");
        assertThat(read("name: A".getBytes(StandardCharsets.UTF_16)).problems()).hasSize(1);
    }

    @Test
    void readsPastAByteOrderMark() throws IOException {
        assertThat(read("\ufeffname: A").problems()).isEmpty();
    }

    @Test
    void refusesAnchorsThatMultiply() throws IOException {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)));
        }
        assertThat(read(bomb.toString()).problems().toString()).contains("too-complex");
        assertThat(read("a: &a [*a]").problems()).extracting(Problem::rule).containsAnyOf("too-complex", "syntax");
        assertThat(read("[".repeat(100_000)).problems())
                .extracting(Problem::rule)
                .contains("too-complex");
        assertThat(read("- ".repeat(100_000)).problems())
                .extracting(Problem::rule)
                .contains("too-complex");
    }

    @Test
    void saysWhichVariableIsMissingAndHidesWhatItFound() throws IOException {
        var problems = read("name: ${env:NOBODY}\nevery: ${env:SECRET}\n").problems();
        assertThat(problems.stream().map(ConfigFileTests::at)).containsExactly("1:7 missing-variable", "2:8 bad-value");
        assertThat(problems.toString()).contains("NOBODY").doesNotContain("s3cret");
    }

    @Test
    void refusesLiteralSecretsAndDefaultsOutsideTheDemo() throws IOException {
        assertThat(read("name: A\npassword: hunter22").problems())
                .extracting(Problem::rule)
                .containsExactly("literal-secret");
        assertThat(read("name: A\npassword: hunter22").problems().toString()).doesNotContain("hunter22");
        assertThat(read("name: A\npassword: ${env:X:-abc}").problems())
                .extracting(Problem::rule)
                .containsExactly("literal-secret");
        assertThat(read("demo: true\nname: A\npassword: ${env:X:-abc}").problems())
                .isEmpty();
    }

    @Test
    void readsReferencedFilesAndDefaults() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "from file\n");
        var result = read("name: ${env:NOBODY:-một} và ${file:secret.txt}, ${code} stays");
        assertThat(result.problems()).isEmpty();
        assertThat(result.root().text("name")).isEqualTo("một và from file, ${code} stays");
        assertThat(read("name: ${file:nowhere.txt}").problems())
                .extracting(Problem::rule)
                .containsExactly("missing-file");
    }

    @Test
    void aMissingFileIsAProblemToo() {
        var result = ConfigFile.read(folder.resolve("none.yaml"), SHAPE);
        assertThat(result.problems()).extracting(Problem::rule).containsExactly("unreadable-file");
    }

    @Test
    void laysOneFileOverAnotherAndKeepsThePlaces() throws IOException {
        var base = ConfigFile.parse(
                Files.writeString(folder.resolve("base.yaml"), "name: A\nlimits: {body: 1MB, retries: 1}"));
        var top = ConfigFile.parse(Files.writeString(folder.resolve("top.yaml"), "limits:\n  retries: 5\n"));
        var merged = SHAPE.merge(top.root(), base.root());
        assertThat(merged.at("limits").text("retries")).isEqualTo("5");
        assertThat(merged.at("limits").at("retries").place().file()).endsWith("top.yaml");
        assertThat(merged.at("limits").at("body").place().file()).endsWith("base.yaml");
    }
}
