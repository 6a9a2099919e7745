package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;

class TableFileTests {
    @TempDir
    Path folder;

    private ConnectorFile load(String text) throws IOException {
        var file = Files.createDirectories(folder.resolve("connectors")).resolve("a.yaml");
        Files.writeString(file, "id: a\nname: A\n" + text);
        return new ConnectorFiles(folder, name -> null, false).read(file);
    }

    private TableSettings table(String text) throws IOException {
        var file = load(text);
        assertThat(file.problems()).isEmpty();
        return file.definition().orElseThrow().files().table();
    }

    private static List<String> rules(ConnectorFile file) {
        return file.problems().stream()
                .map(problem -> problem.place().line() + " " + problem.rule())
                .toList();
    }

    @Test
    void nothingNeedsToBeSaid() throws IOException {
        assertThat(table("files: {}\n")).isEqualTo(TableSettings.NONE);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        var table = table("""
                files:
                  table:
                    sheet: Hồ sơ
                    header: {row: 3, within: 10, matches: 4}
                    synonyms: {dueAt: [Hạn GQ]}
                    skip: [Hồ sơ liên thông]
                    defaults: {receivingAgency: H24.24, channel: DIRECT}
                    charset: windows-1258
                    separator: tab
                    limits: {size: 1MB, inflated: 2MB, rows: 10, columns: 20}
                mapping:
                  timezone: Asia/Ho_Chi_Minh
                  fields:
                    code: {column: [Số HS, Mã]}
                    dueAt: {letter: F, formats: [dmy]}
                    procedureCode: {column: Thủ tục, transform: [{regex: "^[0-9.]+"}]}
                """);
        assertThat(table.sheet()).isEqualTo("Hồ sơ");
        assertThat(table.header()).isEqualTo(new TableSettings.Header(3, 10, 4));
        assertThat(table.synonyms()).isEqualTo(Map.of(DossierField.DUE_AT, List.of("Hạn GQ")));
        assertThat(table.skip()).containsExactly("Hồ sơ liên thông");
        assertThat(table.defaults())
                .isEqualTo(Map.of(DossierField.RECEIVING_AGENCY, "H24.24", DossierField.CHANNEL, "DIRECT"));
        assertThat(table.text()).isEqualTo(new TableSettings.Text(Charset.forName("windows-1258"), '\t'));
        assertThat(table.limits())
                .isEqualTo(new TableSettings.Limits(DataSize.ofMegabytes(1), DataSize.ofMegabytes(2), 10, 20));
        assertThat(table.columns())
                .isEqualTo(Map.of(
                        DossierField.CODE, new ValueSource.Column(List.of("Số HS", "Mã")),
                        DossierField.DUE_AT, new ValueSource.Letter("F"),
                        DossierField.PROCEDURE_CODE, new ValueSource.Column(List.of("Thủ tục"))));
    }

    @Test
    void badValuesAreToldWhereTheyStand() throws IOException {
        assertThat(rules(load("""
                files:
                  table:
                    header: {row: 0}
                    charset: TCVN3
                    synonyms: {due: [Hạn]}
                    defaults: {code: H1, channel: MAIL}
                    limits: {rows: -1}
                """)))
                .containsExactly(
                        "5 bad-value", "6 bad-value", "7 unknown-key", "8 unknown-key", "8 bad-value", "9 bad-value");
    }

    @Test
    void anInterfaceHasNoColumns() throws IOException {
        var head = """
                http: {baseUrl: "http://a.example"}
                read: {list: {get: /list, paging: {type: none}}}
                mapping:
                  fields:
                    status: s
                """;
        assertThat(rules(load(head + "    code: {column: Mã hồ sơ}\n"))).containsExactly("8 column-without-table");
        var warned = load(head + "    code: c\n    field: {letter: C}\n");
        assertThat(warned.problems()).isEmpty();
        assertThat(warned.warnings()).extracting(problem -> problem.rule()).contains("column-without-table");
        assertThat(rules(load(head + "    code: c\n  transfers: {path: t, fields: {from: {column: Từ}}}\n")))
                .containsExactly("9 column-in-list");
    }
}
