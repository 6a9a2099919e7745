package vn.tthc.monitor.connector.source;

import java.util.Objects;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin.Proof;
import vn.tthc.monitor.platform.Secret;

/** Logs in by the page that people use: fetches it, fills in its form, and keeps the cookies. */
final class PageLogin {
    private final LoginCalls calls;
    private final FormLogin auth;
    private final HttpUrl page;

    PageLogin(LoginCalls calls, FormLogin auth) {
        this.calls = calls;
        this.auth = auth;
        this.page = Draft.url(calls.settings(), auth.page());
    }

    TokenKeeper.Grant logIn() {
        var cookies = new Cookies(calls.clock());
        var shown = calls.prepare(request(page, cookies).get().build(), AnswerForm.AUTO);
        var form = form(shown);
        var answer = calls.send(filled(form, shown, cookies), AnswerForm.AUTO);
        requireSuccess(answer, cookies);
        return new TokenKeeper.Grant(Secret.passing(""), calls.after(auth.expiresAfter()), cookies);
    }

    /** Whether this is the login page; some sites tell all their pages apart by the query. */
    boolean isAt(HttpUrl url) {
        return url.host().equals(page.host())
                && url.encodedPath().equals(page.encodedPath())
                && page.queryParameterNames().stream()
                        .allMatch(name -> Objects.equals(page.queryParameter(name), url.queryParameter(name)));
    }

    private static Request.Builder request(HttpUrl url, Cookies cookies) {
        return new Request.Builder()
                .url(url)
                .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                .tag(Cookies.class, cookies);
    }

    private LoginForm form(Transport.Received shown) {
        var where = Sentences.place(shown.request());
        var form = LoginForm.find(LoginForm.page(shown), auth.form());
        if (form == null) {
            throw SourceFailure.lasting(FailureCategory.SCHEMA, Sentences.noLoginForm(where, auth.form()));
        }
        if (form.wantsPerson()) {
            throw SourceFailure.lasting(FailureCategory.AUTH, Sentences.captcha(where));
        }
        return form;
    }

    private Request filled(LoginForm form, Transport.Received shown, Cookies cookies) {
        var from = shown.request().url();
        var where = Sentences.place(shown.request());
        var target = form.action(from);
        if (target == null || !form.posts() || !trusted(from, target)) {
            throw SourceFailure.lasting(
                    FailureCategory.REFUSED,
                    Sentences.unsafeForm(where, target == null ? null : Sentences.address(target), form.posts()));
        }
        var values = form.proposed();
        values.putAll(auth.fields());
        values.put(field(auth.usernameField(), form.usernameField(), "usernameField", form, where), auth.username());
        values.put(
                field(auth.passwordField(), form.passwordField(), "passwordField", form, where),
                auth.password().reveal());
        var body = new FormBody.Builder();
        values.forEach(body::add);
        return request(target, cookies)
                .header("Referer", from.toString())
                .header("Origin", origin(from))
                .post(body.build())
                .build();
    }

    /** The password goes to the source, or to the machine whose page the file names, and nowhere else. */
    private boolean trusted(HttpUrl from, HttpUrl target) {
        var known = Origins.same(calls.settings().baseUrl(), from) || Origins.same(page, from);
        return known && Origins.same(from, target);
    }

    private static String field(
            @Nullable String named, @Nullable String found, String key, LoginForm form, String where) {
        if (named == null ? found != null : form.has(named)) {
            return named == null ? String.valueOf(found) : named;
        }
        throw SourceFailure.lasting(FailureCategory.SCHEMA, Sentences.noLoginField(where, key, named, form.names()));
    }

    private static String origin(HttpUrl url) {
        var root = url.newBuilder()
                .encodedPath("/")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        return root.substring(0, root.length() - 1);
    }

    private void requireSuccess(Transport.Received answer, Cookies cookies) {
        var where = Sentences.place(answer.request());
        var host = calls.settings().baseUrl().host();
        var missing = switch (auth.proof()) {
            case Proof.Cookie cookie ->
                cookies.value(host, cookie.name()) == null ? "không có cookie " + cookie.name() : null;
            case Proof.Text text ->
                LoginForm.page(answer).text().contains(text.text()) ? null : "không có chữ \"" + text.text() + "\"";
            case null -> calls.answers().loginPage(answer) ? "vẫn là trang đăng nhập" : null;
        };
        if (missing != null) {
            var complaint = LoginForm.complaint(LoginForm.page(answer));
            throw LoginCalls.refused(where, complaint.isEmpty() ? missing : missing + ", " + complaint);
        }
        if (cookies.header(calls.settings().baseUrl()) == null) {
            throw SourceFailure.lasting(FailureCategory.AUTH, Sentences.noCookies(where));
        }
    }
}
