package vn.tthc.monitor.alert.channel;

import java.time.Duration;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.platform.Secret;

/** A provider that takes one JSON body a message. Addresses hold secrets more often than not, so none is ever shown. */
abstract class JsonChannel implements Channel {
    private final HttpPost post;
    private final JsonMapper json;
    private final Duration call;

    JsonChannel(HttpPost post, JsonMapper json) {
        this.post = post;
        this.json = json;
        this.call = post.longestCall();
    }

    @Override
    public Duration longestCall() {
        return call;
    }

    @Override
    public SendAnswer send(Outgoing message) {
        var body = json.writeValueAsString(content(message));
        var shown = "POST " + shownAddress() + " " + body;
        var reply = post.send(request(message, body), body);
        if (reply.failure() != null) {
            return SendAnswer.of(reply.failure(), shown, reply.body());
        }
        var verdict = verdict(reply, JsonObjects.read(json, reply.body()));
        var answer = "HTTP " + reply.status() + " " + reply.body();
        return new SendAnswer(verdict.meaning(), verdict.providerId(), verdict.retryAfter(), shown, answer);
    }

    /** The body, to be written as JSON. */
    abstract Object content(Outgoing message);

    /** Address and headers. */
    abstract Request.Builder request(Outgoing message, String body);

    /**
     * What the answer means.
     *
     * @param tree the answer as a JSON object; null where it is none
     */
    abstract Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree);

    /** The address without what must stay secret. */
    String shownAddress() {
        return "••••••";
    }

    static Request.Builder to(Secret url) {
        return new Request.Builder().url(url.reveal());
    }
}
