package vn.tthc.monitor.connector.conformance.fake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.HttpSettings;

/** Lets in only who proves to be whom the connector file says. */
interface FakeGate {
    /** Whether the request belongs to a login. */
    default boolean isLogin(WireRequest request) {
        return false;
    }

    /** The answer to a request of a login. */
    default WireAnswer login(WireRequest request) {
        return WireAnswer.status(404);
    }

    /** Whether the request proves what it must. */
    boolean lets(WireRequest request);

    /** What a request gets that proves nothing. */
    default WireAnswer refusal() {
        return WireAnswer.json(401, "{\"message\":\"Chưa đăng nhập\"}");
    }

    /** Every token given so far is refused from now on. */
    default void forgetTokens() {}

    /** How often somebody has shown a password. */
    default int logins() {
        return 0;
    }

    /** The gate that a connector file expects. */
    static FakeGate of(HttpSettings http) {
        return switch (http.auth()) {
            case Authentication.None _ -> request -> true;
            case Authentication.ApiKey key ->
                request -> key.value().reveal().equals(CallTemplate.placed(key.placement(), request));
            case Authentication.Basic basic ->
                request -> basic(basic.username(), basic.password().reveal(), request);
            case Authentication.Bearer bearer ->
                request -> ("Bearer " + bearer.token().reveal()).equals(request.header("Authorization"));
            case Authentication.Digest digest -> new DigestGate(digest);
            // The signature itself is held to the source's own example in the tests of the engine.
            case Authentication.Hmac hmac ->
                request -> hmac.rule().headers().keySet().stream().allMatch(name -> request.header(name) != null);
            case Authentication.OAuth2ClientCredentials _, Authentication.OAuth2Password _ -> new TokenGate(http);
            case Authentication.SessionLogin login -> new SessionGate(http, login);
            case Authentication.FormLogin form -> new FormGate(http, form);
        };
    }

    static boolean basic(String user, String password, WireRequest request) {
        var pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + pair).equals(request.header("Authorization"));
    }

    /** Where an address of the file leads to on this machine. */
    static String path(HttpSettings http, String address) {
        if (address.startsWith("http://") || address.startsWith("https://")) {
            return address.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        }
        var base = http.baseUrl().encodedPath();
        var root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return root + (address.startsWith("/") ? "" : "/") + address.replaceFirst("\\?.*", "");
    }

    /** Asks for the proof of a password that is never sent. */
    record DigestGate(Authentication.Digest digest) implements FakeGate {
        @Override
        public boolean lets(WireRequest request) {
            var header = request.header("Authorization");
            return header != null
                    && header.startsWith("Digest ")
                    && header.contains("username=\"" + digest.username() + "\"")
                    && header.contains("response=");
        }

        @Override
        public WireAnswer refusal() {
            return WireAnswer.status(401)
                    .with(
                            "WWW-Authenticate",
                            "Digest realm=\"gia\", qop=\"auth\", algorithm=SHA-256, nonce=\"0123456789abcdef\"");
        }
    }
}
