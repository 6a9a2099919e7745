package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.platform.Secret;

/** How requests prove who we are. */
public sealed interface Authentication {
    /** No proof. */
    record None() implements Authentication {}

    /** A fixed key in a header, the query or the body. */
    record ApiKey(Placement placement, Secret value) implements Authentication {}

    /** HTTP Basic. */
    record Basic(String username, Secret password) implements Authentication {}

    /** A fixed bearer token. */
    record Bearer(Secret token) implements Authentication {}

    /**
     * OAuth 2 client credentials (RFC 6749, 4.4).
     *
     * @param credentials whether id and secret go as HTTP Basic or as form parameters
     * @param parameters more form parameters of the token request, for example audience
     */
    record OAuth2ClientCredentials(
            String tokenUrl,
            String clientId,
            Secret clientSecret,
            @Nullable String scope,
            Credentials credentials,
            Map<String, String> parameters)
            implements Authentication {
        /** Where the token request carries id and secret. */
        public enum Credentials {
            HEADER,
            FORM
        }
    }

    /**
     * A login request whose JSON answer holds a session token.
     *
     * @param login user name and password stand in its query, headers or body, as {@code ${username}} and {@code ${password}}
     * @param tokenPath path of the token in the answer
     * @param placement where the token goes; null where the calls' own templates name {@code ${token}}
     * @param prefix text before the token, for example {@code "Bearer "}
     * @param expiresAfter how long the token is used at most; null for until it is refused
     */
    record SessionLogin(
            HttpCall login,
            String username,
            Secret password,
            DottedPath tokenPath,
            @Nullable Placement placement,
            String prefix,
            @Nullable Duration expiresAfter)
            implements Authentication {}
}
