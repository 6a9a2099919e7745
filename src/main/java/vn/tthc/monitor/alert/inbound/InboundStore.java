package vn.tthc.monitor.alert.inbound;

import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Retention;

/** Where our bots were seen, which events were taken already, and which node asks a bot for news. */
@Component
class InboundStore implements Retention {
    private static final Duration KEEP_EVENTS = Duration.ofDays(7);
    private static final Duration KEEP_CHATS = Duration.ofDays(180);

    private final JdbcClient jdbc;

    InboundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A seen chat as stored. */
    record Chat(
            String channel,
            String id,
            @Nullable String name,
            boolean group,
            @Nullable String writer,
            Instant seenAt) {}

    /** Notes an event; false where it was taken before, for providers send again what they think was lost. */
    boolean take(String channel, ZaloUpdate update, Instant now) {
        return jdbc.sql("""
                INSERT INTO alert.inbound_event (channel, event, at) VALUES (:channel, :event, :now)
                ON CONFLICT DO NOTHING""")
                        .param("channel", channel)
                        .param("event", update.id())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void seen(String channel, ZaloUpdate update, Instant now) {
        jdbc.sql("""
                INSERT INTO alert.seen_chat (channel, chat, name, of_group, writer, seen_at)
                VALUES (:channel, :chat, :name, :group, :writer, :now)
                ON CONFLICT (channel, chat) DO UPDATE SET name = coalesce(excluded.name, seen_chat.name),
                    of_group = excluded.of_group, writer = excluded.writer, seen_at = excluded.seen_at""")
                .param("channel", channel)
                .param("chat", update.chat())
                .param("name", update.name())
                .param("group", update.group())
                .param("writer", update.who())
                .param("now", utc(now))
                .update();
    }

    List<Chat> chats() {
        return jdbc.sql("SELECT * FROM alert.seen_chat ORDER BY seen_at DESC, channel, chat LIMIT 50")
                .query((results, row) -> new Chat(
                        results.getString("channel"),
                        results.getString("chat"),
                        results.getString("name"),
                        results.getBoolean("of_group"),
                        results.getString("writer"),
                        required(results, "seen_at")))
                .list();
    }

    /** Whether this node may ask the bot until then; a bot that two nodes ask gives each of them half of its news. */
    boolean lease(String channel, UUID node, Instant now, Instant until) {
        return jdbc.sql("""
                INSERT INTO alert.inbox_lease AS l (channel, node, until) VALUES (:channel, :node, :until)
                ON CONFLICT (channel) DO UPDATE SET node = :node, until = :until
                WHERE l.node = :node OR l.until <= :now""")
                        .param("channel", channel)
                        .param("node", node)
                        .param("now", utc(now))
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    @Override
    public long apply(Instant now) {
        long chats = jdbc.sql("DELETE FROM alert.seen_chat WHERE seen_at < :before")
                .param("before", utc(now.minus(KEEP_CHATS)))
                .update();
        return chats
                + jdbc.sql("DELETE FROM alert.inbound_event WHERE at < :before")
                        .param("before", utc(now.minus(KEEP_EVENTS)))
                        .update();
    }
}
