package vn.tthc.monitor.connector.source;

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
import vn.tthc.monitor.connector.definition.Authentication.FormLogin;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin.Proof;
import vn.tthc.monitor.platform.PlantedSecret;

/** A site with a login page, a token against forged forms, and a session in a cookie. */
abstract class PageLoginBench {
    static final String PAGE = """
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
    final MockWebServer server = new MockWebServer();

    final TestingSource source = new TestingSource(server);
    private final AtomicInteger pages = new AtomicInteger();
    final AtomicInteger sessions = new AtomicInteger();
    /** The session that the site takes at present. */
    final AtomicReference<String> valid = new AtomicReference<>("");

    volatile String page = PAGE;
    static final String WRITTEN = URLEncoder.encode(PlantedSecret.text("mat-khau-trang"), StandardCharsets.UTF_8);

    volatile String password = WRITTEN;

    @BeforeEach
    void serve() {
        logsIn(null, null, Map.of(), null);
        source.on("/dang-nhap", this::login).on("/list", this::list).on("/trang-chu", _ -> html("<p>Đăng xuất</p>"));
    }

    void logsIn(@Nullable String form, @Nullable String userField, Map<String, String> fields, @Nullable Proof proof) {
        source.definition.auth = new FormLogin(
                "/dang-nhap", form, "can-bo", PlantedSecret.of("mat-khau-trang"), userField, null, fields, proof, null);
    }

    static MockResponse html(String text) {
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
}
