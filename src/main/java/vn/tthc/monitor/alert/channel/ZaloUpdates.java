package vn.tthc.monitor.alert.channel;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.platform.SecretMask;

/** Asks a Zalo bot what was written to it; the platform holds the answer back until something is, or half a minute. */
@Component
public class ZaloUpdates {
    /** The longest one question can take. */
    public static final Duration LONGEST = Duration.ofSeconds(40);

    private static final int WAIT_SECONDS = 30;
    private static final int NOTHING_NEW = 408;

    private final HttpPost post = new HttpPost(LONGEST);
    private final JsonMapper json;

    public ZaloUpdates(JsonMapper json) {
        this.json = json;
    }

    /**
     * What came back: a body with events, nothing, or the reason why nobody knows.
     *
     * @param failure masked
     */
    public record News(Optional<JsonNode> body, @Nullable String failure) {
        private static final News NONE = new News(Optional.empty(), null);
    }

    public News ask(ChannelPlan.ZaloBot bot) {
        var request = new Request.Builder().url(ZaloBotChannel.address(bot, "getUpdates"));
        var reply = post.send(request, "{\"timeout\":\"" + WAIT_SECONDS + "\"}");
        if (reply.failure() != null) {
            return failed(reply.body());
        }
        var tree = JsonObjects.read(json, reply.body());
        if (tree != null && tree.path("ok").asBoolean(false)) {
            return new News(Optional.of(tree), null);
        }
        var code = tree == null ? reply.status() : tree.path("error_code").asInt(reply.status());
        return code == NOTHING_NEW ? News.NONE : failed("HTTP " + reply.status() + " " + reply.body());
    }

    private static News failed(String why) {
        var masked = SecretMask.mask(why);
        return new News(Optional.empty(), masked.length() <= 300 ? masked : masked.substring(0, 300) + "…");
    }
}
