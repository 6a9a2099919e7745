package vn.tthc.monitor.connector.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.HttpSettings;

/** What every kind of login does alike: it asks through the connector's guards, and says plainly when it is refused. */
final class LoginCalls {
    /** A token is dropped this long before it ends, or a tenth of its life before for short ones. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final int SHORT_LIFE_SHARE = 10;

    /** More than any real token lives; a source that says more has mistaken its unit. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final HttpSettings settings;
    private final Answers answers;
    private final SourceSession.Tools tools;
    private final BiFunction<Request, AnswerForm, Transport.Received> send;

    /**
     * Makes the calls of one connector.
     *
     * @param send sends a request through the connector's guards; its answer has a good status
     */
    LoginCalls(
            HttpSettings settings,
            Answers answers,
            SourceSession.Tools tools,
            BiFunction<Request, AnswerForm, Transport.Received> send) {
        this.settings = settings;
        this.answers = answers;
        this.tools = tools;
        this.send = send;
    }

    HttpSettings settings() {
        return settings;
    }

    Answers answers() {
        return answers;
    }

    JsonMapper mapper() {
        return tools.mapper();
    }

    Clock clock() {
        return tools.clock();
    }

    /** Sends what holds no password yet: a refusal is one of the call, not of the login. */
    Transport.Received prepare(Request request, AnswerForm form) {
        return send.apply(request, form);
    }

    /** Sends what proves who we are. */
    Transport.Received send(Request request, AnswerForm form) {
        try {
            return send.apply(request, form);
        } catch (SourceFailure e) {
            if (refusesLogin(e)) {
                var why = e.status() == 0 ? e.sentence() : "HTTP " + e.status();
                throw e.asRefusedLogin(Sentences.loginRefused(Sentences.place(request), why));
            }
            throw e;
        }
    }

    /** Sends what proves who we are, and reads the answer. */
    Answer ask(Request request, AnswerForm form) {
        var received = send(request, form);
        try {
            return answers.decode(received, form);
        } catch (SourceFailure e) {
            // A fault with a good status.
            throw e.category() == FailureCategory.AUTH
                    ? e.asRefusedLogin(Sentences.loginRefused(Sentences.place(request), e.sentence()))
                    : e;
        }
    }

    private static boolean refusesLogin(SourceFailure failure) {
        return failure.category() == FailureCategory.AUTH
                || (failure.category() == FailureCategory.HTTP_4XX
                        && (failure.status() == 400 || failure.status() == 422));
    }

    /** The answer says in its own words that the login has failed. */
    static SourceFailure refused(String where, String why) {
        return SourceFailure.ofRefusedLogin(Sentences.loginRefused(where, why));
    }

    /** When something that lives so long is better renewed. */
    Instant until(Duration life) {
        var sane = life.compareTo(LONGEST) > 0 ? LONGEST : life;
        var share = sane.dividedBy(SHORT_LIFE_SHARE);
        return clock().instant().plus(sane).minus(share.compareTo(MARGIN) < 0 ? share : MARGIN);
    }

    /** When something that the file gives so long ends; null for until it is refused. */
    @Nullable Instant after(@Nullable Duration life) {
        return life == null ? null : clock().instant().plus(life);
    }
}
