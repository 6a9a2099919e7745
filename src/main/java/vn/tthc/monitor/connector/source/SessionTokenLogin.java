package vn.tthc.monitor.connector.source;

import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.Authentication.LoginStep;
import vn.tthc.monitor.connector.definition.Authentication.SessionLogin;
import vn.tthc.monitor.connector.definition.Authentication.TokenSource;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.ValueRule;
import vn.tthc.monitor.platform.Secret;

/** Logs in by the source's own login call, which may need answers of calls before it. */
final class SessionTokenLogin {
    private final LoginCalls calls;
    private final SessionLogin auth;

    SessionTokenLogin(LoginCalls calls, SessionLogin auth) {
        this.calls = calls;
        this.auth = auth;
    }

    TokenKeeper.Grant logIn() {
        var cookies = new Cookies(calls.clock());
        var variables = Variables.none()
                .with("username", auth.username())
                .with("password", auth.password().reveal());
        for (var step : auth.steps()) {
            variables = taken(step, variables, cookies);
        }
        var received = calls.send(
                request(auth.login(), variables, cookies), auth.login().answer());
        var where = Sentences.place(received.request());
        var content = content(received);
        requireSuccess(where, content);
        var token = switch (auth.token()) {
            case TokenSource.Body body -> body.path().text(content);
            case TokenSource.Header header -> received.headers().get(header.name());
            case TokenSource.Cookie cookie ->
                cookies.value(received.request().url().host(), cookie.name());
        };
        if (token == null || token.isBlank()) {
            throw LoginCalls.refused(
                    where,
                    "không có " + place() + " trong câu trả lời"
                            + calls.answers().explanation(content));
        }
        return new TokenKeeper.Grant(Secret.passing(token), calls.after(auth.expiresAfter()), cookies);
    }

    private Request request(HttpCall call, Variables variables, Cookies cookies) {
        return Draft.of(calls.settings(), new Ask(Ask.Phase.LOGIN, call, variables), variables)
                .build(calls.mapper())
                .newBuilder()
                .tag(Cookies.class, cookies)
                .build();
    }

    private Variables taken(LoginStep step, Variables variables, Cookies cookies) {
        var request = request(step.call(), variables, cookies);
        var form = step.call().answer();
        var received = step.proves() ? calls.send(request, form) : calls.prepare(request, form);
        var answer = calls.answers().decode(received, form);
        var more = variables;
        for (var taken : step.taken().entrySet()) {
            var value = taken.getValue().text(answer.json());
            if (value == null || value.isBlank()) {
                throw answer.failure(
                        FailureCategory.SCHEMA,
                        "không có " + taken.getValue(),
                        taken.getValue() + " cho ${" + taken.getKey() + "}",
                        "Kiểm tra http.auth.steps.");
            }
            more = more.with(taken.getKey(), value);
        }
        return more;
    }

    /** The body as a tree; where nothing must be in it, one that cannot be read is none. */
    private JsonNode content(Transport.Received received) {
        if (auth.token() instanceof TokenSource.Body || auth.success() != null) {
            return calls.answers().decode(received, auth.login().answer()).json();
        }
        var tree = calls.answers().leniently(received);
        return tree == null ? MissingNode.getInstance() : tree;
    }

    private void requireSuccess(String where, JsonNode content) {
        var own = auth.success();
        var rule = own == null ? calls.settings().success() : own;
        if (rule == null) {
            return;
        }
        var found = rule.path().text(content);
        // The rule of every answer need not be one of the login, whose answers often look otherwise.
        if (found == null ? own != null : !rule.in().contains(found)) {
            throw broken(where, rule, found, content);
        }
    }

    private SourceFailure broken(String where, ValueRule rule, @Nullable String found, JsonNode content) {
        var what = found == null ? "không có " + rule.path() : rule.path() + " = " + found;
        var told = calls.answers().category(content);
        return told == null || told == FailureCategory.AUTH
                ? LoginCalls.refused(where, what + calls.answers().explanation(content))
                : SourceFailure.lasting(
                        told,
                        Sentences.loginFailed(where, what + calls.answers().explanation(content), told));
    }

    private String place() {
        return switch (auth.token()) {
            case TokenSource.Body body -> body.path().toString();
            case TokenSource.Header header -> "header " + header.name();
            case TokenSource.Cookie cookie -> "cookie " + cookie.name();
        };
    }
}
