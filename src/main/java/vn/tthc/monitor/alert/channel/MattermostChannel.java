package vn.tthc.monitor.alert.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.text.Markup;

/** A channel of a Mattermost server, often one's own and so within reach when the Internet is not. */
final class MattermostChannel extends JsonChannel {
    private final ChannelPlan.Mattermost settings;

    MattermostChannel(ChannelPlan.Mattermost settings, HttpPost post, JsonMapper json) {
        super(post, json);
        this.settings = settings;
    }

    @Override
    Request.Builder request(Outgoing message, String body) {
        return to(settings.url());
    }

    @Override
    Map<String, Object> content(Outgoing message) {
        var content = new LinkedHashMap<String, Object>();
        content.put("text", message.plain() ? Markup.unaddressed(message.text()) : Markup.MARKDOWN.of(message.text()));
        if (settings.room() != null) {
            content.put("channel", settings.room());
        }
        return content;
    }

    @Override
    Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
        if (reply.status() == 200) {
            return Verdict.ofOk(reply);
        }
        return reply.status() == 400 ? Verdict.of(Meaning.FORMAT) : Verdict.ofStatus(reply);
    }
}
