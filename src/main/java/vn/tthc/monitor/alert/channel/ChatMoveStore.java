package vn.tthc.monitor.alert.channel;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chats that got another id, because people do not edit the file at the minute a group grows. */
@Component
class ChatMoveStore {
    private final JdbcClient jdbc;

    ChatMoveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the chat of the file is now; empty where it never moved. */
    Optional<String> current(String channel, String chat) {
        return jdbc.sql("SELECT new_chat FROM alert.chat_move WHERE channel = :channel AND chat = :chat")
                .param("channel", channel)
                .param("chat", chat)
                .query((results, row) -> results.getString("new_chat"))
                .optional();
    }

    void moved(String channel, String chat, String newChat) {
        jdbc.sql("""
                INSERT INTO alert.chat_move (channel, chat, new_chat) VALUES (:channel, :chat, :newChat)
                ON CONFLICT (channel, chat) DO UPDATE SET new_chat = :newChat""")
                .param("channel", channel)
                .param("chat", chat)
                .param("newChat", newChat)
                .update();
    }
}
