package vn.tthc.monitor.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.connector.decoding.JsonTree;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.SourceDossier;

/** What a technician can write into the field table, from the text of the file to the dossier. */
class FieldTableTests {
    @TempDir
    Path folder;

    private RecordMapping mapping(String mapping) {
        try {
            var file = Files.createDirectories(folder.resolve("connectors")).resolve("a.yaml");
            Files.writeString(
                    file,
                    "id: a\nname: A\nhttp: {baseUrl: 'http://a.example'}\n"
                            + "read: {list: {get: /x, paging: {type: none}}}\nmapping:\n" + mapping.indent(2));
            var read = new ConnectorFiles(folder, name -> null, false).read(file);
            assertThat(read.problems()).isEmpty();
            return new RecordMapping(read.definition().orElseThrow());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Mapped.Whole whole(String mapping, String record) {
        var mapped = mapping(mapping).map(JsonTree.of(record));
        assertThat(mapped).isInstanceOf(Mapped.Whole.class);
        return (Mapped.Whole) mapped;
    }

    private SourceDossier dossier(String mapping, String record) {
        return whole(mapping, record).dossier();
    }

    private Mapped.Unreadable unreadable(String mapping, String record) {
        var mapped = mapping(mapping).map(JsonTree.of(record));
        assertThat(mapped).isInstanceOf(Mapped.Unreadable.class);
        return (Mapped.Unreadable) mapped;
    }

    private String department(String source, String record) {
        return String.valueOf(dossier("fields: {code: c, status: s, department: " + source + "}", record)
                .handling()
                .department());
    }

    private static final String RULES = """
            fields:
              code: c
              status:
                rules:
                  - when: [{path: s, in: ["2"]}, {path: con, in: ["7", "8"]}]
                    then: SUPPLEMENT_REQUESTED
                  - when: {path: rut, empty: false}
                    then: WITHDRAWN
                  - when: [{path: s, notIn: ["2", "4"]}, {path: xong, empty: false}]
                    then: FINISHED
                path: s
                codes: status
            codes: {status: {"2": PROCESSING, "4": FINISHED}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"s\":2,\"con\":7,\"rut\":\"x\"}|SUPPLEMENT_REQUESTED",
                "{\"s\":2,\"con\":3}|PROCESSING",
                "{\"s\":2,\"con\":\"3\",\"rut\":\"01/01\"}|WITHDRAWN",
                "{\"s\":\"77\",\"xong\":1}|FINISHED",
                "{\"s\":\"77\"}|UNMAPPED",
                "{\"s\":\"4\",\"rut\":\" \"}|FINISHED"
            })
    void theFirstRuleThatHoldsSaysTheStatus(String record, DossierStatus expected) {
        var status = dossier(RULES, record.replace("{", "{\"c\":\"1\",")).status();
        assertThat(status.value()).isEqualTo(expected);
        assertThat(status.sourceCode()).isNotNull();
    }

    @Test
    void aRuleAlsoSaysFlagsAndTexts() {
        var dossier = dossier("""
                fields:
                  code: c
                  status: s
                  noTerm: {path: kt, rules: [{when: {path: han, in: [khong]}, then: true}]}
                  department: {path: d, rules: [{when: {path: han, in: [khong]}, then: Một cửa}]}
                """, "{\"c\":\"1\",\"han\":\"khong\",\"d\":\"x\"}");
        assertThat(dossier.times().noTerm()).isTrue();
        assertThat(dossier.handling().department()).isEqualTo("Một cửa");
    }

    @Test
    void aLooseListSeesNoCaseAccentsOrBlanks() {
        var mapping = "fields: {code: c, status: {path: s, codes: st}}\n"
                + "codes: {st: {match: loose, Đang xử lý: PROCESSING, Đã trả: RETURNED}}";
        for (var written : List.of("đang  xử lý", "DANG XU LY", "Đang xử lý ", "Đang xử lý")) {
            assertThat(dossier(mapping, "{\"c\":\"1\",\"s\":\"" + written + "\"}")
                            .status()
                            .value())
                    .isEqualTo(DossierStatus.PROCESSING);
        }
        assertThat(dossier(mapping, "{\"c\":\"1\",\"s\":\"đang xử lí\"}")
                        .status()
                        .value())
                .isEqualTo(DossierStatus.UNMAPPED);
    }

    @Test
    void aTextCanHaveACodeListToo() {
        var mapping = "fields: {code: c, status: s, handlingAgency: {path: a, codes: agency}}\n"
                + "codes: {agency: {H24.1: Sở Xây dựng}}";
        assertThat(dossier(mapping, "{\"c\":\"1\",\"a\":\"H24.1\"}").handling().handlingAgency())
                .isEqualTo("Sở Xây dựng");
        var unknown = whole(mapping, "{\"c\":\"1\",\"s\":\"NEW\",\"a\":\"H24.9\"}");
        assertThat(unknown.dossier().handling().handlingAgency()).isEqualTo("H24.9");
        assertThat(unknown.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.UNMAPPED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{path: d, transform: [{regex: 'Phòng (\\p{L}+)'}]}|Thuộc Phòng Tư pháp|Tư",
                "{path: d, transform: [{regex: 'x'}]}|abc|null",
                "{path: d, transform: [{pad: 12}]}|79012345678|079012345678",
                "{path: d, transform: [{pad: 3}]}|A7|A7",
                "{path: d, transform: [{removePrefix: H24.}]}|H24.15|15",
                "{path: d, transform: [{split: {by: /, take: -1}}]}|Sở / Phòng / Tổ|Tổ",
                "{path: d, transform: [{split: {by: /, take: 5}}]}|Sở / Phòng|null",
                "{path: d, transform: [{split: {by: ;, join: ', '}}]}|a; ;b;|a, b",
                "{path: d, transform: [{stripHtml: true}]}|<b>Đã &amp; đang</b><br>xử lý|Đã & đang xử lý",
                "{path: d, transform: [{split: {by: '-', take: 1}}, {pad: 4}]}|HS-7|0007",
                "{jslt: .d + \"!\"}|x|x!",
                "{jslt: '{}'}|x|null"
            })
    void textsAreChangedOnTheirWay(String source, String value, String expected) {
        var record = "{\"c\":\"1\",\"d\":\"" + value + "\"}";
        assertThat(department(source, record)).isEqualTo(expected);
    }

    @Test
    void aPatternThatTakesTooLongSendsOneRecordToQuarantine() {
        var bad = unreadable(
                "fields: {code: c, status: s, department: {path: d, transform: [{regex: '(.*a){12}b'}]}}",
                "{\"c\":\"1\",\"d\":\"" + "a".repeat(60) + "\"}");
        assertThat(bad.reason()).contains("200000 bước", "mapping");
        assertThat(bad.raw()).contains("aaaa");
    }

    private static final String RESHAPED = """
            jslt: |
              {"c": .hoSo.so, "s": "NEW", "d": number(.hoSo.n)}
            fields: {code: c, status: s, department: d}
            """;

    @Test
    void aWholeRecordIsReshapedBeforeItsFieldsAreRead() {
        var dossier = dossier(RESHAPED, "{\"hoSo\":{\"so\":\"A-1\",\"n\":\"7\"}}");
        assertThat(dossier.code()).isEqualTo("A-1");
        assertThat(dossier.status().value()).isEqualTo(DossierStatus.NEW);
        assertThat(dossier.raw()).isEqualTo("{\"hoSo\":{\"so\":\"A-1\",\"n\":\"7\"}}");
    }

    @Test
    void anExpressionThatFailsOnARecordSendsItToQuarantine() {
        assertThat(unreadable(RESHAPED, "{\"hoSo\":{\"so\":\"A-1\",\"n\":\"bảy\"}}")
                        .reason())
                .contains("JSLT không chạy được", "jslt");
        assertThat(unreadable("jslt: .c\nfields: {code: c, status: s}", "{\"c\":\"1\"}")
                        .reason())
                .contains("không phải một đối tượng");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void documentsInsideARecordAreUnpacked() {
        var mapping = """
                decode:
                  - {path: DuLieu, as: xml}
                  - {path: "DuLieu.HoSo.Them", as: base64+json}
                fields: {code: DuLieu.HoSo.Ma, status: s, department: DuLieu.HoSo.Them.phong}
                """;
        var inner = base64("{\"phong\":\"Một cửa\"}");
        var dossier = dossier(
                mapping,
                "{\"DuLieu\":\"<?xml version='1.0' encoding='utf-16'?><HoSo><Ma>1</Ma><Them>" + inner
                        + "</Them></HoSo>\"}");
        assertThat(dossier.code()).isEqualTo("1");
        assertThat(dossier.handling().department()).isEqualTo("Một cửa");
        assertThat(dossier.raw()).contains("<HoSo>");
        assertThat(unreadable(mapping, "{\"DuLieu\":\"<HoSo>\"}").reason())
                .contains("trường DuLieu không giải được", "XML hỏng", "as: xml");
        assertThat(mapping(mapping).code(JsonTree.of("{\"DuLieu\":\"<HoSo>\"}")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-22T08:00:00.000+0700|2026-01-22T01:00:00Z",
                "1769043600|2026-01-22T01:00:00Z",
                "1769043600.5|2026-01-22T01:00:00.500Z",
                "22/01/2026 08:00:00 SA|2026-01-22T01:00:00Z",
                "22/01/2026 08:00:00 CH|2026-01-22T13:00:00Z",
                "22/01/2026 12:00:00 am|2026-01-21T17:00:00Z",
                "22/01/2026|2026-01-22T16:59:59Z"
            })
    void oneFieldTakesTimesOfManyForms(String text, String expected) {
        var mapping = """
                timezone: Asia/Ho_Chi_Minh
                formats: ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", epoch-seconds, "dd/MM/yyyy hh:mm:ss a", dd/MM/yyyy]
                fields: {code: c, status: s, dueAt: d}
                """;
        assertThat(dossier(mapping, "{\"c\":\"1\",\"d\":\"" + text + "\"}")
                        .times()
                        .dueAt())
                .isEqualTo(expected);
    }

    @Test
    void aFieldMayHaveAZoneOfItsOwn() {
        var mapping = """
                formats: ["yyyy-MM-dd HH:mm:ss"]
                timezone: Asia/Ho_Chi_Minh
                fields:
                  code: c
                  status: s
                  receivedAt: r
                  updatedAt: {path: u, timezone: UTC}
                supplements: {path: b, fields: {askedAt: {path: r, timezone: UTC}}}
                """;
        var times = "\"r\":\"2026-01-22 08:00:00\",\"u\":\"2026-01-22 08:00:00\"";
        var dossier = dossier(mapping, "{\"c\":\"1\"," + times + ",\"b\":{" + times + "}}");
        assertThat(dossier.times().receivedAt()).isEqualTo("2026-01-22T01:00:00Z");
        assertThat(dossier.times().sourceUpdatedAt()).isEqualTo("2026-01-22T08:00:00Z");
        assertThat(dossier.supplements().getFirst().askedAt()).isEqualTo("2026-01-22T08:00:00Z");
    }
}
