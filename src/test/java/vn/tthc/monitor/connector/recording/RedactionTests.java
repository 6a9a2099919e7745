package vn.tthc.monitor.connector.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.DossierField;

class RedactionTests {
    private final TestingDefinition definition = new TestingDefinition()
            .field(DossierField.CODE, "MaHoSo")
            .field(DossierField.NATIONAL_CODE, "MaQuocGia")
            .field(DossierField.APPLICANT_NAME, "nguoi.ten")
            .field(DossierField.APPLICANT_ID, "giayTo[0].so")
            .field(DossierField.PROCEDURE_NAME, "TenTTHC")
            .field(DossierField.STATUS_TEXT, "noiDungXuLy");

    private Redaction redaction(String... hidden) {
        return new Redaction(
                definition.at(URI.create("https://a.example")), List.of(hidden), new Pseudonyms(new byte[32]));
    }

    private static JsonNode json(String text) {
        return TestingDefinition.json(text);
    }

    private static final String RECORD = """
            {"MaHoSo": "H24.17-260119-0007", "MaQuocGia": "H24.17-260119-0007", "TenTTHC": "Đăng ký kết hôn",
             "noiDungXuLy": "Đang xử lý",
             "nguoi": {"ten": "Trần Thị Thật", "dienThoai": "0912345678", "email": "that@mail.vn", "ngaySinh": "20/11/1985"},
             "giayTo": [{"so": "031085001234"}, {"so": "031085009999"}],
             "diaChiThuongTru": "12 Lạch Tray", "GhiChu": "Con ông Thật",
             "lienKet": "http://x.example/ho-so/H24.17-260119-0007?sig=abc",
             "yKien": "Bà Trần Thị Thật (0987654321) nộp thay 031085005555", "soTien": 50000, "congKhai": true, "rong": ""}""";

    @Test
    void leavesNobodyInARecord() {
        var clean = redaction().apply(json(RECORD));
        assertThat(clean.toString())
                .doesNotContain(
                        "Thật", "0912345678", "0987654321", "that@mail", "031085", "Lạch Tray", "1985", "sig=abc")
                .doesNotContain("H24.17-260119-0007");
        assertThat(clean.path("TenTTHC").asString()).isEqualTo("Đăng ký kết hôn");
        assertThat(clean.path("noiDungXuLy").asString()).isEqualTo("Đang xử lý");
        assertThat(clean.path("soTien").asInt()).isEqualTo(50000);
        assertThat(clean.path("rong").asString()).isEmpty();
    }

    @Test
    void inventsTheSameForTheSameAndInItsForm() {
        var redaction = redaction();
        var clean = redaction.apply(json(RECORD));
        var code = clean.path("MaHoSo").asString();
        assertThat(code).matches("H24\\.17-260119-0\\d{3}");
        assertThat(clean.path("MaQuocGia").asString()).isEqualTo(code);
        assertThat(clean.path("lienKet").asString()).endsWith("/ho-so/" + code);
        assertThat(clean.at("/giayTo/0/so").asString()).matches("000999\\d{6}");
        assertThat(clean.at("/nguoi/dienThoai").asString()).matches("09000\\d{5}");
        assertThat(clean.at("/nguoi/ngaySinh").asString()).isEqualTo("01/01/1990");
        assertThat(clean.path("yKien").asString())
                .contains(clean.at("/nguoi/ten").asString());
        assertThat(redaction.apply(json(RECORD))).isEqualTo(clean);
    }

    @Test
    void differentValuesStayDifferent() {
        var redaction = redaction();
        var codes = new java.util.HashSet<String>();
        for (var number = 0; number < 300; number++) {
            codes.add(redaction
                    .apply(json("{\"MaHoSo\":\"H24.17-260119-%05d\"}".formatted(number)))
                    .path("MaHoSo")
                    .asString());
        }
        assertThat(codes).hasSize(300);
    }

    @Test
    void numbersStayNumbersAndSecretsGo() {
        var clean = redaction().apply(json("{\"soDienThoai\": 912345678, \"apiKey\": \"khoa-bi-mat\", \"status\": 4}"));
        assertThat(clean.path("soDienThoai").isNumber()).isTrue();
        assertThat(clean.path("soDienThoai").asString()).hasSize(9).isNotEqualTo("912345678");
        assertThat(clean.path("apiKey").asString()).isEqualTo("da-luoc-bo");
        assertThat(clean.path("status").asInt()).isEqualTo(4);
    }

    @Test
    void hidesMoreWhereTold() {
        var clean = redaction("nhan.xet").apply(json("{\"nhan\": {\"xet\": \"Ông A khai\"}}"));
        assertThat(clean.at("/nhan/xet").asString()).isEqualTo("Nội dung đã lược bỏ");
    }

    @Test
    void knowsRecordsInsideTheirAnswer() {
        definition.records = "data.items";
        var clean = redaction().apply(json("{\"data\":{\"items\":[" + RECORD + "]},\"message\":\"ok\"}"));
        assertThat(clean.at("/data/items/0/noiDungXuLy").asString()).isEqualTo("Đang xử lý");
        assertThat(clean.at("/data/items/0/nguoi/ten").asString()).doesNotContain("Thật");
        assertThat(clean.path("message").asString()).isEqualTo("ok");
    }

    @Test
    void knowsRecordsAnywhereBelowAndTextsOfElements() {
        definition.records = "**.HoSo";
        var clean = redaction().apply(json("""
                {"Envelope": {"Body": {"HoSo": [{"noiDungXuLy": {"@id": "1", "#text": "Đang xử lý"},
                  "nguoi": {"ten": {"@loai": "1", "#text": "Trần Thị Thật"}}}]}}}"""));
        assertThat(clean.at("/Envelope/Body/HoSo/0/noiDungXuLy/#text").asString())
                .isEqualTo("Đang xử lý");
        assertThat(clean.at("/Envelope/Body/HoSo/0/nguoi/ten/#text").asString()).doesNotContain("Thật");
    }

    @Test
    void companiesStayCompanies() {
        var clean = redaction().apply(json("{\"nguoi\":{\"ten\":\"CÔNG TY TNHH Hoa Phượng\"}}"));
        assertThat(clean.at("/nguoi/ten").asString()).matches("(?iu)công ty tnhh minh hoạ số \\d+");
    }

    @Test
    void seesWhatWouldBeLeft() {
        var redaction = redaction();
        redaction.learn(json(RECORD));
        assertThat(redaction.leftIn("… Trần Thị Thật …")).isEqualTo("Trần Thị Thật");
        assertThat(redaction.leftIn("Nguyễn Văn Mẫu")).isNull();
    }
}
