package vn.tthc.monitor.alert.channel;

import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** A chat of the Zalo Bot Platform. The body decides, not the HTTP status; the token stands in the address. */
final class ZaloBotChannel implements Channel {
    private static final String SHOWN = "POST …/bot••••••/sendMessage ";

    private final ChannelPlan.ZaloBot settings;
    private final Duration call;
    private final HttpPost post;
    private final JsonMapper json;

    ZaloBotChannel(ChannelPlan.ZaloBot settings, Duration call, JsonMapper json) {
        this.settings = settings;
        this.call = call;
        this.json = json;
        this.post = new HttpPost(call);
    }

    @Override
    public Duration longestCall() {
        return call;
    }

    @Override
    public SendAnswer send(Outgoing message) {
        var body = json.writeValueAsString(Map.of("chat_id", settings.chatId(), "text", message.text()));
        var address = HttpUrl.get(settings.baseUrl().toString())
                .newBuilder()
                .addPathSegment("bot" + settings.token().reveal())
                .addPathSegment("sendMessage")
                .build();
        var reply = post.send(new Request.Builder().url(address), body);
        return judge(reply, SHOWN + body);
    }

    private SendAnswer judge(HttpPost.Reply reply, String request) {
        if (reply.failure() != null) {
            return SendAnswer.of(reply.failure(), request, reply.body());
        }
        var answer = "HTTP " + reply.status() + " " + reply.body();
        var tree = tree(reply.body());
        if (tree == null) {
            return new SendAnswer(unreadable(reply), null, reply.retryAfter(), request, answer);
        }
        if (tree.path("ok").asBoolean(false)) {
            var id = tree.path("result").path("message_id").asString("");
            return new SendAnswer(Meaning.ACCEPTED, id.isEmpty() ? null : id, null, request, answer);
        }
        var code = tree.path("error_code").asInt(reply.status());
        return new SendAnswer(meaning(code), null, retryAfter(tree, reply), request, answer);
    }

    private @Nullable JsonNode tree(String body) {
        try {
            var tree = json.readTree(body);
            return tree.isObject() ? tree : null;
        } catch (JacksonException _) {
            // A wrong token, a gateway or a captive portal answers with a page of its own; the status decides then.
            return null;
        }
    }

    private static Meaning unreadable(HttpPost.Reply reply) {
        if (reply.status() >= 300) {
            return meaning(reply.status());
        }
        // Half of a JSON answer may well be half of "ok"; a page is from somebody in between.
        return reply.body().stripLeading().startsWith("{") ? Meaning.AMBIGUOUS : Meaning.TRANSIENT;
    }

    private static Meaning meaning(int code) {
        return switch (code) {
            case 400 -> Meaning.FORMAT;
            case 401, 403, 404 -> Meaning.AUTH;
            case 429 -> Meaning.RATE_LIMITED;
            default -> code >= 300 && code < 500 && code != 408 ? Meaning.PERMANENT : Meaning.TRANSIENT;
        };
    }

    private static @Nullable Duration retryAfter(JsonNode tree, HttpPost.Reply reply) {
        for (var place : new JsonNode[] {
            tree.path("parameters").path("retry_after"),
            tree.path("retry_after"),
            tree.path("result").path("retry_after")
        }) {
            var wait = HttpPost.seconds(place.asString(""));
            if (wait != null) {
                return wait;
            }
        }
        return reply.retryAfter();
    }
}
