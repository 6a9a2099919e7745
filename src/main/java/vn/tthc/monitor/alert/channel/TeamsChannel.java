package vn.tthc.monitor.alert.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/**
 * A flow of Microsoft Teams that posts a card. The flow answers before it posts, so what is wrong with a card is only seen
 * in its run history: the card keeps to the oldest version that shows everything, and its text needs no escaping.
 */
final class TeamsChannel extends JsonChannel {
    private static final String VERSION = "1.4";

    /** Every line costs the card some bytes; further lines share a block, so that the whole keeps within the limit. */
    private static final int MOST_BLOCKS = 40;

    /** The old connectors told an error of the inner service inside a good answer. */
    private static final Pattern INNER_ERROR = Pattern.compile("HTTP error (\\d{3})");

    private final ChannelPlan.Teams settings;

    TeamsChannel(ChannelPlan.Teams settings, HttpPost post, JsonMapper json) {
        super(post, json);
        this.settings = settings;
    }

    @Override
    Request.Builder request(Outgoing message, String body) {
        return to(settings.url());
    }

    @Override
    Map<String, Object> content(Outgoing message) {
        var card = new LinkedHashMap<String, Object>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", VERSION);
        card.put("body", blocks(message.text()));
        message.link()
                .ifPresent(link -> card.put(
                        "actions", List.of(Map.of("type", "Action.OpenUrl", "title", "Mở trang", "url", link))));
        card.put("msteams", Map.of("width", "Full"));
        var attachment = new LinkedHashMap<String, @Nullable Object>();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.put("contentUrl", null);
        attachment.put("content", card);
        return Map.of("type", "message", "attachments", List.of(attachment));
    }

    private static List<Map<String, Object>> blocks(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        var blocks = new ArrayList<Map<String, Object>>();
        for (var index = 0; index < Math.min(lines.size(), MOST_BLOCKS); index++) {
            blocks.add(block(lines.get(index), index == 0));
        }
        if (lines.size() > MOST_BLOCKS) {
            blocks.add(block(String.join(" · ", lines.subList(MOST_BLOCKS, lines.size())), false));
        }
        return blocks;
    }

    /** Runs of text show everything as it is; a text block would take dashes and stars for mark-up. */
    private static Map<String, Object> block(String line, boolean bold) {
        var run = new LinkedHashMap<String, Object>();
        run.put("type", "TextRun");
        run.put("text", line);
        if (bold) {
            run.put("weight", "Bolder");
        }
        return Map.of("type", "RichTextBlock", "inlines", List.of(run));
    }

    @Override
    Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
        if (reply.status() == 202) {
            return Verdict.accepted("");
        }
        if (reply.status() == 200) {
            return old(reply);
        }
        if (reply.status() == 400 && reply.body().contains("TriggerIsNotEnabled")) {
            return Verdict.of(Meaning.AUTH);
        }
        return Verdict.ofStatus(reply);
    }

    private static Verdict old(HttpPost.Reply reply) {
        var inner = INNER_ERROR.matcher(reply.body());
        if (inner.find()) {
            return Verdict.ofStatus(new HttpPost.Reply(Integer.parseInt(inner.group(1)), "", reply.retryAfter(), null));
        }
        var good = reply.body().isBlank() || "1".equals(reply.body().strip());
        return good ? Verdict.accepted("") : Verdict.of(Meaning.TRANSIENT);
    }
}
