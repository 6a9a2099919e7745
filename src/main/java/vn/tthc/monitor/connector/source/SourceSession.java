package vn.tthc.monitor.connector.source;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
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
    private final Door door;
    private final Transport transport;
    private final Answers answers;
    private final Exchange.Watcher watcher;
    private final @Nullable PageLogin page;
    private final @Nullable TokenKeeper tokens;

    SourceSession(ConnectorDefinition definition, Door door, Tools tools, Exchange.Watcher watcher) {
        this.settings = definition.http();
        this.mapper = tools.mapper();
        this.door = door;
        this.transport = new Transport(
                settings,
                door.floor(),
                tools.clock(),
                Signature.of(settings.auth(), settings.baseUrl(), tools.clock()));
        this.answers = new Answers(settings, tools.clock());
        this.watcher = watcher;
        var calls =
                new LoginCalls(settings, answers, tools, (request, form) -> guarded(Ask.Phase.LOGIN, form, request));
        this.page = settings.auth() instanceof Authentication.FormLogin auth ? new PageLogin(calls, auth) : null;
        var login = login(calls);
        this.tokens =
                login == null ? null : new TokenKeeper(() -> door.gate().pass(door.byPerson(), login), tools.clock());
    }

    private @Nullable Supplier<TokenKeeper.Grant> login(LoginCalls calls) {
        return switch (settings.auth()) {
            case Authentication.OAuth2ClientCredentials auth -> new OAuthLogin(calls, auth.request(), null)::logIn;
            case Authentication.OAuth2Password auth -> new OAuthLogin(calls, auth.request(), auth)::logIn;
            case Authentication.SessionLogin auth -> new SessionTokenLogin(calls, auth)::logIn;
            case Authentication.FormLogin _ -> page == null ? null : page::logIn;
            case Authentication.None _,
                    Authentication.ApiKey _,
                    Authentication.Basic _,
                    Authentication.Digest _,
                    Authentication.Bearer _,
                    Authentication.Hmac _ -> null;
        };
    }

    /**
     * What every request of a session passes on its way out.
     *
     * @param byPerson a person waits for the outcome, who may try a login that a poll may not
     */
    record Door(Guard guard, RequestFloor floor, LoginGate gate, boolean byPerson) {}

    /** What every session shares. */
    record Tools(JsonMapper mapper, Clock clock) {}

    /** Lets one request past an open breaker; called when a run begins. */
    public void begin() {
        door.guard().allowProbe();
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
            return withoutToken(ask);
        }
        var token = tokens.current();
        try {
            return once(ask, token);
        } catch (SourceFailure e) {
            var newer = e.category() == FailureCategory.AUTH ? tokens.renewed(token, e.status()) : null;
            if (newer == null) {
                throw e;
            }
            return again(ask, newer, tokens);
        }
    }

    private Answer again(Ask ask, TokenKeeper.Token newer, TokenKeeper keeper) {
        try {
            return once(ask, newer);
        } catch (SourceFailure e) {
            keeper.refusedAnew(e.status());
            throw e;
        }
    }

    /** Where every request carries name and password, every request is a login; one dossier's detail may be barred. */
    private Answer withoutToken(Ask ask) {
        var account =
                settings.auth() instanceof Authentication.Basic || settings.auth() instanceof Authentication.Digest;
        if (!account || ask.phase() == Ask.Phase.DETAIL) {
            return once(ask, null);
        }
        return door.gate().pass(door.byPerson(), () -> {
            try {
                return once(ask, null);
            } catch (SourceFailure e) {
                throw e.category() == FailureCategory.AUTH && e.status() != 403 ? e.asRefusedLogin(e.sentence()) : e;
            }
        });
    }

    private Answer once(Ask ask, TokenKeeper.@Nullable Token token) {
        var request = request(ask, token);
        var received = guarded(ask.phase(), ask.call().answer(), request);
        if (token != null && backAtLogin(request, received)) {
            throw SourceFailure.answered(
                    FailureCategory.AUTH, 401, false, null, Sentences.html(Sentences.place(received.request()), true));
        }
        var answer = answers.decode(received, ask.call().answer());
        answers.requireSuccess(answer);
        return answer;
    }

    private boolean backAtLogin(Request request, Transport.Received received) {
        var arrived = received.request().url();
        return answers.loginPage(received) || (page != null && !arrived.equals(request.url()) && page.isAt(arrived));
    }

    private Request request(Ask ask, TokenKeeper.@Nullable Token token) {
        var variables = token == null
                ? ask.variables()
                : ask.variables().with("token", token.value().reveal());
        var draft = Draft.of(settings, ask, variables);
        switch (settings.auth()) {
            case Authentication.ApiKey key ->
                draft.prove(key.placement(), key.value().reveal());
            case Authentication.Basic basic ->
                draft.header(
                        "Authorization",
                        Credentials.basic(basic.username(), basic.password().reveal(), StandardCharsets.UTF_8));
            case Authentication.Bearer bearer ->
                draft.header("Authorization", "Bearer " + bearer.token().reveal());
            case Authentication.OAuth2ClientCredentials _, Authentication.OAuth2Password _ ->
                draft.header("Authorization", "Bearer " + reveal(token));
            case Authentication.SessionLogin login -> {
                if (login.placement() != null) {
                    draft.prove(login.placement(), login.prefix() + reveal(token));
                }
            }
            case Authentication.None _, Authentication.Digest _, Authentication.Hmac _, Authentication.FormLogin _ -> {
                // Nothing stands in the request itself.
            }
        }
        var request = draft.build(mapper);
        var cookies = token == null ? null : token.cookies();
        return cookies == null
                ? request
                : request.newBuilder().tag(Cookies.class, cookies).build();
    }

    private static String reveal(TokenKeeper.@Nullable Token token) {
        return token == null ? "" : token.value().reveal();
    }

    private Transport.Received guarded(Ask.Phase phase, AnswerForm form, Request request) {
        return door.guard().call(() -> watched(phase, form, request));
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
                received.certificate(),
                failure));
    }

    /** Closes idle connections. */
    public void close() {
        transport.close();
    }
}
