package vn.tthc.monitor.alert.channel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** A chat of the Zalo Bot Platform. The body decides, not the HTTP status; the token stands in the address. */
final class ZaloBotChannel extends JsonChannel {
    /** So many refusals of the chat in a row and it is not called any more. */
    private static final int PATIENCE = 3;

    private final ChannelPlan.ZaloBot settings;
    private final BotCheck check;
    private final AtomicInteger refusals = new AtomicInteger();

    ZaloBotChannel(ChannelPlan.ZaloBot settings, HttpPost post, JsonMapper json) {
        super(post, json);
        this.settings = settings;
        this.check = new BotCheck(post, json);
    }

    @Override
    public @Nullable String notice() {
        return check.notice();
    }

    @Override
    public void upkeep() {
        check.look(address(settings, "getMe"));
    }

    @Override
    String shownAddress() {
        return "…/bot••••••/sendMessage";
    }

    @Override
    Request.Builder request(Outgoing message, String body) {
        return new Request.Builder().url(address(settings, "sendMessage"));
    }

    static HttpUrl address(ChannelPlan.ZaloBot settings, String method) {
        return HttpUrl.get(settings.baseUrl().toString())
                .newBuilder()
                .addPathSegment("bot" + settings.token().reveal())
                .addPathSegment(method)
                .build();
    }

    @Override
    Map<String, Object> content(Outgoing message) {
        return Map.of("chat_id", settings.chatId(), "text", message.text());
    }

    @Override
    Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
        if (tree == null) {
            // A wrong token, a gateway or a captive portal answers with a page of its own; the status decides then.
            return reply.status() >= 300 ? refusal(reply.status(), reply.retryAfter()) : Verdict.unreadable(reply);
        }
        if (tree.path("ok").asBoolean(false)) {
            refusals.set(0);
            return Verdict.accepted(tree.path("result").path("message_id").asString(""));
        }
        return refusal(tree.path("error_code").asInt(reply.status()), retryAfter(tree, reply));
    }

    private Verdict refusal(int code, @Nullable Duration retryAfter) {
        return switch (code) {
            case 400 -> Verdict.of(Meaning.FORMAT);
            case 401, 404 -> Verdict.of(Meaning.AUTH);
            case 403 -> Verdict.of(refusals.incrementAndGet() < PATIENCE ? Meaning.TRANSIENT : Meaning.AUTH);
            case 429 -> Verdict.limited(retryAfter);
            default -> Verdict.of(code >= 300 && code < 500 && code != 408 ? Meaning.PERMANENT : Meaning.TRANSIENT);
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
