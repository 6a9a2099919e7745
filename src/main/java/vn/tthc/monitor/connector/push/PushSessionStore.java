package vn.tthc.monitor.connector.push;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.util.Optional;
import okio.ByteString;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open sessions of senders, by their hashes. */
@Component
class PushSessionStore {
    private final JdbcClient jdbc;

    PushSessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose a session is; its proof is a hash that only the session and the password together give. */
    record Row(String username, ByteString proof) {}

    void open(String connector, ByteString hash, Row row, Instant now, Instant expiresAt) {
        jdbc.sql("""
                INSERT INTO connector.push_session (hash, connector, username, proof, opened_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?)""")
                .params(
                        hash.toByteArray(),
                        connector,
                        row.username(),
                        row.proof().toByteArray(),
                        utc(now),
                        utc(expiresAt))
                .update();
    }

    Optional<Row> find(String connector, ByteString hash, Instant now) {
        return jdbc.sql("""
                SELECT username, proof FROM connector.push_session
                WHERE hash = ? AND connector = ? AND expires_at > ?""")
                .params(hash.toByteArray(), connector, utc(now))
                .query((row, _) -> new Row(row.getString(1), ByteString.of(row.getBytes(2))))
                .optional();
    }

    /** Forgets what has expired, and of one account all but the newest sessions. */
    void tidy(String connector, String username, int kept, Instant now) {
        jdbc.sql("DELETE FROM connector.push_session WHERE expires_at <= ?")
                .param(utc(now))
                .update();
        jdbc.sql("""
                DELETE FROM connector.push_session WHERE hash IN (
                    SELECT hash FROM connector.push_session WHERE connector = ? AND username = ?
                    ORDER BY opened_at DESC OFFSET ?)""").params(connector, username, kept).update();
    }
}
