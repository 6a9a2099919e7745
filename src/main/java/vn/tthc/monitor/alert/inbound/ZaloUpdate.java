package vn.tthc.monitor.alert.inbound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event of a Zalo bot, whether asked for or sent to us: both have the same content, wrapped differently.
 *
 * @param name of the chat; null where it is not told
 * @param text empty for pictures and the like
 */
record ZaloUpdate(
        String id,
        String chat,
        @Nullable String name,
        boolean group,
        String who,
        boolean ofBot,
        String text,
        Instant at) {

    private static final Pattern NAMED = Pattern.compile(
            "^@[^\\n]{1,60}?(?=\\s+(ack|nhận|note|ghi|help|giúp)\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    /** The events in an answer of {@code getUpdates} or in a call of the webhook. */
    static List<ZaloUpdate> in(JsonNode body, Instant now) {
        var content = body.has("result") ? body.path("result") : body;
        var updates = new ArrayList<ZaloUpdate>();
        if (content.isArray()) {
            content.forEach(one -> of(one, now).ifPresent(updates::add));
        } else {
            of(content, now).ifPresent(updates::add);
        }
        return updates;
    }

    private static Optional<ZaloUpdate> of(JsonNode event, Instant now) {
        var message = event.path("message");
        var chat = message.path("chat");
        var id = message.path("message_id").asString("");
        var chatId = chat.path("id").asString("");
        if (id.isEmpty() || chatId.isEmpty()) {
            return Optional.empty();
        }
        var from = message.path("from");
        var sent = message.path("date").asLong(0);
        return Optional.of(new ZaloUpdate(
                id,
                chatId,
                first(chat, "title", "name", "display_name"),
                chat.path("chat_type").asString("").equalsIgnoreCase("GROUP"),
                Optional.ofNullable(first(from, "display_name", "name", "id")).orElse("?"),
                from.path("is_bot").asBoolean(false),
                message.path("text").asString(""),
                sent <= 0 ? now : Instant.ofEpochMilli(sent)));
    }

    private static @Nullable String first(JsonNode node, String... keys) {
        for (var key : keys) {
            var text = node.path(key).asString("").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    /** The text without the mention that made the platform hand it to us; names of bots may have several words. */
    String words() {
        return NAMED.matcher(text.strip())
                .replaceFirst("")
                .replaceFirst("^@\\S+", "")
                .strip();
    }
}
