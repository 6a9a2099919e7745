package vn.tthc.monitor.connector.conformance.fake;

import java.util.Objects;
import java.util.regex.Pattern;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin;
import vn.tthc.monitor.connector.definition.HttpSettings;

/** The login page of a web application, with a hidden field and a cookie as such pages have them. */
final class FormGate implements FakeGate {
    private static final String ACTION = "/dang-nhap-gia";
    private static final String COOKIE = "PHIEN_GIA";

    private final HttpSettings http;
    private final FormLogin auth;
    private final TokenBox tokens = new TokenBox();

    FormGate(HttpSettings http, FormLogin auth) {
        this.http = http;
        this.auth = auth;
    }

    @Override
    public boolean isLogin(WireRequest request) {
        return request.path().equals(FakeGate.path(http, auth.page()))
                || request.path().equals(ACTION);
    }

    @Override
    public WireAnswer login(WireRequest request) {
        if (!request.path().equals(ACTION)) {
            return page();
        }
        tokens.shown();
        if (!request.form().containsValue(auth.password().reveal())) {
            return page();
        }
        var cookie = auth.proof() instanceof FormLogin.Proof.Cookie proof ? proof.name() : COOKIE;
        var text = auth.proof() instanceof FormLogin.Proof.Text proof ? proof.text() : "Trang chủ";
        return WireAnswer.of(200, "text/html; charset=utf-8", "<html><body>" + text + "</body></html>")
                .with("Set-Cookie", cookie + "=" + tokens.give() + "; Path=/");
    }

    private WireAnswer page() {
        var user = Objects.requireNonNullElse(auth.usernameField(), "taiKhoan");
        var password = Objects.requireNonNullElse(auth.passwordField(), "matKhau");
        var selector = Objects.requireNonNullElse(auth.form(), "form");
        var id = named(selector, '#', "id");
        var name = named(selector, '.', "class");
        return WireAnswer.of(
                200,
                "text/html; charset=utf-8",
                "<html><body><form" + id + name + " method=\"post\" action=\"" + ACTION
                        + "\"><input type=\"hidden\" name=\"_an\" value=\"1\"><input type=\"text\" name=\"" + user
                        + "\"><input type=\"password\" name=\"" + password + "\"></form></body></html>");
    }

    /** The attribute that a simple selector such as {@code form#dang-nhap} asks for. */
    private static String named(String selector, char sign, String attribute) {
        var found = Pattern.compile(Pattern.quote(String.valueOf(sign)) + "([\\w-]+)")
                .matcher(selector);
        return found.find() ? " " + attribute + "=\"" + found.group(1) + "\"" : "";
    }

    @Override
    public boolean lets(WireRequest request) {
        var cookie = request.header("Cookie");
        return cookie != null && tokens.heldIn(cookie);
    }

    @Override
    public void forgetTokens() {
        tokens.forget();
    }

    @Override
    public int logins() {
        return tokens.logins();
    }
}
