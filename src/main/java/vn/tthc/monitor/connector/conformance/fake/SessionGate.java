package vn.tthc.monitor.connector.conformance.fake;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.tthc.monitor.connector.definition.Authentication.SessionLogin;
import vn.tthc.monitor.connector.definition.Authentication.TokenSource;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.HttpSettings;
import vn.tthc.monitor.connector.definition.ValueRule;

/** A login call, and the calls before it, for a session token in the body, a header or a cookie. */
final class SessionGate implements FakeGate {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final HttpSettings http;
    private final SessionLogin auth;
    private final TokenBox tokens = new TokenBox();

    SessionGate(HttpSettings http, SessionLogin auth) {
        this.http = http;
        this.auth = auth;
    }

    private boolean matches(HttpCall call, WireRequest request) {
        return new CallTemplate(call, http.baseUrl().encodedPath())
                .match(request)
                .isPresent();
    }

    @Override
    public boolean isLogin(WireRequest request) {
        return matches(auth.login(), request) || auth.steps().stream().anyMatch(step -> matches(step.call(), request));
    }

    @Override
    public WireAnswer login(WireRequest request) {
        if (matches(auth.login(), request)) {
            return session(request);
        }
        return auth.steps().stream()
                .filter(step -> matches(step.call(), request))
                .findFirst()
                .map(step -> AnswerWriter.write(taken(step.taken()), step.call(), WireEncoding.UTF_8))
                .orElseGet(() -> WireAnswer.status(404));
    }

    private JsonNode taken(Map<String, DottedPath> places) {
        var answer = good(http.success());
        for (var place : places.entrySet()) {
            answer = Trees.with(answer, place.getValue(), JSON.stringNode("buoc-" + place.getKey()));
        }
        return answer;
    }

    private static JsonNode good(@org.jspecify.annotations.Nullable ValueRule rule) {
        JsonNode empty = JSON.objectNode();
        return rule == null
                ? empty
                : Trees.with(
                        empty,
                        rule.path(),
                        Trees.scalar(rule.in().stream().findFirst().orElse("1")));
    }

    private WireAnswer session(WireRequest request) {
        tokens.shown();
        var found = new CallTemplate(auth.login(), http.baseUrl().encodedPath())
                .match(request)
                .orElseThrow();
        var password = found.get("password");
        if (password != null && !password.contains(auth.password().reveal())) {
            return WireAnswer.json(401, "{\"message\":\"Sai tài khoản hoặc mật khẩu\"}");
        }
        var token = tokens.give();
        var body = good(auth.success() == null ? http.success() : auth.success());
        if (auth.token() instanceof TokenSource.Body place) {
            body = Trees.with(body, place.path(), JSON.stringNode(token));
        }
        var answer = AnswerWriter.write(body, auth.login(), WireEncoding.UTF_8);
        return switch (auth.token()) {
            case TokenSource.Body _ -> answer;
            case TokenSource.Header header -> answer.with(header.name(), token);
            case TokenSource.Cookie cookie -> answer.with("Set-Cookie", cookie.name() + "=" + token + "; Path=/");
        };
    }

    @Override
    public boolean lets(WireRequest request) {
        var placement = auth.placement();
        if (placement == null) {
            // A cookie goes back by itself, and templates may name the token anywhere.
            return tokens.heldIn(request.whole());
        }
        var sent = CallTemplate.placed(placement, request);
        return sent != null
                && sent.startsWith(auth.prefix())
                && tokens.holds(sent.substring(auth.prefix().length()));
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
