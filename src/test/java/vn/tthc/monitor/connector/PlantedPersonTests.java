package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A person in every place where answers can hold one: neither a masked reading nor a recording has anything of it. */
class PlantedPersonTests {
    private static final String FIELDS = """
            mapping:
              timezone: Asia/Ho_Chi_Minh
              codes: {status: {"1": NEW}}
            """;

    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestingDisguise disguise;

    @BeforeEach
    void prepare() throws IOException {
        disguise = new TestingDisguise(folder, server);
    }

    private static void isInvented(JsonNode dossier) {
        assertThat(dossier.at("/applicant/name").asString().split(" ", -1)).hasSize(3);
        assertThat(dossier.at("/applicant/idNumber").asString()).matches("000999\\d{6}");
        assertThat(dossier.at("/applicant/phone").asString()).matches("09000\\d{5}");
    }

    private static String inside(String prefix) {
        return FIELDS + """
              fields:
                code: code
                status: {path: status, codes: status}
                applicantName: PREFIX.a
                applicantId: PREFIX.b
                applicantPhone: PREFIX.c
                department: PREFIX.d
            """.replace("PREFIX", prefix);
    }

    private static final String JSON = TestingDisguise.text(
            Map.of("a", TestingPerson.NAME, "b", TestingPerson.NUMBER, "c", TestingPerson.PHONE, "d", "Phòng Một"));

    private static final String XML = "<r x=\"" + TestingPerson.NAME + "\"><a>" + TestingPerson.NAME + "</a><b>"
            + TestingPerson.NUMBER + "</b><c>" + TestingPerson.PHONE + "</c><d>Phòng Một</d></r>";

    @Test
    void inDocumentsThatTheMappingUnpacks() throws IOException {
        for (var packed : Map.of(
                        "json", JSON.replace("ầ", "\\u1ea7"),
                        "base64+json", TestingPerson.base64(JSON),
                        "base64+gzip+json", TestingPerson.zipped(JSON))
                .entrySet()) {
            var dossier = disguise.nobodyIsShown(
                    TestingDisguise.answer(Map.of("goi", packed.getValue())),
                    inside("goi") + "  decode: [{path: goi, as: " + packed.getKey() + "}]\n");
            isInvented(dossier);
            assertThat(dossier.at("/handling/department").asString()).isEqualTo("Phòng Một");
        }
    }

    @Test
    void inXmlThatTheMappingUnpacks() throws IOException {
        for (var packed : Map.of(
                        "xml",
                        XML,
                        "base64+xml",
                        TestingPerson.base64(XML),
                        "base64+gzip+xml",
                        TestingPerson.zipped(XML))
                .entrySet()) {
            isInvented(disguise.nobodyIsShown(
                    TestingDisguise.answer(Map.of("goi", packed.getValue())),
                    inside("goi.r") + "  decode: [{path: goi, as: " + packed.getKey() + "}]\n"));
        }
    }

    @Test
    void inADocumentInsideADocument() throws IOException {
        isInvented(disguise.nobodyIsShown(
                TestingDisguise.answer(Map.of("vo", "<v><goi>" + TestingPerson.base64(JSON) + "</goi></v>")),
                inside("vo.v.goi") + "  decode: [{path: vo, as: xml}, {path: vo.v.goi, as: base64+json}]\n"));
    }

    @Test
    void inADocumentThatTheCallUnpacks() throws IOException {
        var row = "<i><code>H24.17-260119-0007</code><status>1</status>" + XML + "</i>";
        isInvented(disguise.nobodyIsShown(
                TestingDisguise.text(Map.of("data", row)),
                "read: {list: {get: /list, decode: [{path: data, as: xml}], records: data.i, paging: {type: none}}}\n",
                inside("r")));
    }

    @Test
    void inDocumentsOfWhichNobodyTold() throws IOException {
        var dossier = disguise.nobodyIsShown(
                TestingDisguise.answer(Map.of(
                        "name", TestingPerson.NAME,
                        "x1",
                                TestingDisguise.text(
                                        Map.of("hoTen", TestingPerson.NAME, "q", Map.of("cccd", TestingPerson.NUMBER))),
                        "x2", TestingPerson.base64(XML),
                        "x3", TestingPerson.zipped(TestingDisguise.text(Map.of("k", TestingPerson.PHONE))),
                        "x4", TestingPerson.base64("Người nộp " + TestingPerson.NAME + " " + TestingPerson.PHONE),
                        "x5", TestingPerson.base64("%PDF-\u0001 " + TestingPerson.NAME.repeat(20)))),
                TestingCommands.MAPPING);
        assertThat(dossier.at("/applicant/name").asString()).isNotBlank();
    }

