package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;

/** Messages of several incidents that become lines of one. */
@Component
class SummaryStore {
    private final JdbcClient jdbc;

    SummaryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message that waits and could be a line.
     *
     * @param told whether the channel heard of the incident before
     */
    record Waiting(long id, Kind kind, String text, String interruptedText, boolean told) {}

    /**
     * What may leave the channel now and speaks of an incident, most urgent first, locked until the transaction ends.
     * Whatever is being sent, is uncertain or must wait for an earlier message of its subject is left alone.
     */
    List<Waiting> waiting(String channel, Instant now) {
        return jdbc.sql("""
                SELECT o.id, o.kind, o.text, coalesce(o.interrupted_text, o.text) AS interrupted, %s AS told
                FROM alert.outbox o
                WHERE o.channel = :channel AND o.incident IS NOT NULL AND o.state IN ('PENDING', 'DEFERRED')
                    AND NOT o.repeated AND o.not_before <= :now
                    AND NOT EXISTS (SELECT 1 FROM alert.outbox e WHERE e.subject = o.subject AND e.channel = o.channel
                        AND e.sequence < o.sequence AND (e.state IN ('LEASED', 'CALLING')
                            OR e.state IN ('PENDING', 'DEFERRED') AND (e.not_before > :now OR e.repeated)
                            OR e.state = 'UNCERTAIN' AND e.not_before IS NOT NULL OR %s))
                ORDER BY o.priority, o.id LIMIT 200 FOR UPDATE OF o SKIP LOCKED""".formatted(Told.GOING_ON, Told.IN_SUMMARY))
                .param("channel", channel)
                .param("now", utc(now))
                .query((row, number) -> new Waiting(
                        row.getLong("id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        row.getString("interrupted"),
                        row.getBoolean("told")))
                .list();
    }

    /** Lets the messages be lines of the one with the subject. */
    void gather(String subject, Collection<Long> messages) {
        jdbc.sql("""
                UPDATE alert.outbox o SET state = 'COALESCED', not_before = NULL, kind = %s,
                    summary = (SELECT s.id FROM alert.outbox s WHERE s.subject = :subject)
                WHERE o.id IN (:messages)""".formatted(Told.KIND))
                .param("subject", subject)
                .param("messages", messages)
                .update();
    }

    /** Lets the lines of messages that nobody took wait by themselves again, each for as long as it is worth. */
    void release(Instant now) {
        jdbc.sql("""
                UPDATE alert.outbox o SET state = 'PENDING', not_before = :now, decided_at = :now, summary = NULL
                FROM alert.outbox s WHERE s.id = o.summary AND s.kind = 'SUMMARY' AND s.state = 'DEAD'""").param("now", utc(now)).update();
    }
}
