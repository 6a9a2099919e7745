package vn.tthc.monitor.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.source.TestingSessions;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.SourceDossier;

/** Each example of a format read over HTTP, from a server that answers as such systems do. */
class ExampleFormatsTests {
    private static final Path EXAMPLES = Path.of("config/connectors/examples");

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final List<String> bodies = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();
    private final TestingSessions sessions = new TestingSessions();

    private void serve(Function<RecordedRequest, MockResponse> answer) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                targets.add(request.getTarget());
                var body = request.getBody();
                bodies.add(body == null ? "" : body.utf8());
                return answer.apply(request);
            }
        });
    }

    private static MockResponse.Builder answer(String type, String body) {
        return new MockResponse.Builder().addHeader("Content-Type", type).body(body);
    }

    private static String resource(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/connector-formats", name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every dossier that the example reads from the server. */
    private List<SourceDossier> read(String example) {
        var files = new ConnectorFiles(
                Path.of("config"),
                name -> name.endsWith("_URL") ? server.url("").toString() : "p&<" + name,
                false);
        var file = files.read(EXAMPLES.resolve(example + ".yaml"));
        assertThat(file.problems()).isEmpty();
        var definition = file.definition().orElseThrow();
        var list = Objects.requireNonNull(definition.read().list());
        var session = sessions.sessions.open(definition, sessions.exchanges::add);
        var walk = WindowWalk.through(
                session,
                list,
                Instant.parse("2026-11-20T02:00:00Z"),
                TestingSessions.NOW,
                definition.mapping().timezone());
        var mapping = new RecordMapping(definition);
        var found = new ArrayList<SourceDossier>();
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            for (var record : page.get().records()) {
                assertThat(mapping.map(record.json()))
                        .isInstanceOfSatisfying(Mapped.Whole.class, whole -> found.add(whole.dossier()));
            }
        }
        return found;
    }

    @Test
    void soap() {
        serve(request -> bodies.size() == 1
                ? answer("text/xml; charset=utf-8", resource("soap.xml")).build()
                : answer("text/xml", "<Envelope><Body><DanhSachHoSoResult/></Body></Envelope>")
                        .build());
        var dossiers = read("format-soap");
        assertThat(bodies).hasSize(2);
        assertThat(bodies.getFirst())
                .contains("<taiKhoan>p&amp;&lt;SOAP_USER</taiKhoan>", "<tuNgay>2026-11-20T08:45:00</tuNgay>")
                .contains("<trang>1</trang>");
        assertThat(sessions.exchanges.getFirst().requestText()).doesNotContain("SOAP_PASSWORD");
        var dossier = dossiers.getFirst();
        assertThat(dossiers).hasSize(1);
        assertThat(dossier.procedure().code()).isEqualTo("1.001193");
        assertThat(dossier.procedure().name()).isEqualTo("Đăng ký khai sinh");
        assertThat(dossier.handling().handlingAgency()).isEqualTo("Sở Tư pháp");
        assertThat(dossier.applicant().name()).isEqualTo("Trần Thị Ánh & con");
        assertThat(dossier.status().value()).isEqualTo(DossierStatus.SUPPLEMENT_REQUESTED);
        assertThat(dossier.times().dueAt()).isEqualTo("2026-11-25T16:59:59Z");
        assertThat(dossier.times().sourceUpdatedAt()).isNull();
        assertThat(dossier.supplements()).hasSize(1);
        assertThat(dossier.supplements().getFirst().askedAt()).isEqualTo("2026-11-19T02:30:00Z");
    }

    @Test
    void xmlInAnOldCharset() {
        var xml = "<KetQua><MaLoi>0</MaLoi><DanhSach>HOSO</DanhSach></KetQua>";
        var record = "<HoSo ma=\"7\" xmlns:c=\"urn:vn:congdan\"><c:ten>Lê Văn Đức</c:ten><ten>Cấp phép</ten>"
                + "<trangThai>dangXuLy</trangThai><tiepNhan>18/11/2026 08:05</tiepNhan><henTra>20/11/2026</henTra></HoSo>";
        // ứ and ấ are two letters each in this charset: the base and its tone.
        var written = record.replace("ứ", "ư\u0301").replace("ấ", "â\u0301");
        serve(request -> new MockResponse.Builder()
                .body(new Buffer()
                        .writeString(
                                xml.replace("HOSO", bodies.size() == 1 ? written : ""),
                                Charset.forName("windows-1258")))
                .build());
        var dossiers = read("format-xml");
        assertThat(bodies)
                .containsExactly("apiKey=p%26%3CXML_KEY&tu=0&soDong=50", "apiKey=p%26%3CXML_KEY&tu=1&soDong=50");
        assertThat(dossiers).hasSize(1);
        assertThat(dossiers.getFirst().applicant().name())
                .isEqualTo(Normalizer.normalize("Lê Văn Đức", Normalizer.Form.NFC));
        assertThat(dossiers.getFirst().procedure().name()).isEqualTo("Cấp phép");
        assertThat(dossiers.getFirst().times().receivedAt()).isEqualTo("2026-11-18T01:05:00Z");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void embedded() {
        var detail = base64("{\"soDinhDanh\":31099012345,\"chuHoSo\":\"Phạm Thị Hoa\"}");
        var xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?><Goi><DanhSach><HoSo><maHoSo>BT-1</maHoSo>"
                + "<donViXuLy>Sở Y tế / Phòng Bảo trợ</donViXuLy><ghiChu>&lt;b&gt;Chờ ký&lt;/b&gt;</ghiChu>"
                + "<statusId>11</statusId><ngayTiepNhan>18/11/2026 08:00:00</ngayTiepNhan><ChiTiet>" + detail
                + "</ChiTiet></HoSo></DanhSach></Goi>";
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("result").put("error_code", 0).put("DuLieu", xml);
        serve(_ -> answer("application/json", answer.toString()).build());
        var dossiers = read("format-embedded");
        assertThat(dossiers).hasSize(1);
        var dossier = dossiers.getFirst();
        assertThat(dossier.code()).isEqualTo("BT-1");
        assertThat(dossier.applicant().idNumber()).isEqualTo("031099012345");
        assertThat(dossier.applicant().name()).isEqualTo("Phạm Thị Hoa");
        assertThat(dossier.handling().department()).isEqualTo("Phòng Bảo trợ");
        assertThat(dossier.status().sourceText()).isEqualTo("Chờ ký");
        assertThat(dossier.status().value()).isEqualTo(DossierStatus.FINISHED);
        assertThat(dossier.times().receivedAt()).isEqualTo("2026-11-18T01:00:00Z");
    }

    @Test
    void rulesAndExpressions() {
        serve(_ -> answer("application/json", resource("rules.json")).build());
        var dossiers = read("format-rules");
        assertThat(targets).containsExactly("/pa/dossier/search?page=0&size=100");
        assertThat(dossiers).extracting(SourceDossier::code).containsExactly("1", "2", "3");
        assertThat(dossiers)
                .extracting(dossier -> dossier.status().value())
                .containsExactly(DossierStatus.SUPPLEMENT_REQUESTED, DossierStatus.PROCESSING, DossierStatus.WITHDRAWN);
        assertThat(dossiers)
                .extracting(dossier -> dossier.handling().department())
                .containsExactly("Phòng A", "Sở Xây dựng - Thẩm định", "Sở Xây dựng - Trả kết quả");
        assertThat(dossiers.getFirst().handling().handlingAgency()).isEqualTo("Sở Xây dựng");
        assertThat(dossiers)
                .extracting(dossier -> String.valueOf(dossier.times().receivedAt()))
                .containsExactly("2026-11-18T01:00:00Z", "2026-11-18T01:00:00Z", "2026-11-18T07:00:00Z");
        assertThat(dossiers.getFirst().times().dueAt()).isEqualTo("2026-11-25T16:59:59Z");
        assertThat(dossiers.getFirst().times().sourceUpdatedAt()).isEqualTo("2026-11-19T02:00:00Z");
    }

    @Test
    void window() {
        var from = Instant.parse("2026-11-20T01:50:00Z").getEpochSecond();
        var to = Instant.parse("2026-11-20T02:58:00Z").getEpochSecond();
        serve(request -> {
            var lower = String.valueOf(request.getUrl().queryParameter("tu"));
            var record = "{\"ma\":\"" + lower + "\",\"trangThai\":2,\"capNhat\":1795143600}";
            var first = "0".equals(request.getUrl().queryParameter("offset"));
            var body = "{\"code\":\"OK\",\"total\":1,\"data\":[" + (first ? record : "") + "]}";
            return answer("application/json", targets.size() == 1 ? "{\"code\":\"TOO_MANY_RESULTS\"}" : body)
                    .build();
        });
        var dossiers = read("format-window");
        assertThat(targets.getFirst()).contains("tu=" + from, "den=" + to, "offset=0");
        assertThat(dossiers).extracting(SourceDossier::code).containsExactly("" + from, "" + (from + (to - from) / 2));
        assertThat(dossiers.getFirst().status().value()).isEqualTo(DossierStatus.PROCESSING);
    }

    @Test
    void feed() {
        var record = "{\"ma\":{\"số hồ sơ\":\"A\"},\"trangThai\":1}";
        serve(_ -> answer(
                        "application/javascript",
                        targets.size() == 1
                                ? ")]}'\n{\"query\":{\"hoso\":[" + record
                                        + "]},\"continue\":{\"hsoffset\":7,\"continue\":\"-||\"}}"
                                : "cb({\"query\":{\"hoso\":[]}});")
                .build());
        assertThat(read("format-feed")).extracting(SourceDossier::code).containsExactly("A");
        assertThat(targets.getLast()).endsWith("&hsoffset=7&continue=-%7C%7C");
    }
}
