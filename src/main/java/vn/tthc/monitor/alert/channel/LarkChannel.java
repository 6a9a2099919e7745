package vn.tthc.monitor.alert.channel;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** A group of Lark or Feishu. Every answer has status 200; its code decides. */
final class LarkChannel extends JsonChannel {
    private static final int BAD_BODY = 9499;
    private static final int BUSY = 11232;
    private static final int BAD_ADDRESS = 19001;
    private static final int BAD_SIGNATURE = 19021;
    private static final int BAD_NETWORK = 19022;
    private static final int NO_KEYWORD = 19024;

    private final ChannelPlan.Lark settings;
    private final Clock clock;

    LarkChannel(ChannelPlan.Lark settings, HttpPost post, JsonMapper json, Clock clock) {
        super(post, json);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    Request.Builder request(Outgoing message, String body) {
        return to(settings.url());
    }

    @Override
    Map<String, Object> content(Outgoing message) {
        var content = new LinkedHashMap<String, Object>();
        var key = settings.signingKey();
        if (key != null) {
            var timestamp = Long.toString(clock.instant().getEpochSecond());
            // The provider's own order: time and secret make the key, and nothing is signed with it.
            var signature = Signature.hmac((timestamp + "\n" + key.reveal()).getBytes(StandardCharsets.UTF_8), "");
            content.put("timestamp", timestamp);
            content.put("sign", Base64.getEncoder().encodeToString(signature));
        }
        content.put("msg_type", "text");
        // "<at …>" would call people.
        content.put("content", Map.of("text", message.text().replace("<", "‹")));
        return content;
    }

    @Override
    Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
        if (tree == null || !(tree.has("code") || tree.has("StatusCode"))) {
            return Verdict.unreadable(reply);
        }
        return switch (tree.has("code")
                ? tree.path("code").asInt(-1)
                : tree.path("StatusCode").asInt(-1)) {
            case 0 -> Verdict.accepted("");
            case BAD_BODY -> Verdict.of(Meaning.FORMAT);
            case BUSY -> Verdict.limited(reply.retryAfter());
            case BAD_ADDRESS, BAD_SIGNATURE, BAD_NETWORK, NO_KEYWORD -> Verdict.of(Meaning.AUTH);
            default -> reply.status() < 300 ? Verdict.of(Meaning.PERMANENT) : Verdict.ofStatus(reply);
        };
    }
}
