package vn.tthc.monitor.alert.channel;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** Any receiver of JSON. The signature covers the time and the body, so that neither can be forged or replayed later. */
final class WebhookChannel extends JsonChannel {
    private final ChannelPlan.Webhook settings;
    private final Clock clock;

    WebhookChannel(ChannelPlan.Webhook settings, HttpPost post, JsonMapper json, Clock clock) {
        super(post, json);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    Request.Builder request(Outgoing message, String body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var key = settings.signingKey().reveal().getBytes(StandardCharsets.UTF_8);
        var signature = HexFormat.of().formatHex(Signature.hmac(key, timestamp + "." + body));
        return to(settings.url())
                .header("X-TTHC-Event-Id", eventId(message))
                .header("X-TTHC-Timestamp", timestamp)
                .header("X-TTHC-Signature", "sha256=" + signature);
    }

    @Override
    Map<String, Object> content(Outgoing message) {
        var content = new LinkedHashMap<String, Object>();
        content.put("event_id", eventId(message));
        content.put("dedup_key", message.subject());
        content.put("seq", message.sequence());
        content.put("status", message.status().name().toLowerCase(Locale.ROOT));
        content.put("kind", message.kind().name().toLowerCase(Locale.ROOT));
        content.put("title", message.title());
        content.put("text", message.text());
        content.put("created_at", message.createdAt().toString());
        if (settings.format() == ChannelPlan.Format.ALERTMANAGER) {
            content.putAll(AlertmanagerBody.of(message));
        }
        return content;
    }

    private static String eventId(Outgoing message) {
        return message.subject() + "/" + message.sequence();
    }

    @Override
    Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
        var status = reply.status();
        if (status >= 200 && status < 300) {
            return Verdict.accepted("");
        }
        return status == 404 ? Verdict.of(Meaning.PERMANENT) : Verdict.ofStatus(reply);
    }
}
