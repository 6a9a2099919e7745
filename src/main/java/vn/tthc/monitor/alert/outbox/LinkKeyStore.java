package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that signs links, one for all nodes. */
@Component
class LinkKeyStore {
    private final JdbcClient jdbc;

    LinkKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The stored key, or the given one stored now; nodes that start together agree. */
    String findOrStore(String key, Instant now) {
        jdbc.sql("INSERT INTO alert.link_key (key, created_at) VALUES (:key, :now) ON CONFLICT DO NOTHING")
                .param("key", key)
                .param("now", utc(now))
                .update();
        return jdbc.sql("SELECT key FROM alert.link_key").query(String.class).single();
    }
}
