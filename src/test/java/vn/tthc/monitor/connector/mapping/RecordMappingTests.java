package vn.tthc.monitor.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ItemMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ListMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.ItemField;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.SourceDossier;

class RecordMappingTests {
    private final TestingDefinition definition = new TestingDefinition();

    private Mapped map(String json) {
        return new RecordMapping(definition.at(URI.create("http://localhost"))).map(TestingDefinition.json(json));
    }

    private SourceDossier dossier(String json) {
        return whole(json).dossier();
    }

    private Mapped.Whole whole(String json) {
        var mapped = map(json);
        assertThat(mapped).isInstanceOf(Mapped.Whole.class);
        return (Mapped.Whole) mapped;
    }

    private String rejection(String json) {
        return map(json) instanceof Mapped.Unreadable bad ? bad.reason() : "";
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-22T08:00:00.000+0700, 2026-01-22T01:00:00Z",
        "2026-01-22T08:00:00+07:00, 2026-01-22T01:00:00Z",
        "2026-01-22T01:00:00Z, 2026-01-22T01:00:00Z",
        "2026-01-22T08:00:00, 2026-01-22T01:00:00Z",
        "2026-01-22 08:00, 2026-01-22T01:00:00Z",
        "2026-01-22, 2026-01-21T17:00:00Z",
        "20260122080000, 2026-01-22T01:00:00Z",
        "22/01/2026 08:00:00, 2026-01-22T01:00:00Z",
        "1769043600000, 2026-01-22T01:00:00Z",
        "/Date(1769043600000)/, 2026-01-22T01:00:00Z"
    })
    void timesComeInManyFormats(String text, Instant expected) {
        definition.field(
                DossierField.RECEIVED_AT,
                List.of("iso", "yyyyMMddHHmmss", "dd/MM/yyyy HH:mm:ss", "epoch-millis"),
                "received");
        assertThat(dossier("{\"code\":\"a\",\"received\":\"" + text + "\"}")
                        .times()
                        .receivedAt())
                .isEqualTo(expected);
    }

    @Test
    void aDueDateWithoutTimeMeansTheEndOfTheDay() {
        definition.field(DossierField.DUE_AT, List.of("dd/MM/yyyy"), "due");
        assertThat(dossier("{\"code\":\"a\",\"due\":\"22/01/2026\"}").times().dueAt())
                .isEqualTo("2026-01-22T16:59:59Z");
    }

    @Test
    void anImpossibleDateIsNotGuessed() {
        definition.field(DossierField.DUE_AT, List.of("dd/MM/yyyy"), "due");
        var whole = whole("{\"code\":\"a\",\"due\":\"31/02/2026\"}");
        assertThat(whole.dossier().times().dueAt()).isNull();
        assertThat(whole.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.UNREADABLE);
    }

    @Test
    void anUnreadableRequiredValueGoesToQuarantine() {
        definition.fields.removeIf(field -> field.target() == DossierField.DUE_AT);
        definition.fields.add(
                new FieldMapping(DossierField.DUE_AT, TestingDefinition.paths("due"), List.of("iso"), null, true));
        assertThat(rejection("{\"code\":\"a\",\"due\":\"mai\"}")).contains("dueAt = mai");
        assertThat(rejection("{\"code\":\"a\"}")).contains("Thiếu giá trị bắt buộc dueAt");
    }

    @Test
    void aRecordWithoutCodeGoesToQuarantineWhole() {
        assertThat(map("{\"code\":\" \",\"name\":\"x\"}")).isInstanceOfSatisfying(Mapped.Unreadable.class, bad -> {
            assertThat(bad.reason()).contains("không có mã hồ sơ");
            assertThat(bad.raw()).isEqualTo("{\"code\":\" \",\"name\":\"x\"}");
        });
    }

    @Test
    void anUnknownStatusKeepsItsCodeAndIsReported() {
        var whole = whole("{\"code\":\"a\",\"status\":77}");
        assertThat(whole.dossier().status().value()).isEqualTo(DossierStatus.UNMAPPED);
        assertThat(whole.dossier().status().sourceCode()).isEqualTo("77");
        assertThat(whole.findings()).containsExactly(new Finding(Finding.Kind.UNMAPPED, DossierField.STATUS, "77"));
    }

    @Test
    void anUnknownStatusCanGoToQuarantine() {
        definition.codes.put("status", new CodeList(Map.of("1", "NEW"), DriftVerb.QUARANTINE));
        assertThat(rejection("{\"code\":\"a\",\"status\":\"77\"}")).contains("77", "mapping.codes.status");
    }

    @Test
    void aDueDateBeforeReceptionIsKeptAndReported() {
        var whole = whole("{\"code\":\"a\",\"received\":\"2026-01-22\",\"due\":\"2026-01-20\"}");
        assertThat(whole.dossier().times().dueAt()).isNotNull();
        assertThat(whole.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.DUE_BEFORE_RECEPTION);
    }

    @Test
    void longNumericCodesKeepEveryDigit() {
        var mapper = vn.tthc.monitor.connector.decoding.JsonTree.mapper();
        var mapped = new RecordMapping(definition.at(URI.create("http://localhost")))
                .map(mapper.readTree("{\"code\":79012345678901234567890,\"name\":1.10}"));
        assertThat(mapped).isInstanceOfSatisfying(Mapped.Whole.class, whole -> {
            assertThat(whole.dossier().code()).isEqualTo("79012345678901234567890");
            assertThat(whole.dossier().applicant().name()).isEqualTo("1.10");
        });
    }

    @Test
    void decomposedLettersAreComposed() {
        assertThat(dossier("{\"code\":\"a\",\"name\":\" Nguye\\u0302\\u0303n \\u0000\"}")
                        .applicant()
                        .name())
                .isEqualTo("Nguyễn");
    }

    @Test
    void aNameIsATextOrAListByLanguage() {
        definition.field(DossierField.APPLICANT_NAME, "name", "name[languageId=228].name");
        assertThat(dossier("{\"code\":\"a\",\"name\":\"Đất đai\"}").applicant().name())
                .isEqualTo("Đất đai");
        assertThat(dossier("{\"code\":\"a\",\"name\":[{\"languageId\":46,\"name\":\"Land\"},"
                                + "{\"languageId\":228,\"name\":\"Đất đai\"}]}")
                        .applicant()
                        .name())
                .isEqualTo("Đất đai");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "True, true", "false, false"})
    void flagsComeInManyForms(String text, boolean expected) {
        definition.field(DossierField.DIGITIZED, "digitized");
        assertThat(dossier("{\"code\":\"a\",\"digitized\":\"" + text + "\"}")
                        .submission()
                        .digitized())
                .isEqualTo(expected);
    }

    @Test
    void constantsAndJoinedTexts() {
        definition.fields.add(new FieldMapping(
                DossierField.RECEIVING_AGENCY, new ValueSource.Constant("H24.1"), List.of(), null, false));
        definition.fields.add(new FieldMapping(
                DossierField.DEPARTMENT,
                new ValueSource.Join(List.of(DottedPath.of("a"), DottedPath.of("b"), DottedPath.of("c")), " - "),
                List.of(),
                null,
                false));
        var handling = dossier("{\"code\":\"a\",\"a\":\"Phòng\",\"b\":null,\"c\":\"Tổ 1\"}")
                .handling();
        assertThat(handling.receivingAgency()).isEqualTo("H24.1");
        assertThat(handling.department()).isEqualTo("a - Tổ 1".replace("a", "Phòng"));
    }

    @Test
    void supplementsAreRead() {
        definition.lists.add(new ListMapping(
                DossierField.SUPPLEMENTS,
                DottedPath.of("more"),
                List.of(
                        new ItemMapping(ItemField.ASKED_AT, TestingDefinition.paths("asked"), List.of()),
                        new ItemMapping(ItemField.NEW_DUE_AT, TestingDefinition.paths("due"), List.of()))));
        var supplements = dossier("{\"code\":\"a\",\"more\":[{\"asked\":\"2026-01-01\",\"due\":\"2026-01-02\"},{}]}")
                .supplements();
        assertThat(supplements).hasSize(2);
        assertThat(supplements.getFirst().newDueAt()).isEqualTo("2026-01-02T16:59:59Z");
    }

    @Test
    void aListThatIsATextAndATimeInItThatCannotBeReadAreTold() {
        definition.lists.add(new ListMapping(
                DossierField.SUPPLEMENTS,
                DottedPath.of("more"),
                List.of(new ItemMapping(ItemField.ASKED_AT, TestingDefinition.paths("asked"), List.of()))));
        assertThat(whole("{\"code\":\"a\",\"more\":\"[]\"}").findings())
                .containsExactly(new Finding(Finding.Kind.UNREADABLE, DossierField.SUPPLEMENTS, "[]"));
        assertThat(whole("{\"code\":\"a\",\"more\":[{\"asked\":\"hôm qua\"}]}").findings())
                .containsExactly(new Finding(Finding.Kind.UNREADABLE, DossierField.SUPPLEMENTS, "hôm qua"));
        assertThat(whole("{\"code\":\"a\",\"more\":\"\"}").findings()).isEmpty();
    }

    @Test
    void theDeepLinkIsEncodedAndOnlyEverHttp() {
        definition.deepLink = "https://nguon/ho-so/${code}";
        assertThat(dossier("{\"code\":\"03706/2026 7\"}").deepLink()).isEqualTo("https://nguon/ho-so/03706%2F2026%207");
        definition.deepLink = "${record.link}";
        assertThat(dossier("{\"code\":\"a\",\"link\":\"https://nguon/?p=4&x=%20\"}")
                        .deepLink())
                .isEqualTo("https://nguon/?p=4&x=%20");
        assertThat(dossier("{\"code\":\"a\",\"link\":\"javascript:alert(1)\"}").deepLink())
                .isNull();
    }

    @Test
    void theHashSeesEveryFieldButNotUnmappedOnes() {
        var one = dossier("{\"code\":\"a\",\"name\":\"x\",\"other\":1}");
        assertThat(dossier("{\"code\":\"a\",\"name\":\"x\",\"other\":2}").contentHash())
                .isEqualTo(one.contentHash())
                .hasSize(64);
        assertThat(dossier("{\"code\":\"a\",\"name\":\"y\"}").contentHash()).isNotEqualTo(one.contentHash());
        assertThat(dossier("{\"code\":\"a\",\"due\":\"2026-01-20\",\"name\":\"x\"}")
                        .contentHash())
                .isNotEqualTo(one.contentHash());
    }

    @Test
    void aRecordThatIsNoObjectGoesToQuarantine() {
        assertThat(rejection("\"chuỗi\"")).contains("không phải một đối tượng JSON");
    }
}
