package vn.tthc.monitor.connector.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Request;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.decoding.Document;
import vn.tthc.monitor.connector.decoding.UndecodableException;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.platform.SecretMask;

/**
 * One request and what came of it, for metrics and for the test read.
 *
 * @param status 0 where no answer came
 * @param form what the answer should be written in
 * @param certificateUntil when the machine's certificate expires; null without TLS
 * @param certificate whose certificate it is, by whom and until when; null without TLS
 * @param failure what went wrong on the wire or with the status; null for an answer
 */
public record Exchange(
        Ask.Phase phase,
        Request request,
        int status,
        Headers headers,
        ByteString body,
        AnswerForm form,
        Duration took,
        @Nullable Instant certificateUntil,
        @Nullable String certificate,
        @Nullable SourceFailure failure) {

    private static final int ERROR = 400;

    /** Numbers of papers, telephones and accounts. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,}");

    /** Told about every request of a session. */
    @FunctionalInterface
    public interface Watcher {
        void exchanged(Exchange exchange);
    }

    /** The answer as a tree, where it is one; empty for anything else. */
    public Optional<JsonNode> json() {
        try {
            return Optional.of(
                            Document.of(body, form, headers.get("Content-Type")).tree())
                    .filter(tree -> tree.isObject() || tree.isArray());
        } catch (UndecodableException _) {
            return Optional.empty();
        }
    }

    /** The request as text with secrets and query values hidden. */
    public String requestText() {
        var text = new StringBuilder(Sentences.place(request)).append('\n');
        append(text, request.headers());
        var content = request.body();
        if (content != null) {
            try (var buffer = new Buffer()) {
                content.writeTo(buffer);
                text.append('\n').append(buffer.readUtf8());
            } catch (IOException e) {
                text.append('\n').append(e.getMessage());
            }
        }
        return SecretMask.mask(text.toString());
    }

    /** The answer as text with secrets hidden, its body cut at a number of characters. */
    public String answerText(int longest) {
        var text = new StringBuilder("HTTP ").append(status).append('\n');
        append(text, headers);
        var content = body.utf8();
        text.append('\n').append(content, 0, Math.min(longest, content.length()));
        if (content.length() > longest) {
            text.append("… (").append(body.size()).append(" byte)");
        }
        return SecretMask.mask(text.toString());
    }

    /** The request without what it carries: method, address and headers, values of the query and secrets hidden. */
    public String requestBriefly() {
        var text = new StringBuilder(Sentences.place(request)).append('\n');
        append(text, request.headers());
        return SecretMask.mask(text.toString()).strip();
    }

    /** Status and headers; of an error the beginning of its text without long numbers, of data only how much there was. */
    public String answerBriefly(int longest) {
        if (status == 0) {
            return failure == null ? "" : failure.sentence();
        }
        var text = new StringBuilder("HTTP ").append(status).append('\n');
        append(text, headers);
        if (status < ERROR) {
            text.append("(").append(body.size()).append(" byte; nội dung không được giữ vì có thể có dữ liệu cá nhân)");
        } else {
            var content = body.substring(0, Math.min(longest, body.size())).utf8();
            text.append(LONG_NUMBER.matcher(content).replaceAll(SecretMask.MASK));
        }
        return SecretMask.mask(text.toString()).strip();
    }

    private static void append(StringBuilder text, Headers headers) {
        for (var header : headers) {
            var secret = header.getFirst().equalsIgnoreCase("Authorization")
                    || header.getFirst().equalsIgnoreCase("Set-Cookie")
                    || header.getFirst().equalsIgnoreCase("Cookie");
            text.append(header.getFirst())
                    .append(": ")
                    .append(secret ? SecretMask.MASK : header.getSecond())
                    .append('\n');
        }
    }
}
