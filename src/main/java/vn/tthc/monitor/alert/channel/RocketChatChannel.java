package vn.tthc.monitor.alert.channel;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.text.Markup;

/** A room of a Rocket.Chat server. Its limiter answers with a good status now and then, so only the body counts. */
final class RocketChatChannel extends JsonChannel {
    private static final Pattern WAIT = Pattern.compile("wait (\\d{1,6}) second");

    private final ChannelPlan.RocketChat settings;

    RocketChatChannel(ChannelPlan.RocketChat settings, HttpPost post, JsonMapper json) {
        super(post, json);
        this.settings = settings;
    }

    @Override
    Request.Builder request(Outgoing message, String body) {
        return to(settings.url());
    }

    @Override
    Map<String, Object> content(Outgoing message) {
        return Map.of("text", message.plain() ? Markup.unaddressed(message.text()) : Markup.ROCKET.of(message.text()));
    }

    @Override
    Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
        if (tree == null || !tree.has("success")) {
            return Verdict.unreadable(reply);
        }
        if (tree.path("success").asBoolean(false) && reply.status() < 300) {
            return Verdict.accepted(tree.path("message").path("_id").asString(""));
        }
        var words = (tree.path("error").asString("") + tree.path("errorType").asString("")).toLowerCase(Locale.ROOT);
        if (words.contains("too-many-requests") || words.contains("too many requests")) {
            var wait = WAIT.matcher(words);
            return Verdict.limited(wait.find() ? HttpPost.seconds(wait.group(1)) : reply.retryAfter());
        }
        if (words.contains("size-exceeded")) {
            return Verdict.of(Meaning.PERMANENT);
        }
        return reply.status() == 200 || reply.status() == 400
                ? Verdict.of(words.contains("invalid") && words.contains("integration") ? Meaning.AUTH : Meaning.FORMAT)
                : Verdict.ofStatus(reply);
    }
}