    @Test
    void whomAnExpressionPutsTogether() throws IOException {
        var record = Map.<String, Object>of(
                "p1",
                "Trần",
                "p2",
                "Thị",
                "p3",
                "Thật",
                "n1",
                "031085",
                "n2",
                "001234",
                "so",
                912345678,
                "khac",
                "Thật, Trần Thị (chủ hộ)",
                "donVi",
                "Phòng Một");
        isInvented(disguise.nobodyIsShown(TestingDisguise.answer(record), FIELDS + """
              jslt: |
                {"ten": .p1 + " " + .p2 + " " + .p3, "cc": .n1 + .n2, "dt": "0" + .so, "phong": uppercase(.donVi), * : .}
              fields:
                code: code
                status: {path: status, codes: status}
                applicantName: ten
                applicantId: cc
                applicantPhone: dt
                department: phong
            """));
        var dossier = disguise.nobodyIsShown(TestingDisguise.answer(record), FIELDS + """
              fields:
                code: code
                status: {path: status, codes: status}
                applicantName: {jslt: 'uppercase(.p1 + " " + .p2 + " " + .p3)'}
                applicantId: {jslt: '.n1 + .n2'}
                applicantPhone: {jslt: '"0" + .so'}
                department: {jslt: '.donVi + "!"'}
            """);
        isInvented(dossier);
        assertThat(dossier.at("/handling/department").asString()).isEqualTo("Phòng Một!");
    }

    @Test
    void ofWhomNothingIsKnownWhereTheExpressionFails() throws IOException {
        disguise.commands.write(TestingCommands.LISTING + FIELDS + """
              jslt: '{"ten": .x + error("hong"), * : .}'
              fields:
                code: code
                status: {path: status, codes: status}
                applicantName: ten
            """);
        disguise.commands.answer(
                TestingDisguise.answer(Map.of("x", TestingPerson.NAME, "y", 912345678, "z", TestingPerson.NUMBER)));
        assertThat(disguise.commands.run(new ReadCommand(), "nguon", "--masked"))
                .isEqualTo(1);
        assertThat(disguise.commands.out()).contains("Không tính được bản ghi");
        TestingPerson.isNotIn(disguise.commands.out());
    }

    @Test
    void whoIsJoinedOrCutOut() throws IOException {
        var dossier = disguise.nobodyIsShown(
                TestingDisguise.answer(Map.of(
                        "ho",
                        "Trần",
                        "dem",
                        "Thị",
                        "ten",
                        "Thật",
                        "ma",
                        "KH001|031085001234|x",
                        "dt",
                        912345678,
                        "nguyenVan",
                        "TRAN THI THAT")),
                FIELDS + """
              fields:
                code: code
                status: {path: status, codes: status}
                applicantName: {join: {paths: [ho, dem, ten], separator: " "}}
                applicantId: {path: ma, transform: [{split: {by: "|", take: 1}}]}
                applicantPhone: {path: dt, transform: [{pad: 10}]}
                officer: nguyenVan
            """);
        isInvented(dossier);
        assertThat(dossier.at("/handling/officer").asString())
                .isEqualTo(unaccented(dossier.at("/applicant/name").asString()).toUpperCase(Locale.ROOT));
    }

    private static String unaccented(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    @Test
    void behindQuotedKeysFiltersAndWildcards() throws IOException {
        var tags = new Object[] {
            Map.of("t", "x", "v", "Phòng Một"),
            Map.of("t", "y", "v", "Thật"),
            Map.of("t", "z", "v", TestingPerson.NUMBER)
        };
        var dossier = disguise.nobodyIsShown(
                TestingDisguise.answer(Map.of(
                        "a.b",
                        Map.of("c d", "Thật"),
                        "tags",
                        tags,
                        "sau",
                        Map.of("xa", Map.of("k9", "B1234567")),
                        "ds",
                        new Object[] {Map.of("q", TestingPerson.PHONE)})),
                FIELDS + """
              fields:
                code: code
                status: {path: status, codes: status}
                applicantName: "['a.b']['c d']"
                officer: tags[t=y].v
                department: tags[t=x].v
                applicantId: "**.k9"
                applicantPhone: ds[*].q
            """);
        assertThat(dossier.at("/handling/department").asString()).isEqualTo("Phòng Một");
        assertThat(dossier.at("/handling/officer").asString())
                .isEqualTo(dossier.at("/applicant/name").asString());
        assertThat(disguise.recorded().toString()).doesNotContain("Thật", "B1234567");
    }
}
