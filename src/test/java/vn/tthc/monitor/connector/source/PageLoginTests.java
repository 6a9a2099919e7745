package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin.Proof;
import vn.tthc.monitor.platform.PlantedSecret;

/** A site with a login page, a token against forged forms, and a session in a cookie. */
class PageLoginTests {
    private static final String PAGE = """
            <html><head><meta charset="utf-8"></head><body>
            <form action="/tim-kiem"><input name="q"></form>
            <form method="POST" action="dang-nhap">
              <input type="hidden" name="__CHONG_GIA_MAO" value="the-%d">
              <input type="text" name="TaiKhoan"> <input TYPE='Password' name="MatKhau">
              <input type="checkbox" name="nho" value="1"> <input type="checkbox" name="ngonngu" value="vi" checked>
              <select name="donvi"><option value="p1">Phường 1</option><option value="p2" selected>Phường 2</option></select>
              <button name="nut" value="vao">Đăng nhập</button> <button name="nut2" value="quen">Quên mật khẩu</button>
            </form>%s</body></html>""";

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingSource source = new TestingSource(server);
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();
    /** The session that the site takes at present. */
    private final AtomicReference<String> valid = new AtomicReference<>("");

    private volatile String page = PAGE;
    private static final String WRITTEN =
            URLEncoder.encode(PlantedSecret.text("mat-khau-trang"), StandardCharsets.UTF_8);

    private volatile String password = WRITTEN;

    @BeforeEach
    void serve() {
        logsIn(null, null, Map.of(), null);
        source.on("/dang-nhap", this::login).on("/list", this::list).on("/trang-chu", _ -> html("<p>Đăng xuất</p>"));
    }

    private void logsIn(
            @Nullable String form, @Nullable String userField, Map<String, String> fields, @Nullable Proof proof) {
        source.definition.auth = new FormLogin(
                "/dang-nhap", form, "can-bo", PlantedSecret.of("mat-khau-trang"), userField, null, fields, proof, null);
    }

    private static MockResponse html(String text) {
        return TestingSource.with(200, text)
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .build();
    }

    private MockResponse login(RecordedRequest request) {
        if (request.getMethod().equals("GET")) {
            var number = pages.incrementAndGet();
            return html(page.formatted(number, ""))
                    .newBuilder()
                    .addHeader("Set-Cookie", "TRUOC=trang-so-" + number + "; Path=/")
                    .build();
        }
        var body = TestingSource.body(request);
        var number = TestingSource.header(request, "Cookie").replaceAll(".*trang-so-(\\d+).*", "$1");
        if (!body.contains("__CHONG_GIA_MAO=the-" + number + "&") || !body.contains("MatKhau=" + password)) {
            return html(page.formatted(0, "<div class='error'>Sai tài khoản hoặc mật khẩu</div>"));
        }
        valid.set("phien-trang-web-" + sessions.incrementAndGet());
        return TestingSource.with(302, "")
                .setHeader("Location", "/trang-chu")
                .addHeader("Set-Cookie", "PHIEN=" + valid.get() + "; Path=/; HttpOnly")
                .build();
    }

    private MockResponse list(RecordedRequest request) {
        if (!TestingSource.header(request, "Cookie").contains("PHIEN=" + valid.get())) {
            return TestingSource.with(302, "")
                    .setHeader("Location", "/dang-nhap")
                    .build();
        }
        return TestingSource.json("{\"items\":[]}");
    }

    @Test
    void theFormIsSentAsABrowserSendsIt() {
        source.ask(source.open());
        var sent = TestingSource.body(source.requests.get(1));
        assertThat(sent)
                .isEqualTo("__CHONG_GIA_MAO=the-1&TaiKhoan=can-bo&MatKhau=" + WRITTEN + "&ngonngu=vi&donvi=p2&nut=vao");
        assertThat(TestingSource.header(source.requests.get(1), "Cookie")).isEqualTo("TRUOC=trang-so-1");
        assertThat(TestingSource.header(source.last("/list"), "Cookie")).contains("PHIEN=phien-trang-web-1");
    }

