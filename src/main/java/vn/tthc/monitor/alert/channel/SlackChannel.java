package vn.tthc.monitor.alert.channel;

import java.util.List;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.text.Markup;

/** A channel of Slack by its incoming webhook. A good answer is the word "ok" alone. */
final class SlackChannel extends JsonChannel {
    private final ChannelPlan.Slack settings;

    SlackChannel(ChannelPlan.Slack settings, HttpPost post, JsonMapper json) {
        super(post, json);
        this.settings = settings;
    }

    @Override
    Request.Builder request(Outgoing message, String body) {
        return to(settings.url());
    }

    @Override
    Map<String, Object> content(Outgoing message) {
        if (message.plain()) {
            return Map.of("text", Markup.MRKDWN.escaped(message.text()), "mrkdwn", false);
        }
        var section =
                Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", Markup.MRKDWN.of(message.text())));
        // The text beside blocks is what a telephone shows on its locked screen.
        return Map.of("text", Markup.MRKDWN.escaped(message.title()), "blocks", List.of(section));
    }

    @Override
    Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
        if (reply.status() == 200) {
            return Verdict.ofOk(reply);
        }
        if (reply.status() == 400) {
            var word = reply.body().strip();
            return Verdict.of(
                    word.contains("invalid_token") || word.contains("no_team") ? Meaning.AUTH : Meaning.FORMAT);
        }
        return Verdict.ofStatus(reply);
    }
}
