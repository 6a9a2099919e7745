package vn.tthc.monitor.connector.source;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.decoding.Document;
import vn.tthc.monitor.connector.decoding.UndecodableException;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.HttpSettings;

/** Decides whether what came back is a good answer, and names what is wrong with it otherwise. */
final class Answers {
    private static final int QUOTED_BYTES = 400;
    private static final int LOOKED_THROUGH = 256 * 1024;
    private static final Pattern PASSWORD_FIELD =
            Pattern.compile("<input\\b[^>]*\\btype\\s*=\\s*[\"']?password\\b", Pattern.CASE_INSENSITIVE);
    private static final List<String> EXPLANATIONS =
            List.of("message", "error_description", "error", "statusDescription", "detail", "title");

    private final HttpSettings settings;
    private final Clock clock;

    Answers(HttpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Throws for every status that is no success; part of the guarded call, so that repeats and breaker see it. */
    void requireGoodStatus(Transport.Received received) {
        var status = received.status();
        if (status >= 200 && status < 300) {
            return;
        }
        var json = leniently(received);
        var fault = json == null ? null : SoapFault.of(json);
        if (json != null && fault != null) {
            throw failure(fault, json, received);
        }
        var told = json == null ? null : category(json);
        if (told != null) {
            throw SourceFailure.answered(
                    told, told == FailureCategory.AUTH ? 401 : status, false, null, explained(received, told));
        }
        throw byStatus(received);
    }

    private SourceFailure byStatus(Transport.Received received) {
        var request = received.request();
        var status = received.status();
        var cap = settings.limits().retryAfterCap();
        var asked = RetryAfter.read(received.headers().get("Retry-After"), clock);
        var patient = asked == null || asked.compareTo(cap) <= 0;
        return switch (status) {
            case 401, 403 ->
                SourceFailure.answered(
                        FailureCategory.AUTH, status, false, null, Sentences.unauthorized(request, status));
            case 407 ->
                SourceFailure.answered(FailureCategory.UNREACHABLE, status, false, null, Sentences.proxyLogin(request));
            case 429 ->
                SourceFailure.answered(
                        FailureCategory.RATE_LIMITED,
                        status,
                        patient,
                        asked,
                        Sentences.rateLimited(request, asked, cap));
            default ->
                status >= 500
                        ? SourceFailure.answered(
                                FailureCategory.HTTP_5XX,
                                status,
                                patient,
                                asked,
                                Sentences.serverError(request, status))
                        : SourceFailure.answered(
                                FailureCategory.HTTP_4XX,
                                status,
                                false,
                                null,
                                Sentences.clientError(request, status, quotable(received)));
        };
    }

    /** Whether a page with a password field came where data should be: the session has ended. */
    boolean loginPage(Transport.Received received) {
        return html(received)
                && PASSWORD_FIELD
                        .matcher(start(received.body(), LOOKED_THROUGH))
                        .find();
    }

    Answer decode(Transport.Received received, AnswerForm form) {
        var place = Sentences.place(received.request());
        if (html(received)) {
            throw SourceFailure.lasting(FailureCategory.UNREADABLE, Sentences.html(place, loginPage(received)));
        }
        var content = content(received, form, place);
        var fault = SoapFault.of(content.tree());
        if (fault != null) {
            throw failure(fault, content.tree(), received);
        }
        return new Answer(
                received.request().url(),
                received.headers(),
                content.tree(),
                content.xml(),
                received.body(),
                received.took(),
                clock.instant());
    }

    private Document content(Transport.Received received, AnswerForm form, String place) {
        try {
            return Document.of(received.body(), form, type(received));
        } catch (UndecodableException e) {
            throw SourceFailure.lasting(
                    FailureCategory.UNREADABLE,
                    Sentences.undecodable(place, e.what(), quotable(received), e.expected()),
                    e);
        }
    }

    /** A fault keeps its meaning whatever its status: many servers answer every fault with HTTP 500, some with 200. */
    private SourceFailure failure(SoapFault fault, JsonNode json, Transport.Received received) {
        var told = category(json);
        var category = told != null ? told : fault.ofLogin() ? FailureCategory.AUTH : FailureCategory.REFUSED;
        return SourceFailure.answered(
                category,
                category == FailureCategory.AUTH ? 401 : received.status(),
                false,
                null,
                Sentences.fault(Sentences.place(received.request()), fault.code(), fault.text(), category));
    }

    /** Throws where the answer's own words say that it failed; an empty answer says nothing. */
    void requireSuccess(Answer answer) {
        var rule = settings.success();
        if (answer.empty() || (rule != null && rule.holds(answer.json()))) {
            return;
        }
        var told = category(answer.json());
        if (told != null) {
            throw SourceFailure.lasting(told, Sentences.told(answer.place(), told, said(answer.json())));
        }
        if (rule == null) {
            return;
        }
        var found = rule.path().read(answer.json());
        if (found.isMissingNode()) {
            throw SourceFailure.lasting(
                    FailureCategory.SCHEMA,
                    Sentences.successMissing(
                            answer.place(),
                            rule.path().toString(),
                            List.copyOf(answer.json().propertyNames())));
        }
        throw SourceFailure.lasting(
                FailureCategory.REFUSED,
                Sentences.refused(answer.place(), rule.path().toString(), text(found), rule.in(), said(answer.json())));
    }

    /** What kind of failure the answer tells by the rules of the file; null where none holds. */
    @Nullable FailureCategory category(JsonNode json) {
        for (var failure : settings.failures()) {
            if (failure.when().holds(json)) {
                return failure.category();
            }
        }
        return null;
    }

    private String explained(Transport.Received received, FailureCategory told) {
        return Sentences.place(received.request()) + " báo lỗi loại " + told.word() + " (HTTP " + received.status()
                + ", "
                + Sentences.quote(quotable(received))
                + "); cần câu trả lời thành công. Xử lý theo loại lỗi đã khai ở http.failures.";
    }

    private static String text(JsonNode node) {
        var text = DottedPath.textOf(node);
        return text == null ? node.toString() : text;
    }

    private String quotable(Transport.Received received) {
        var json = leniently(received);
        var said = json == null ? start(received.body(), QUOTED_BYTES) : said(json);
        return said == null ? "" : said;
    }

    /** The body as an object; null for anything else. */
    @Nullable JsonNode leniently(Transport.Received received) {
        if (html(received)) {
            return null;
        }
        try {
            var json = Document.of(received.body(), AnswerForm.AUTO, type(received))
                    .tree();
            return json.isObject() ? json : null;
        } catch (UndecodableException _) {
            return null;
        }
    }

    private static @Nullable String type(Transport.Received received) {
        return received.headers().get("Content-Type");
    }

    /** What the answer says of itself, to stand behind what we say of it; empty for nothing. */
    String explanation(JsonNode json) {
        var said = said(json);
        return said == null ? "" : ", " + said;
    }

    /** Looks through the whole answer, so only failures ask. */
    private static @Nullable String said(JsonNode json) {
        for (var name : EXPLANATIONS) {
            var node = json.findValue(name);
            if (node != null && node.isString() && !node.stringValue().isBlank()) {
                return node.stringValue();
            }
        }
        return null;
    }

    private static boolean html(Transport.Received received) {
        return Document.html(received.body(), type(received));
    }

    private static String start(ByteString body, int most) {
        var text = body.substring(0, Math.min(most, body.size())).utf8();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
