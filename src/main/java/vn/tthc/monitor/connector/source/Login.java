package vn.tthc.monitor.connector.source;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.Authentication.OAuth2ClientCredentials;
import vn.tthc.monitor.connector.definition.Authentication.SessionLogin;
import vn.tthc.monitor.connector.definition.HttpSettings;
import vn.tthc.monitor.platform.Secret;

/** Logs in to a source, by OAuth 2 client credentials or by its own login call, and says plainly when it is refused. */
final class Login {
    /** A token is dropped this long before it ends, or a tenth of its life before for short ones. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final int SHORT_LIFE_SHARE = 10;

    private final HttpSettings settings;
    private final JsonMapper mapper;
    private final Clock clock;
    private final BiFunction<Request, AnswerForm, Answer> send;

    /**
     * Makes the login of one connector.
     *
     * @param send sends a request through the connector's guards and decodes its answer
     */
    Login(HttpSettings settings, JsonMapper mapper, Clock clock, BiFunction<Request, AnswerForm, Answer> send) {
        this.settings = settings;
        this.mapper = mapper;
        this.clock = clock;
        this.send = send;
    }

    TokenKeeper.Grant clientCredentials(OAuth2ClientCredentials auth) {
        var form = new FormBody.Builder().add("grant_type", "client_credentials");
        if (auth.scope() != null) {
            form.add("scope", auth.scope());
        }
        auth.parameters().forEach(form::add);
        var request =
                new Request.Builder().url(Draft.url(settings, auth.tokenUrl())).header("Accept", "application/json");
        switch (auth.credentials()) {
            case HEADER ->
                request.header(
                        "Authorization",
                        Credentials.basic(auth.clientId(), auth.clientSecret().reveal(), StandardCharsets.UTF_8));
            case FORM ->
                form.add("client_id", auth.clientId())
                        .add("client_secret", auth.clientSecret().reveal());
        }
        var answer = ask(request.post(form.build()).build(), AnswerForm.AUTO);
        var token = text(answer.json().path("access_token"));
        if (token == null) {
            throw refused(answer, "không có access_token trong câu trả lời");
        }
        var seconds = answer.json().path("expires_in").asLong(0);
        return new TokenKeeper.Grant(Secret.passing(token), seconds <= 0 ? null : until(Duration.ofSeconds(seconds)));
    }

    TokenKeeper.Grant session(SessionLogin auth) {
        var variables = Variables.none()
                .with("username", auth.username())
                .with("password", auth.password().reveal());
        var request = Draft.of(settings, new Ask(Ask.Phase.LOGIN, auth.login(), variables), variables)
                .build(mapper);
        var answer = ask(request, auth.login().answer());
        var rule = settings.success();
        var said = rule == null ? null : text(rule.path().read(answer.json()));
        if (rule != null && said != null && !rule.in().contains(said)) {
            throw refused(answer, rule.path() + " = " + said);
        }
        var token = text(auth.tokenPath().read(answer.json()));
        if (token == null) {
            throw refused(answer, "không có " + auth.tokenPath() + " trong câu trả lời");
        }
        var life = auth.expiresAfter();
        return new TokenKeeper.Grant(
                Secret.passing(token), life == null ? null : clock.instant().plus(life));
    }

    private Instant until(Duration life) {
        var share = life.dividedBy(SHORT_LIFE_SHARE);
        return clock.instant().plus(life).minus(share.compareTo(MARGIN) < 0 ? share : MARGIN);
    }

    private Answer ask(Request request, AnswerForm form) {
        try {
            return send.apply(request, form);
        } catch (SourceFailure e) {
            if (refusesLogin(e)) {
                throw e.asAuthentication(Sentences.loginRefused(Sentences.place(request), "HTTP " + e.status()));
            }
            throw e;
        }
    }

    private static boolean refusesLogin(SourceFailure failure) {
        return failure.category() == FailureCategory.AUTH || failure.status() == 400 || failure.status() == 422;
    }

    private static SourceFailure refused(Answer answer, String why) {
        var message = text(answer.json().path("message"));
        var explanation = message == null ? why : why + ", " + message;
        return SourceFailure.lasting(FailureCategory.AUTH, Sentences.loginRefused(answer.place(), explanation));
    }

    private static @Nullable String text(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        var text = node.asString();
        return text.isBlank() ? null : text;
    }
}
