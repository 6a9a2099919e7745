package vn.tthc.monitor.alert.channel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.text.Markup;

/** A chat of Telegram. A group that became a supergroup has another id from then on, which is kept. */
final class TelegramChannel extends JsonChannel {
    private final String id;
    private final ChannelPlan.Telegram settings;
    private final ChatMoveStore moves;
    private final BotCheck check;

    TelegramChannel(String id, ChannelPlan.Telegram settings, HttpPost post, JsonMapper json, ChatMoveStore moves) {
        super(post, json);
        this.id = id;
        this.settings = settings;
        this.moves = moves;
        this.check = new BotCheck(post, json);
    }

    @Override
    public @Nullable String notice() {
        return check.notice();
    }

    @Override
    public void upkeep() {
        check.look(address("getMe"));
    }

    @Override
    String shownAddress() {
        return "…/bot••••••/sendMessage";
    }

    @Override
    Request.Builder request(Outgoing message, String body) {
        return new Request.Builder().url(address("sendMessage"));
    }

    private HttpUrl address(String method) {
        return HttpUrl.get(settings.baseUrl().toString())
                .newBuilder()
                .addPathSegment("bot" + settings.token().reveal())
                .addPathSegment(method)
                .build();
    }

    @Override
    Map<String, Object> content(Outgoing message) {
        var content = new LinkedHashMap<String, Object>();
        content.put("chat_id", chat());
        content.put("text", message.plain() ? message.text() : Markup.HTML.of(message.text()));
        if (!message.plain()) {
            content.put("parse_mode", "HTML");
        }
        if (settings.thread() != null) {
            content.put("message_thread_id", settings.thread());
        }
        content.put("disable_notification", message.status() == Outgoing.Status.INFO);
        content.put("link_preview_options", Map.of("is_disabled", true));
        return content;
    }

    private String chat() {
        return moves.current(id, settings.chatId()).orElse(settings.chatId());
    }

    @Override
    Verdict verdict(HttpPost.Reply reply, @Nullable JsonNode tree) {
        if (tree == null || !tree.has("ok")) {
            return Verdict.unreadable(reply);
        }
        if (tree.path("ok").asBoolean(false)) {
            return Verdict.accepted(tree.path("result").path("message_id").asString(""));
        }
        var moved = tree.path("parameters").path("migrate_to_chat_id").asString("");
        if (!moved.isEmpty()) {
            moves.moved(id, settings.chatId(), moved);
            // Certainly not delivered: the next try goes to the new chat.
            return Verdict.of(Meaning.TRANSIENT);
        }
        return refusal(tree, tree.path("error_code").asInt(reply.status()), reply);
    }

    private static Verdict refusal(JsonNode tree, int code, HttpPost.Reply reply) {
        var asked = HttpPost.seconds(tree.path("parameters").path("retry_after").asString(""));
        var words = tree.path("description").asString("").toLowerCase(Locale.ROOT);
        return switch (code) {
            case 429 -> Verdict.limited(asked == null ? reply.retryAfter() : asked);
            case 401, 404 -> Verdict.of(Meaning.AUTH);
            case 400 -> Verdict.of(words.contains("can't parse entities") ? Meaning.FORMAT : Meaning.PERMANENT);
            default -> Verdict.of(code >= 500 ? Meaning.TRANSIENT : Meaning.PERMANENT);
        };
    }
}
