package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.Authentication.FormLogin;
import vn.tthc.monitor.connector.definition.Authentication.LoginStep;
import vn.tthc.monitor.connector.definition.Authentication.SessionLogin;
import vn.tthc.monitor.connector.definition.Authentication.TokenRequest;
import vn.tthc.monitor.connector.definition.Authentication.TokenSource;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads the part of a connector file that says how requests prove who we are. */
final class AuthReader {
    private AuthReader() {}

    static Authentication authentication(ConfigNode node) {
        return switch (node.text("type", "none")) {
            case "none" -> new Authentication.None();
            case "api-key" -> new Authentication.ApiKey(HttpReader.placement(node.at("in")), node.secret("value"));
            case "basic" -> new Authentication.Basic(node.text("username"), node.secret("password"));
            case "digest" -> new Authentication.Digest(node.text("username"), node.secret("password"));
            case "bearer" -> new Authentication.Bearer(node.secret("token"));
            case "hmac" -> new Authentication.Hmac(signing(node));
            case "oauth2-client-credentials" -> new Authentication.OAuth2ClientCredentials(token(node));
            case "oauth2-password" ->
                new Authentication.OAuth2Password(token(node), node.text("username"), node.secret("password"));
            case "session-login" -> sessionLogin(node);
            case "form-login" -> formLogin(node);
            default -> throw new IllegalStateException("auth type " + node.text("type"));
        };
    }

    private static TokenRequest token(ConfigNode node) {
        var client = node.textOrNull("clientId");
        return new TokenRequest(
                node.text("tokenUrl"),
                client == null
                        ? null
                        : new TokenRequest.Client(
                                client,
                                node.secret("clientSecret"),
                                TokenRequest.Place.valueOf(upper(node.text("credentials")))),
                node.textOrNull("scope"),
                node.textMap("parameters"),
                node.duration("expiresAfter"));
    }

    private static SigningRule signing(ConfigNode node) {
        var algorithm = node.text("algorithm");
        return new SigningRule(
                Arrays.stream(SigningRule.Algorithm.values())
                        .filter(known -> known.word().equals(algorithm))
                        .findFirst()
                        .orElseThrow(),
                node.secret("secret"),
                SigningRule.SecretForm.valueOf(upper(node.text("secretForm"))),
                node.textOrNull("keyId"),
                node.text("canonical"),
                node.textMap("headers"),
                node.textMap("query"),
                node.text("timestamp"),
                SigningRule.Encoding.valueOf(upper(node.text("encoding"))));
    }

    private static SessionLogin sessionLogin(ConfigNode node) {
        var steps = node.get("steps");
        var place = node.get("place");
        var success = node.get("success");
        return new SessionLogin(
                steps == null
                        ? List.of()
                        : steps.items().stream().map(AuthReader::step).toList(),
                HttpReader.call(node.at("login")),
                node.text("username"),
                node.secret("password"),
                tokenSource(node.at("token")),
                place == null ? null : HttpReader.placement(place),
                node.text("prefix"),
                node.durationOrNull("expiresAfter"),
                success == null ? null : HttpReader.rule(success));
    }

    private static LoginStep step(ConfigNode node) {
        var taken = new LinkedHashMap<String, DottedPath>();
        node.textMap("take").forEach((name, path) -> taken.put(name, DottedPath.of(path)));
        return new LoginStep(HttpReader.call(node), CallLint.names(node, "${password}"), taken);
    }

    static TokenSource tokenSource(ConfigNode node) {
        if (node.isScalar()) {
            return new TokenSource.Body(DottedPath.of(node.asText()));
        }
        var header = node.textOrNull("header");
        var cookie = node.textOrNull("cookie");
        if (header != null) {
            return new TokenSource.Header(header);
        }
        return cookie == null ? new TokenSource.Body(DottedPath.of(node.text("path"))) : new TokenSource.Cookie(cookie);
    }

    private static FormLogin formLogin(ConfigNode node) {
        HttpReader.rememberSecrets(node);
        return new FormLogin(
                node.text("page"),
                node.textOrNull("form"),
                node.text("username"),
                node.secret("password"),
                node.textOrNull("usernameField"),
                node.textOrNull("passwordField"),
                node.textMap("fields"),
                proof(node.get("success")),
                node.durationOrNull("expiresAfter"));
    }

    private static FormLogin.@Nullable Proof proof(@Nullable ConfigNode node) {
        if (node == null) {
            return null;
        }
        var cookie = node.textOrNull("cookie");
        return cookie == null ? new FormLogin.Proof.Text(node.text("text")) : new FormLogin.Proof.Cookie(cookie);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
