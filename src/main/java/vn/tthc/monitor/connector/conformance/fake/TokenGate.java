package vn.tthc.monitor.connector.conformance.fake;

import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.Authentication.TokenRequest;
import vn.tthc.monitor.connector.definition.HttpSettings;

/** An OAuth 2 token address: client credentials and password. */
final class TokenGate implements FakeGate {
    private final HttpSettings http;
    private final TokenRequest wanted;
    private final TokenBox tokens = new TokenBox();

    TokenGate(HttpSettings http) {
        this.http = http;
        this.wanted = switch (http.auth()) {
            case Authentication.OAuth2ClientCredentials auth -> auth.request();
            case Authentication.OAuth2Password auth -> auth.request();
            default -> throw new IllegalArgumentException("no OAuth 2: " + http.auth());
        };
    }

    @Override
    public boolean isLogin(WireRequest request) {
        return request.path().equals(FakeGate.path(http, wanted.url()))
                && request.form().containsKey("grant_type");
    }

    @Override
    public WireAnswer login(WireRequest request) {
        tokens.shown();
        return client(wanted.client(), request) && person(request)
                ? WireAnswer.json(
                        200,
                        "{\"access_token\":\"" + tokens.give() + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
                : WireAnswer.json(401, "{\"error\":\"invalid_grant\"}");
    }

    private static boolean client(TokenRequest.@Nullable Client client, WireRequest request) {
        if (client == null) {
            return true;
        }
        return switch (client.place()) {
            case FORM ->
                client.secret().reveal().equals(request.form().get("client_secret"))
                        && client.id().equals(request.form().get("client_id"));
            case HEADER -> request.header("Authorization") != null;
        };
    }

    private boolean person(WireRequest request) {
        return !(http.auth() instanceof Authentication.OAuth2Password auth)
                || (auth.username().equals(request.form().get("username"))
                        && auth.password().reveal().equals(request.form().get("password")));
    }

    @Override
    public boolean lets(WireRequest request) {
        var header = request.header("Authorization");
        return header != null && header.startsWith("Bearer ") && tokens.holds(header.substring("Bearer ".length()));
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
