package vn.tthc.monitor.connector.definition;

import java.util.Locale;
import vn.tthc.monitor.connector.definition.Authentication.OAuth2ClientCredentials;
import vn.tthc.monitor.connector.definition.Authentication.SessionLogin;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads the part of a connector file that says how requests prove who we are. */
final class AuthReader {
    private AuthReader() {}

    static Authentication authentication(ConfigNode node) {
        return switch (node.text("type", "none")) {
            case "none" -> new Authentication.None();
            case "api-key" -> new Authentication.ApiKey(HttpReader.placement(node.at("in")), node.secret("value"));
            case "basic" -> new Authentication.Basic(node.text("username"), node.secret("password"));
            case "bearer" -> new Authentication.Bearer(node.secret("token"));
            case "oauth2-client-credentials" ->
                new OAuth2ClientCredentials(
                        node.text("tokenUrl"),
                        node.text("clientId"),
                        node.secret("clientSecret"),
                        node.textOrNull("scope"),
                        OAuth2ClientCredentials.Credentials.valueOf(upper(node.text("credentials"))),
                        node.textMap("parameters"));
            case "session-login" -> sessionLogin(node);
            default -> throw new IllegalStateException("auth type " + node.text("type"));
        };
    }

    private static SessionLogin sessionLogin(ConfigNode node) {
        var place = node.get("place");
        return new SessionLogin(
                HttpReader.call(node.at("login")),
                node.text("username"),
                node.secret("password"),
                DottedPath.of(node.text("token")),
                place == null ? null : HttpReader.placement(place),
                node.text("prefix"),
                node.durationOrNull("expiresAfter"));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
