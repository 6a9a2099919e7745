package vn.tthc.monitor.alert.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** A topic of an ntfy server. Whoever knows the topic can read it, so it is a secret and stands in the body. */
final class NtfyChannel extends JsonChannel {
    private static final int URGENT = 4;
    private static final int USUAL = 3;

    private final ChannelPlan.Ntfy settings;

    NtfyChannel(ChannelPlan.Ntfy settings, HttpPost post, JsonMapper json) {
        super(post, json);
        this.settings = settings;
    }

    @Override
    String shownAddress() {
        return settings.baseUrl().toString();
    }

    @Override
    Request.Builder request(Outgoing message, String body) {
        var request = new Request.Builder().url(settings.baseUrl().toString());
        var token = settings.token();
        return token == null ? request : request.header("Authorization", "Bearer " + token.reveal());
    }

    @Override
    Map<String, Object> content(Outgoing message) {
        var content = new LinkedHashMap<String, Object>();
        content.put("topic", settings.topic().reveal());
        content.put("title", message.title());
        content.put("message", message.text());
        content.put("priority", message.status() == Outgoing.Status.FIRING ? URGENT : USUAL);
        message.link().ifPresent(link -> content.put("click", link));
        return content;
    }

    @Override
    Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
        if (reply.status() != 200) {
            return Verdict.ofStatus(reply);
        }
        return tree != null && tree.has("id")
                ? Verdict.accepted(tree.path("id").asString(""))
                : Verdict.unreadable(reply);
    }
}