    @Test
    void fieldsOfTheFileAreLaidOverThoseOfThePage() {
        logsIn("form[method=POST]", "TaiKhoan", Map.of("donvi", "p1", "nho", "1"), new Proof.Text("Đăng xuất"));
        source.ask(source.open());
        assertThat(TestingSource.body(source.requests.get(1))).contains("donvi=p1", "nho=1");
    }

    @Test
    void aRedirectToTheLoginPageLogsInAgain() {
        var session = source.open();
        source.ask(session);
        valid.set("phien-cua-nguoi-khac");
        source.ask(session);
        assertThat(sessions).hasValue(2);
    }

    @Test
    void aLoginPageWithStatus200LogsInAgain() {
        var session = source.open();
        source.ask(session);
        source.on(
                "/list",
                request -> TestingSource.header(request, "Cookie").contains("phien-trang-web-2")
                        ? TestingSource.json("{\"items\":[]}")
                        : html(PAGE.formatted(9, "")));
        source.ask(session);
        assertThat(sessions).hasValue(2);
    }

    /** As PHP sites do it: one path for all pages, and a login page without a password field of HTML. */
    @Test
    void pagesThatDifferOnlyInTheirQueryAreToldApart() {
        source.definition.auth = new FormLogin(
                "/index.php?trang=vao",
                null,
                "can-bo",
                PlantedSecret.of("mat-khau-trang"),
                null,
                null,
                Map.of(),
                null,
                null);
        source.definition.list = TestingDefinition.get("/index.php?trang=ho-so");
        source.on("/index.php", request -> {
            if ("ho-so".equals(request.getUrl().queryParameter("trang"))) {
                return TestingSource.header(request, "Cookie").contains("PHIEN=" + valid.get())
                        ? TestingSource.json("{\"items\":[]}")
                        : TestingSource.with(302, "")
                                .setHeader("Location", "/index.php?trang=vao&ve=ho-so")
                                .build();
            }
            return request.getUrl().queryParameter("ve") == null
                    ? html(PAGE.formatted(1, "").replace("dang-nhap", "/dang-nhap"))
                            .newBuilder()
                            .addHeader("Set-Cookie", "TRUOC=trang-so-1; Path=/")
                            .build()
                    : html("<p>Mời đăng nhập</p>");
        });
        var session = source.open();
        source.ask(session);
        source.ask(session);
        assertThat(sessions).hasValue(1);
        valid.set("phien-da-het-han-1");
        source.ask(session);
        assertThat(sessions).hasValue(2);
    }

