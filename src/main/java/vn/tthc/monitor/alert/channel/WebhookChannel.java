package vn.tthc.monitor.alert.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.Request;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** Any receiver of JSON. The signature covers the time and the body, so that neither can be forged or replayed later. */
final class WebhookChannel implements Channel {
    private final ChannelPlan.Webhook settings;
    private final Duration call;
    private final HttpPost post;
    private final JsonMapper json;
    private final Clock clock;

    WebhookChannel(ChannelPlan.Webhook settings, Duration call, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.call = call;
        this.json = json;
        this.clock = clock;
        this.post = new HttpPost(call);
    }

    @Override
    public Duration longestCall() {
        return call;
    }

    @Override
    public SendAnswer send(Outgoing message) {
        var body = json.writeValueAsString(content(message));
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var request = new Request.Builder()
                .url(settings.url().reveal())
                .header("X-TTHC-Event-Id", eventId(message))
                .header("X-TTHC-Timestamp", timestamp)
                .header("X-TTHC-Signature", "sha256=" + signature(timestamp + "." + body));
        var reply = post.send(request, body);
        var shown = "POST •••••• " + body;
        if (reply.failure() != null) {
            return SendAnswer.of(reply.failure(), shown, reply.body());
        }
        var answer = "HTTP " + reply.status() + " " + reply.body();
        return new SendAnswer(meaning(reply.status()), null, reply.retryAfter(), shown, answer);
    }

    private static Map<String, Object> content(Outgoing message) {
        var content = new LinkedHashMap<String, Object>();
        content.put("event_id", eventId(message));
        content.put("dedup_key", message.subject());
        content.put("seq", message.sequence());
        content.put("status", status(message));
        content.put("kind", message.kind().name().toLowerCase(Locale.ROOT));
        content.put("title", message.title());
        content.put("text", message.text());
        content.put("created_at", message.createdAt().toString());
        return content;
    }

    private static String status(Outgoing message) {
        return switch (message.kind()) {
            case OPENED, WORSE, UNSTABLE, REOPENED, MEMBERS, ACKED, ESCALATED, REMINDER -> "firing";
            case RECOVERED, INTERRUPTED, UNWATCHED -> "resolved";
            case DIGEST, SUMMARY, ALIVE, CHANNEL_TEST -> "info";
        };
    }

    private static String eventId(Outgoing message) {
        return message.subject() + "/" + message.sequence();
    }

    private String signature(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.signingKey().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static Meaning meaning(int status) {
        if (status >= 200 && status < 300) {
            return Meaning.ACCEPTED;
        }
        return switch (status) {
            case 401, 403, 410 -> Meaning.AUTH;
            case 429 -> Meaning.RATE_LIMITED;
            case 408, 425 -> Meaning.TRANSIENT;
            default -> status >= 500 ? Meaning.TRANSIENT : Meaning.PERMANENT;
        };
    }
}
