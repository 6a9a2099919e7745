package vn.tthc.monitor.connector.source;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.FailureCategory;

/**
 * A good answer of a source.
 *
 * @param json the body; a missing node for an empty one
 * @param xml whether it was XML, where a list without elements leaves nothing behind
 * @param at when it had arrived
 */
public record Answer(
        HttpUrl url, Headers headers, JsonNode json, boolean xml, ByteString body, Duration took, Instant at) {

    /** The address with the values of its query hidden. */
    public String place() {
        return Sentences.address(url);
    }

    /** Whether the source answered without any content, for example HTTP 204. */
    public boolean empty() {
        return json.isMissingNode();
    }

    /** When the source says it answered; null without a readable Date header. */
    public @Nullable Instant sourceTime() {
        return headers.getInstant("Date");
    }

    /** The address behind {@code rel="next"} of the Link headers (RFC 8288); null where there is none. */
    public @Nullable String nextLink() {
        return LinkHeaders.next(headers.values("Link"));
    }

    /** A failure about the content of this answer. */
    public SourceFailure failure(FailureCategory category, String what, String expected, String todo) {
        return SourceFailure.lasting(category, place() + " " + what + "; cần " + expected + ". " + todo);
    }
}
