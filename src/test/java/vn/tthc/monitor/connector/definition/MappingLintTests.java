package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.platform.config.Problem;

class MappingLintTests {
    private static final String HEAD = """
            id: a
            name: A
            http: {baseUrl: "http://a.example"}
            read: {list: {get: /list, paging: {type: none}}}
            """;

    @TempDir
    Path folder;

    private ConnectorFile load(String mapping) throws IOException {
        var file = Files.createDirectories(folder.resolve("connectors")).resolve("a.yaml");
        Files.writeString(file, HEAD + mapping);
        return new ConnectorFiles(folder, name -> null, false).read(file);
    }

    private List<String> problems(String mapping) throws IOException {
        return load(mapping).problems().stream().map(MappingLintTests::told).toList();
    }

    private static String told(Problem problem) {
        return problem.place().line() + ":" + problem.place().column() + " " + problem.rule();
    }

    private Map<String, String> status(String mapping) throws IOException {
        var file = load(mapping);
        assertThat(file.problems()).isEmpty();
        return Objects.requireNonNull(
                        file.definition().orElseThrow().mapping().codes().get("status"))
                .entries();
    }

    private void shared(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("codes")).resolve(name), text);
    }

    @Test
    void aMistakeInAnExpressionIsToldAtItsPlaceInTheFile() throws IOException {
        assertThat(problems("""
                mapping:
                  jslt: |
                    {
                      "a": .b,
                      "c" .d
                    }
                  fields:
                    code: c
                    status: {path: s, transform: [{regex: "a(b"}]}
                    department: {jslt: "khong-co(.a)"}
                """)).containsExactly("9:7 bad-jslt", "13:47 bad-regex", "14:25 bad-jslt");
    }

    @Test
    void aPatternThatMayNeverEndIsWarnedOf() throws IOException {
        var file = load("mapping: {fields: {code: {path: c, transform: [{regex: \"(a+)+b\"}]}, status: s}}");
        assertThat(file.valid()).isTrue();
        assertThat(file.warnings()).extracting(Problem::rule).containsExactly("slow-regex");
    }

    @Test
    void rulesSayOnlyCanonicalWords() throws IOException {
        var rule = "mapping: {fields: {code: c, status: {path: s, rules: [{when: {path: x, %s}, then: %s}]}}}";
        assertThat(problems(String.format(rule, "in: [1]", "FINISED"))).containsExactly("5:88 unknown-word");
        assertThat(problems(String.format(rule, "in: [1], empty: true", "FINISHED")))
                .containsExactly("5:81 one-of");
        assertThat(problems(String.format(rule, "empty: false", "FINISHED"))).isEmpty();
    }

    @Test
    void everyZoneIsChecked() throws IOException {
        assertThat(problems("mapping: {fields: {code: c, status: s,"
                        + " dueAt: {path: d, formats: [dd/MM/yyyy], timezone: Asia/Hanoi}}}"))
                .containsExactly("5:90 bad-timezone");
        assertThat(problems("mapping: {fields: {code: c, status: s, dueAt: {path: d, formats: [dd/MM/yyyy],"
                        + " timezone: Asia/Bangkok}}}"))
                .isEmpty();
    }

    @Test
    void aLooseListMustNotMeanTwoThings() throws IOException {
        assertThat(problems("mapping: {fields: {code: c, status: {path: s, codes: st}},"
                        + " codes: {st: {match: loose, Đã trả: RETURNED, da tra: FINISHED}}}"))
                .containsExactly("5:113 ambiguous-code");
    }

    @Test
    void sharedLinesLieBelowThoseOfTheFileAndCanBeTakenAway() throws IOException {
        shared("chung.csv", "\uFEFFcode;value;note\n# ghi chú\n1;NEW;mới\n2;PROCESSING;\n\n8;STOPPED;\n");
        shared("them.csv", "code,value\n2,FINISHED\n12,RETURNED\n");
        assertThat(status("""
                mapping:
                  fields: {code: c, status: {path: s, codes: status}}
                  codes: {status: {from: [chung, them], "1": RECEIVED, "8": }}
                """)).isEqualTo(Map.of("1", "RECEIVED", "2", "PROCESSING", "12", "RETURNED"));
    }

    @Test
    void aLineOfThePresetCanBeTakenAway() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("presets")).resolve("goc.yaml"),
                "mapping: {codes: {status: {\"1\": NEW, \"5\": STOPPED}}}");
        assertThat(status("""
                preset: goc
                mapping:
                  fields: {code: c, status: {path: s, codes: status}}
                  codes: {status: {"5":, "6": FINISHED}}
                """)).isEqualTo(Map.of("1", "NEW", "6", "FINISHED"));
    }

    @Test
    void aSharedListIsCheckedAtItsOwnPlace() throws IOException {
        shared("chung.csv", "code,value\n1,NEW\n2,PROCESING\n1,NEW\n3\n");
        var found = load("""
                mapping:
                  fields: {code: c, status: {path: s, codes: status}}
                  codes: {status: {from: chung}}
                """).problems();
        assertThat(found)
                .allSatisfy(problem -> assertThat(problem.place().file()).endsWith("chung.csv"));
        assertThat(found)
                .extracting(MappingLintTests::told)
                .containsExactly("3:1 unknown-word", "4:1 duplicate-key", "5:1 bad-code-file");
        assertThat(found.getFirst().nearest()).isEqualTo("PROCESSING");
    }

    @Test
    void aSharedListThatCannotBeReadIsAProblem() throws IOException {
        Files.write(
                Files.createDirectories(folder.resolve("codes")).resolve("cu.csv"),
                "code,value\nĐã,NEW\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("codes/hong.csv"), new byte[] {'c', (byte) 0xC3, '('});
        shared("khac.csv", "ma,nghia\n1,NEW\n");
        var mapping = "mapping: {fields: {code: c, status: {path: s, codes: st}}, codes: {st: {from: %s}}}";
        assertThat(problems(String.format(mapping, "hong"))).containsExactly("1:1 bad-code-file");
        assertThat(problems(String.format(mapping, "khac"))).containsExactly("1:1 bad-code-file");
        var unknown = load(String.format(mapping, "khacc")).problems();
        assertThat(unknown).extracting(MappingLintTests::told).containsExactly("5:79 unknown-code-file");
        assertThat(unknown.getFirst().nearest()).isEqualTo("khac");
    }
}
