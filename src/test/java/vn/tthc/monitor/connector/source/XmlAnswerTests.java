package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.HttpCall.Body;
import vn.tthc.monitor.connector.definition.HttpCall.Soap;
import vn.tthc.monitor.connector.definition.HttpCall.SoapVersion;
import vn.tthc.monitor.connector.definition.HttpSettings.FailureRule;

class XmlAnswerTests {
    private static final String FAULT_1_1 = """
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
              <faultcode>s:Server</faultcode><faultstring>TEXT</faultstring><detail><ma>-301</ma></detail>
            </s:Fault></s:Body></s:Envelope>
            """;
    private static final String FAULT_1_2 = """
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault>
              <s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>w:FailedAuthentication</s:Value></s:Subcode></s:Code>
              <s:Reason><s:Text xml:lang="vi">Sai mật khẩu</s:Text><s:Text xml:lang="en">Bad</s:Text></s:Reason>
            </s:Fault></s:Body></s:Envelope>
            """;

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();

    private void answers(int status, String type, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", type)
                .body(body)
                .build());
    }

    private void post(Body body) {
        definition.list = new HttpCall(HttpCall.Method.POST, "/ws", Map.of(), Map.of(), body, AnswerForm.AUTO);
    }

    private void soap(SoapVersion version, String xml) {
        post(new Body.Xml(xml, new Soap(version, "urn:DanhSachHoSo")));
    }

    private Answer ask() {
        return ask(Variables.none());
    }

    private Answer ask(Variables variables) {
        var call = Objects.requireNonNull(definition.list);
        return new TestingSessions().open(definition, server).ask(new Ask(Ask.Phase.LIST, call, variables));
    }

    private SourceFailure failure() {
        return catchThrowableOfType(SourceFailure.class, this::ask);
    }

    private RecordedRequest sent() throws InterruptedException {
        return server.takeRequest();
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    private static @Nullable String header(RecordedRequest request, String name) {
        return request.getHeaders().get(name);
    }

    @Test
    void xmlIsTheSameTreeAsJson() {
        answers(200, "text/xml; charset=utf-8", "<KetQua><HoSo><Ma>1</Ma></HoSo><HoSo><Ma>2</Ma></HoSo></KetQua>");
        var answer = ask();
        assertThat(answer.xml()).isTrue();
        assertThat(answer.json()).hasToString("{\"KetQua\":{\"HoSo\":[{\"Ma\":\"1\"},{\"Ma\":\"2\"}]}}");
    }

    @Test
    void aDocumentTypeIsUnreadable() {
        answers(200, "text/xml", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hosts'>]><a>&e;</a>");
        assertThat(failure().category()).isEqualTo(FailureCategory.UNREADABLE);
        answers(200, "text/xml", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hosts'>]><a>&e;</a>");
        assertThat(failure().sentence()).contains("DOCTYPE");
    }

    @Test
    void aSuccessRuleLooksIntoXml() {
        definition.success = TestingDefinition.rule("KetQua.MaLoi", "0");
        answers(200, "text/xml", "<KetQua><MaLoi kieu=\"so\">-300</MaLoi><message>Sai đơn vị</message></KetQua>");
        assertThat(failure())
                .extracting(SourceFailure::category, SourceFailure::sentence)
                .satisfies(found -> assertThat(found.toString()).contains("REFUSED", "-300", "Sai đơn vị"));
        answers(200, "text/xml", "<KetQua><MaLoi kieu=\"so\">0</MaLoi></KetQua>");
        assertThat(ask().json().path("KetQua").has("MaLoi")).isTrue();
    }

    @Test
    void aPageForPeopleIsNamedAsSuch() {
        answers(200, "text/html", "<div>Hệ thống đang bảo trì</div>");
        assertThat(failure().sentence()).contains("trang web (HTML)");
    }

    @Test
    void soap11NamesItsActionInAHeader() throws InterruptedException {
        answers(200, "text/xml", "<Envelope><Body/></Envelope>");
        soap(SoapVersion.SOAP_1_1, "<d:DanhSach xmlns:d=\"urn:d\"><d:donVi>${donVi}</d:donVi></d:DanhSach>");
        ask(Variables.none().with("donVi", "A&B <1>\"'"));
        var request = sent();
        assertThat(header(request, "SOAPAction")).isEqualTo("\"urn:DanhSachHoSo\"");
        assertThat(header(request, "Content-Type")).isEqualTo("text/xml; charset=utf-8");
        assertThat(header(request, "Accept")).contains("text/xml");
        assertThat(body(request))
                .isEqualTo("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                        + "<d:DanhSach xmlns:d=\"urn:d\"><d:donVi>A&amp;B &lt;1&gt;&quot;&apos;</d:donVi></d:DanhSach>"
                        + "</soap:Body></soap:Envelope>");
    }

    @Test
    void soap12NamesItsActionInTheContentType() throws InterruptedException {
        answers(200, "application/soap+xml", "<Envelope><Body/></Envelope>");
        var whole = "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body/></s:Envelope>";
        soap(SoapVersion.SOAP_1_2, whole);
        ask();
        var request = sent();
        assertThat(header(request, "Content-Type"))
                .isEqualTo("application/soap+xml; charset=utf-8; action=\"urn:DanhSachHoSo\"");
        assertThat(header(request, "SOAPAction")).isNull();
        assertThat(body(request)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 500})
    void aFaultIsAFaultWhateverItsStatus(int status) {
        definition.retries = 3;
        answers(status, "text/xml", FAULT_1_1.replace("TEXT", "Đơn vị không tồn tại"));
        var failure = failure();
        assertThat(failure.category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(failure.sentence()).contains("lỗi SOAP s:Server", "Đơn vị không tồn tại");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aFaultCanBeARefusedLogin() {
        answers(500, "application/soap+xml", FAULT_1_2);
        var failure = failure();
        assertThat(failure.category()).isEqualTo(FailureCategory.AUTH);
        assertThat(failure.sentence()).contains("Sai mật khẩu");
    }

    @Test
    void theFileSaysWhatItsFaultsMean() {
        definition.failures = List.of(new FailureRule(
                TestingDefinition.rule("Envelope.Body.Fault.detail.ma", "-301"), FailureCategory.RATE_LIMITED));
        answers(500, "text/xml", FAULT_1_1.replace("TEXT", "Gọi quá nhanh"));
        assertThat(failure().category()).isEqualTo(FailureCategory.RATE_LIMITED);
    }

    @Test
    void aFormIsPosted() throws InterruptedException {
        answers(200, "application/json", "{}");
        var fields = new LinkedHashMap<String, String>();
        fields.put("MaDonVi", "H24 & B");
        fields.put("Trang", "${page}");
        fields.put("ConTro", "${cursor}");
        post(new Body.Form(fields));
        ask(Variables.none().with("page", 2));
        var request = sent();
        assertThat(header(request, "Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(body(request)).isEqualTo("MaDonVi=H24+%26+B&Trang=2");
    }

    @Test
    void theFileMaySayAnotherContentType() throws InterruptedException {
        answers(200, "text/xml", "<a/>");
        definition.list = new HttpCall(
                HttpCall.Method.POST,
                "/ws",
                Map.of(),
                Map.of("Content-Type", "text/xml"),
                new Body.Xml("<hoi/>", null),
                AnswerForm.AUTO);
        ask();
        assertThat(header(sent(), "Content-Type")).isEqualTo("text/xml");
    }
}
