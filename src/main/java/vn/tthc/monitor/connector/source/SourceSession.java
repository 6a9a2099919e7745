package vn.tthc.monitor.connector.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.HttpSettings;

/**
 * The one way to a source system: everything a connector asks goes through here, logged in, within limits, and either
 * comes back as a good answer or as a {@link SourceFailure}. Safe for many threads.
 */
public final class SourceSession {
    private final HttpSettings settings;
    private final JsonMapper mapper;
    private final Guard guard;
    private final Transport transport;
    private final Answers answers;
    private final Exchange.Watcher watcher;
    private final @Nullable TokenKeeper tokens;

    SourceSession(
            ConnectorDefinition definition, Guard guard, RequestFloor floor, Tools tools, Exchange.Watcher watcher) {
        this.settings = definition.http();
        this.mapper = tools.mapper();
        this.guard = guard;
        this.transport = new Transport(settings, floor, tools.clock(), Signature.NONE);
        this.answers = new Answers(settings, tools.clock());
        this.watcher = watcher;
        var login = new Login(settings, mapper, tools.clock(), this::sendLogin);
        this.tokens = switch (settings.auth()) {
            case Authentication.OAuth2ClientCredentials auth ->
                new TokenKeeper(() -> login.clientCredentials(auth), tools.clock());
            case Authentication.SessionLogin auth -> new TokenKeeper(() -> login.session(auth), tools.clock());
            case Authentication.None _, Authentication.ApiKey _, Authentication.Basic _, Authentication.Bearer _ ->
                null;
        };
    }

    /** What every session shares. */
    record Tools(JsonMapper mapper, Clock clock) {}

    /** Lets one request past an open breaker; called when a run begins. */
    public void begin() {
        guard.allowProbe();
    }

    /** Whether this source needs a login before it can be asked. */
    public boolean needsLogin() {
        return tokens != null;
    }

    /** Makes sure of a token; does nothing where none is needed. */
    public void logIn() {
        if (tokens != null) {
            tokens.current();
        }
    }

    /** Until when the certificate of the source is valid; only for a source with TLS, and nothing is asked of it. */
    public @Nullable Instant certificateUntil() {
        return Transport.Received.until(transport.shakeHands(settings.baseUrl()));
    }

    /** Until when the certificate that shows who we are is valid; null where none is shown. */
    public @Nullable Instant credentialUntil() {
        return transport.credentialUntil();
    }

    /** Asks, logging in first where needed, and once more where the source says that the login no longer holds. */
    public Answer ask(Ask ask) {
        if (tokens == null) {
            return once(ask, null);
        }
        var token = tokens.current();
        try {
            return once(ask, token);
        } catch (SourceFailure e) {
            if (e.category() != FailureCategory.AUTH || e.status() == 403) {
                throw e;
            }
            return once(ask, tokens.replacing(token));
        }
    }

    private Answer once(Ask ask, TokenKeeper.@Nullable Token token) {
        var request = request(ask, token);
        var received = guarded(ask.phase(), ask.call().answer(), request);
        if (token != null && answers.loginPage(received)) {
            throw SourceFailure.answered(
                    FailureCategory.AUTH, 401, false, null, Sentences.html(Sentences.place(received.request()), true));
        }
        var answer = answers.decode(received, ask.call().answer());
        answers.requireSuccess(answer);
        return answer;
    }

    private Request request(Ask ask, TokenKeeper.@Nullable Token token) {
        var variables = token == null
                ? ask.variables()
                : ask.variables().with("token", token.value().reveal());
        var draft = Draft.of(settings, ask, variables);
        switch (settings.auth()) {
            case Authentication.None _ -> {}
            case Authentication.ApiKey key ->
                draft.place(key.placement(), key.value().reveal());
            case Authentication.Basic basic ->
                draft.header(
                        "Authorization",
                        Credentials.basic(
                                basic.username(), basic.password().reveal(), java.nio.charset.StandardCharsets.UTF_8));
            case Authentication.Bearer bearer ->
                draft.header("Authorization", "Bearer " + bearer.token().reveal());
            case Authentication.OAuth2ClientCredentials _ -> draft.header("Authorization", "Bearer " + reveal(token));
            case Authentication.SessionLogin login -> {
                if (login.placement() != null) {
                    draft.place(login.placement(), login.prefix() + reveal(token));
                }
            }
        }
        return draft.build(mapper);
    }

    private static String reveal(TokenKeeper.@Nullable Token token) {
        return token == null ? "" : token.value().reveal();
    }

    private Answer sendLogin(Request request, AnswerForm form) {
        return answers.decode(guarded(Ask.Phase.LOGIN, form, request), form);
    }

    private Transport.Received guarded(Ask.Phase phase, AnswerForm form, Request request) {
        return guard.call(() -> watched(phase, form, request));
    }

    private Transport.Received watched(Ask.Phase phase, AnswerForm form, Request request) {
        var began = System.nanoTime();
        Transport.@Nullable Received received = null;
        try {
            received = transport.send(request);
            answers.requireGoodStatus(received);
            tell(phase, form, received, null);
            return received;
        } catch (SourceFailure e) {
            tell(
                    phase,
                    form,
                    received == null
                            ? new Transport.Received(
                                    request,
                                    e.status(),
                                    Headers.EMPTY,
                                    ByteString.EMPTY,
                                    Duration.ofNanos(System.nanoTime() - began),
                                    null)
                            : received,
                    e);
            throw e;
        }
    }

    private void tell(Ask.Phase phase, AnswerForm form, Transport.Received received, @Nullable SourceFailure failure) {
        watcher.exchanged(new Exchange(
                phase,
                received.request(),
                received.status(),
                received.headers(),
                received.body(),
                form,
                received.took(),
                received.certificateUntil(),
                failure));
    }

    /** Closes idle connections. */
    public void close() {
        transport.close();
    }
}
