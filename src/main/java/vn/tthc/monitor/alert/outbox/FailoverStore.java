package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Which channels take nothing, and which critical messages are stuck in them. */
@Component
class FailoverStore {
    private final JdbcClient jdbc;

    FailoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Channels that have taken nothing since the instant or longer. */
    List<String> failingSince(Instant limit) {
        return jdbc.sql(
                        "SELECT channel FROM alert.lane WHERE least(failing_since, stopped_at) <= :limit ORDER BY channel")
                .param("limit", utc(limit))
                .query((row, number) -> row.getString("channel"))
                .list();
    }

    /** A first word about something critical that waits in a channel. */
    record Stuck(long id, long incident, String channel, String text) {}

    /**
     * The newest stuck word of each incident that no working channel was told of or is about to be. One that is over is told
     * to nobody new: whoever heard of it only now would never hear of its end.
     */
    List<Stuck> stuck(Collection<String> failing, Instant writtenBefore) {
        return jdbc.sql("""
                SELECT DISTINCT ON (o.incident) o.id, o.incident, o.channel, o.text FROM alert.outbox o
                WHERE o.channel = ANY (:failing) AND o.priority = 0 AND o.incident IS NOT NULL AND o.kind IN %s
                    AND o.not_before IS NOT NULL AND o.state IN ('PENDING', 'DEFERRED', 'UNCERTAIN')
                    AND o.created_at <= :before
                    AND NOT EXISTS (SELECT 1 FROM alert.outbox n WHERE n.incident = o.incident AND n.kind IN %s
                        AND n.channel <> ALL (:failing))
                    AND NOT EXISTS (SELECT 1 FROM alert.outbox e WHERE e.incident = o.incident
                        AND e.sequence > o.sequence AND e.kind IN ('RECOVERED', 'UNWATCHED'))
                ORDER BY o.incident, o.sequence DESC""".formatted(Told.FIRING, Told.FIRING))
                .param("failing", new SqlArrayValue("text", failing.toArray()))
                .param("before", utc(writtenBefore))
                .query((row, number) -> new Stuck(
                        row.getLong("id"), row.getLong("incident"), row.getString("channel"), row.getString("text")))
                .list();
    }

    /** Says it in another channel, too; once, whichever node comes first: that one hears true. */
    boolean copy(Stuck stuck, String channel, String text, Instant now) {
        return jdbc.sql("""
                INSERT INTO alert.outbox (subject, incident, sequence, channel, kind, state, title, text, created_at,
                    not_before, expires_at, decided_at, priority)
                SELECT subject, incident, sequence, :channel, 'OPENED', 'PENDING', title, :text, :now, :now, expires_at, :now,
                    priority
                FROM alert.outbox WHERE id = :id
                ON CONFLICT (subject, sequence, channel) DO NOTHING""")
                        .param("id", stuck.id())
                        .param("channel", channel)
                        .param("text", text)
                        .param("now", utc(now))
                        .update()
                == 1;
    }
}
