package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin.Proof;

/** Login pages that refuse, mislead or cannot be filled in, and what they never get to see. */
class RefusedPageLoginTests extends PageLoginBench {
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
