package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import java.util.List;
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

    /** HTTP Digest (RFC 7616): the password itself is never sent. */
    record Digest(String username, Secret password) implements Authentication {}

    /** A fixed bearer token. */
    record Bearer(Secret token) implements Authentication {}

    /** A signature over each request. */
    record Hmac(SigningRule rule) implements Authentication {}

    /** OAuth 2 client credentials (RFC 6749, 4.4). */
    record OAuth2ClientCredentials(TokenRequest request) implements Authentication {}

    /** OAuth 2 password (RFC 6749, 4.3); a refresh token is used where the source gives one. */
    record OAuth2Password(TokenRequest request, String username, Secret password) implements Authentication {}

    /**
     * Where and how an OAuth 2 token is asked for.
     *
     * @param client null where the source knows no clients
     * @param parameters more form parameters of the token request, for example audience
     * @param expiresAfter how long a token is used whose answer says nothing of it
     */
    record TokenRequest(
            String url,
            @Nullable Client client,
            @Nullable String scope,
            Map<String, String> parameters,
            Duration expiresAfter) {
        /** The program that asks; {@code place} says whether id and secret go as HTTP Basic or as form parameters. */
        public record Client(String id, Secret secret, Place place) {}

        /** Where the token request carries id and secret. */
        public enum Place {
            HEADER,
            FORM
        }
    }

    /**
     * A login request whose answer holds a session token or sets a cookie.
     *
     * @param steps calls before the login, whose answers it uses
     * @param login user name and password stand in its query, headers or body, as {@code ${username}} and {@code ${password}}
     * @param token where the answer holds the token
     * @param placement where the token goes; null where the calls' own templates name {@code ${token}}, and for a cookie,
     *     which goes back by itself
     * @param prefix text before the token, for example {@code "Bearer "}
     * @param expiresAfter how long the token is used at most; null for until it is refused
     * @param success when a login has succeeded; null for the rule of every answer
     */
    record SessionLogin(
            List<LoginStep> steps,
            HttpCall login,
            String username,
            Secret password,
            TokenSource token,
            @Nullable Placement placement,
            String prefix,
            @Nullable Duration expiresAfter,
            @Nullable ValueRule success)
            implements Authentication {}

    /**
     * A call before a login; what it takes from its answer is known to later calls by name.
     *
     * @param proves whether it carries the password, so that a refusal counts as one of the login
     */
    record LoginStep(HttpCall call, boolean proves, Map<String, DottedPath> taken) {}

    /** Where the answer to a login holds the token. */
    sealed interface TokenSource {
        /** In the body. */
        record Body(DottedPath path) implements TokenSource {}

        /** In a header. */
        record Header(String name) implements TokenSource {}

        /** In a cookie. */
        record Cookie(String name) implements TokenSource {}
    }

    /**
     * The login page that people use: its form is filled in and posted, and its cookies are kept.
     *
     * @param page address of the page, relative to the base URL or whole
     * @param form CSS selector of the form; null for the first one with a password field
     * @param usernameField name of the user's field; null for the text field before the password
     * @param passwordField name of the password's field; null for the form's password field
     * @param fields more fields, or other values than the page proposes
     * @param proof what shows that the login has succeeded; null for a page that is no login page
     * @param expiresAfter how long the cookies are used at most; null for until they are refused
     */
    record FormLogin(
            String page,
            @Nullable String form,
            String username,
            Secret password,
            @Nullable String usernameField,
            @Nullable String passwordField,
            Map<String, String> fields,
            @Nullable Proof proof,
            @Nullable Duration expiresAfter)
            implements Authentication {
        /** What shows that a login has succeeded. */
        public sealed interface Proof {
            /** A cookie is there. */
            record Cookie(String name) implements Proof {}

            /** The page after the login holds a text. */
            record Text(String text) implements Proof {}
        }
    }
}