    @Test
    void twentyThreadsThatAreLedBackLogInOnce() throws Exception {
        source.definition.concurrency = 20;
        var session = source.open();
        source.ask(session);
        valid.set("het-phien-roi-nhe-1");
        assertThat(source.askTogether(session, 20)).hasSize(20);
        assertThat(sessions).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cookie", "text"})
    void aWrongPasswordIsSaidInThePagesWords(String proof) {
        logsIn(
                null,
                null,
                Map.of(),
                switch (proof) {
                    case "cookie" -> new Proof.Cookie("PHIEN");
                    case "text" -> new Proof.Text("Đăng xuất");
                    default -> null;
                });
        password = "mat-khau-moi";
        var failure = source.failure(source.open());
        assertThat(failure.category()).isEqualTo(FailureCategory.AUTH);
        assertThat(failure.refusedLogin()).isTrue();
        assertThat(failure.sentence()).contains("Sai tài khoản hoặc mật khẩu").doesNotContain("mat-khau-trang");
    }

    @Test
    void aProofThatComesIsTaken() {
        logsIn(null, null, Map.of(), new Proof.Cookie("PHIEN"));
        source.ask(source.open());
        logsIn(null, null, Map.of(), new Proof.Text("Đăng xuất"));
        source.ask(source.open());
        assertThat(sessions).hasValue(2);
    }

    @Test
    void aPageThatWantsAPersonIsSaidAndNoPasswordIsSent() {
        page = PAGE.replace("<button name=\"nut\"", "<input name='MaCaptcha'><button name=\"nut\"");
        var failure = source.failure(source.open());
        assertThat(failure.sentence()).contains("captcha");
        assertThat(failure.refusedLogin()).isFalse();
        assertThat(source.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div id=app></div>", "<form method=post><input name=q></form>"})
    void aPageWithoutAFormIsSaid(String text) {
        page = text;
        var failure = source.failure(source.open());
        assertThat(failure.category()).isEqualTo(FailureCategory.SCHEMA);
        assertThat(failure.sentence()).contains("không có biểu mẫu đăng nhập", "session-login");
    }

    @Test
    void aFieldThatIsNotThereIsSaidWithThoseThatAre() {
        logsIn(null, "username", Map.of(), null);
        assertThat(source.failure(source.open()).sentence())
                .contains("\"username\"", "TaiKhoan", "MatKhau", "http.auth.usernameField");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ke-gian.example/lay", "//ke-gian.example/lay", "javascript:void(0)"})
    void aFormThatLeadsToAnotherMachineGetsNoPassword(String action) {
        page = PAGE.replace("\"dang-nhap\"", "\"" + action + "\"");
        assertThat(source.failure(source.open()).sentence()).contains("không phải máy đã khai");
        assertThat(source.requests).hasSize(1);
    }

    /** As with a central login: its page is named whole, and it leads back with a ticket. */
    @Test
    void aPageOnAnotherMachineThatTheFileNamesLeadsBackWithATicket() throws Exception {
        try (var central = new MockWebServer()) {
            central.start();
            var page = central.url("/vao").newBuilder().host("127.0.0.1").build();
            central.enqueue(
                    html("<form method=post action='/vao?lt=1'><input name=u><input type=password name=p></form>"));
            central.enqueue(TestingSource.with(302, "")
                    .setHeader("Location", server.url("/ve?ticket=VE-1").toString())
                    .addHeader("Set-Cookie", "CASTGC=ve-trung-tam-0001; Path=/")
                    .build());
            source.on(
                    "/ve",
                    _ -> TestingSource.with(302, "")
                            .setHeader("Location", "/trang-chu")
                            .addHeader("Set-Cookie", "PHIEN=phien-trang-web-1; Path=/")
                            .build());
            source.definition.auth = new FormLogin(
                    page.toString(),
                    null,
                    "can-bo",
                    PlantedSecret.of("mat-khau-trang"),
                    null,
                    null,
                    Map.of(),
                    null,
                    null);
            valid.set("phien-trang-web-1");
            source.ask(source.open());
            central.takeRequest();
            assertThat(TestingSource.body(central.takeRequest())).isEqualTo("u=can-bo&p=" + WRITTEN);
            assertThat(TestingSource.header(source.last("/list"), "Cookie")).isEqualTo("PHIEN=phien-trang-web-1");
        }
    }

    @Test
    void aFormThatWouldPutThePasswordIntoTheAddressGetsNone() {
        page = PAGE.replace("method=\"POST\"", "");
        assertThat(source.failure(source.open()).sentence()).contains("GET");
        assertThat(source.requests).hasSize(1);
    }

    @Test
    void aLoginWithoutAnyCookieIsSaid() {
        source.on(
                "/dang-nhap",
                request -> request.getMethod().equals("GET") ? html(PAGE.formatted(1, "")) : html("<p>Xin chào</p>"));
        assertThat(source.failure(source.open()).sentence()).contains("không đặt cookie nào");
    }

    @Test
    void cookiesNeverGoToAnotherMachine() throws Exception {
        try (var other = new MockWebServer()) {
            other.start();
            other.enqueue(TestingSource.json("{\"items\":[]}"));
            var session = source.open();
            source.ask(session);
            // The same machine by another name, to which a browser would be led with nothing in hand.
            var elsewhere = other.url("/x").newBuilder().host("127.0.0.1").build();
            source.on(
                    "/list",
                    _ -> TestingSource.with(302, "")
                            .setHeader("Location", elsewhere.toString())
                            .build());
            source.ask(session);
            assertThat(other.takeRequest().getHeaders().get("Cookie")).isNull();
        }
    }

    @Test
    void cookiesAndPasswordAreHiddenInEveryTextOfTheExchange() {
        source.ask(source.open());
        assertThat(source.testing.exchanges).hasSize(3);
        for (var exchange : source.testing.exchanges) {
            assertThat(exchange.requestText() + exchange.answerText(4000))
                    .doesNotContain("mat-khau-trang", "phien-trang-web-1");
        }
    }
}
