package vn.tthc.monitor.connector.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.Authentication.OAuth2Password;
import vn.tthc.monitor.connector.definition.Authentication.TokenRequest;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.platform.Secret;

/**
 * Asks for OAuth 2 tokens: by client credentials, or by name and password. A refresh token is used where one was given,
 * and kept where an answer brings no newer one; when it is refused, the password is used again. One login at a time.
 */
final class OAuthLogin {
    private final LoginCalls calls;
    private final TokenRequest rule;
    private final @Nullable OAuth2Password account;
    private @Nullable Secret refresh;

    /** Makes a login; the account is null for client credentials. */
    OAuthLogin(LoginCalls calls, TokenRequest rule, @Nullable OAuth2Password account) {
        this.calls = calls;
        this.rule = rule;
        this.account = account;
    }

    TokenKeeper.Grant logIn() {
        var kept = refresh;
        if (kept != null) {
            try {
                return ask(new FormBody.Builder()
                        .add("grant_type", "refresh_token")
                        .add("refresh_token", kept.reveal()));
            } catch (SourceFailure e) {
                if (!e.refusedLogin()) {
                    throw e;
                }
                refresh = null;
            }
        }
        if (account == null) {
            return ask(new FormBody.Builder().add("grant_type", "client_credentials"));
        }
        return ask(new FormBody.Builder()
                .add("grant_type", "password")
                .add("username", account.username())
                .add("password", account.password().reveal()));
    }

    private TokenKeeper.Grant ask(FormBody.Builder form) {
        if (rule.scope() != null) {
            form.add("scope", rule.scope());
        }
        rule.parameters().forEach(form::add);
        var request = new Request.Builder()
                .url(Draft.url(calls.settings(), rule.url()))
                .header("Accept", "application/json");
        var client = rule.client();
        if (client != null) {
            switch (client.place()) {
                case HEADER ->
                    request.header(
                            "Authorization",
                            Credentials.basic(client.id(), client.secret().reveal(), StandardCharsets.UTF_8));
                case FORM ->
                    form.add("client_id", client.id())
                            .add("client_secret", client.secret().reveal());
            }
        }
        return granted(calls.ask(request.post(form.build()).build(), AnswerForm.AUTO));
    }

    private TokenKeeper.Grant granted(Answer answer) {
        var token = text(answer.json().path("access_token"));
        if (token == null) {
            throw LoginCalls.refused(
                    answer.place(),
                    "không có access_token trong câu trả lời" + calls.answers().explanation(answer.json()));
        }
        var renewal = text(answer.json().path("refresh_token"));
        if (renewal != null && account != null) {
            refresh = Secret.passing(renewal);
        }
        var seconds = answer.json().path("expires_in").asLong(0);
        var life = seconds <= 0 ? rule.expiresAfter() : Duration.ofSeconds(seconds);
        return new TokenKeeper.Grant(Secret.passing(token), calls.until(life), null);
    }

    private static @Nullable String text(JsonNode node) {
        var text = DottedPath.textOf(node);
        return text == null || text.isBlank() ? null : text;
    }
}
