package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.platform.config.Problem;

/** What is wrong in a connector file is said with its place, and stops no other file. */
class ConnectorFileProblemsTests extends ConnectorFilesBench {
    @Test
    void expectationsThatCannotBeTrueAreFound() throws IOException {
        assertThat(problems(SMALLEST + "health: {volume: {min: 10, max: 9}}\n")).containsExactly("6:33 bad-band");
        assertThat(problems(SMALLEST + "drift: {retyped: ignore}\n")).containsExactly("6:18 bad-value");
        var file = load(SMALLEST.replace("{type: none}}", "{type: none}, vanished: {reads: window}}"));
        assertThat(file.warnings()).extracting(Problem::rule).containsExactly("no-first-window");
    }

    @Test
    void oneBadFileStopsNoOther() throws IOException {
        write("a.yaml", SMALLEST);
        write("b.yaml", "id: b\nname: Bộ B\nhttp: [\n");
        write("c.yaml", "id: c\nname: Bộ C\nhtp: {}\n");
        write("examples/d.yaml", "id: d\n");
        write("e.yaml", SMALLEST.replace("id: a", "id: e") + "demo: true\n");
        var files = new ConnectorFiles(folder, environment::get, false).load();
        assertThat(files).extracting(ConnectorFile::id).containsExactly("a", "b", "c");
        assertThat(files).extracting(ConnectorFile::valid).containsExactly(true, false, false);
        assertThat(files.getLast().name()).isEqualTo("Bộ C");
        assertThat(new ConnectorFiles(folder, environment::get, true).load())
                .extracting(ConnectorFile::id)
                .containsExactly("a", "b", "c", "e");
    }

    @Test
    void aPresetsProblemPointsIntoThePreset() throws IOException {
        Files.writeString(folder.resolve("presets/own.yaml"), "mapping:\n  fields:\n    cod: x\n");
        var problems = load(SMALLEST + "preset: own\n").problems();
        assertThat(problems).extracting(Problem::rule).containsExactly("unknown-key");
        assertThat(problems.getFirst().place().file()).endsWith("own.yaml");
        assertThat(problems.getFirst().nearest()).isEqualTo("code");
    }

    @Test
    void tellsShapeAndMeaningProblemsTogether() throws IOException {
        assertThat(problems("""
                id: b
                name: A
                preset: igte
                deepLink: http://x/${cod}
                schedule: {every: 0s, reconcile: "at ten"}
                http:
                  baseUrl: ${env:NOBODY}
                  headers: {ApiKey: abcdef}
                  limts: {}
                read:
                  list:
                    get: /list
                    body: {a: 1}
                    query: {p: "${paeg}"}
                    paging: {type: page}
                    window: {from: {query: f, format: "yyyy-bb"}, timezone: UTD}
                  detail: {get: /one}
                mapping:
                  timezone: Asia/Hochiminh
                  fields:
                    status: {path: s, codes: statsu}
                    channel: {path: "a..b"}
                    field: {constant: x, path: y}
                    dueAt: {path: d, formats: [dd/MM/yyyy]}
                  codes: {status: {"1": PROCESING}}
                """))
                .contains(
                        "1:5 id-mismatch",
                        "3:9 unknown-preset",
                        "4:11 unknown-placeholder",
                        "5:19 bad-value",
                        "5:34 bad-cron",
                        "7:12 missing-variable",
                        "8:21 literal-secret",
                        "9:3 unknown-key",
                        "13:5 body-on-get",
                        "14:16 unknown-placeholder",
                        "16:39 bad-format",
                        "16:61 bad-timezone",
                        "16:13 missing-field",
                        "17:11 asks-for-nothing",
                        "19:13 bad-timezone",
                        "21:5 missing-field",
                        "21:30 unknown-code-list",
                        "22:21 bad-value",
                        "23:13 one-of");
    }

    @Test
    void namesTheNearestCanonicalWord() throws IOException {
        var file =
                load(SMALLEST.replace("status: s}", "status: {path: s, codes: st}}, codes: {st: {\"1\": PROCESING}}"));
        assertThat(file.problems()).extracting(Problem::rule).containsExactly("unknown-word");
        assertThat(file.problems().getFirst().nearest()).isEqualTo("PROCESSING");
    }

    @Test
    void wantsATimezoneForFormatsWithoutOffset() throws IOException {
        var formats = "mapping: {formats: [%s], fields";
        assertThat(problems(SMALLEST.replace("mapping: {fields", formats.formatted("dd/MM/yyyy"))))
                .containsExactly("5:21 missing-timezone");
        assertThat(problems(SMALLEST.replace("mapping: {fields", formats.formatted("\"yyyy-MM-dd'T'HH:mm:ssZ\""))))
                .isEmpty();
    }

    @Test
    void warnsOfAListingWithoutPaging() throws IOException {
        var file = load(SMALLEST.replace(", paging: {type: none}", ""));
        assertThat(file.valid()).isTrue();
        assertThat(file.warnings()).extracting(Problem::rule).containsExactly("no-paging");
    }

    @Test
    void saysHowToQuoteAReferenceInBraces() throws IOException {
        var file = load(SMALLEST.replace("\"http://a.example\"", "${env:URL}"));
        assertThat(file.problems().toString()).contains("\"${env:TÊN}\"");
    }
}
