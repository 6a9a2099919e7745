package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Notifications.Notification;
import vn.tthc.monitor.alert.Notifications.State;
import vn.tthc.monitor.alert.channel.SendAnswer;
import vn.tthc.monitor.platform.Retention;

/**
 * The stored messages. What a channel was told of an incident is read from here and nowhere else: a firing that was
 * accepted, is uncertain, or is being repeated after uncertainty counts as told.
 */
@Component
class OutboxStore implements Retention {
    private static final int KEEP_DAYS = 365;

    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores it once; the same subject, sequence and channel again changes nothing. */
    void write(Message message) {
        write(message, message.createdAt());
    }

    /** The same where it was decided before the time at which it may go. */
    void write(Message message, Instant decidedAt) {
        jdbc.sql("""
                INSERT INTO alert.outbox (subject, incident, sequence, channel, kind, state, title, text, interrupted_text,
                    created_at, not_before, expires_at, decided_at, priority)
                VALUES (:subject, :incident, :sequence, :channel, :kind, 'PENDING', :title, :text, :interruptedText,
                    :createdAt, :createdAt, :expiresAt, :decidedAt, :priority)
                ON CONFLICT (subject, sequence, channel) DO NOTHING""")
                .param("subject", message.subject())
                .param("incident", message.incident())
                .param("sequence", message.sequence())
                .param("channel", message.channel())
                .param("kind", message.kind().name())
                .param("title", message.title())
                .param("text", message.text())
                .param("interruptedText", message.interruptedText())
                .param("createdAt", utc(message.createdAt()))
                .param("expiresAt", utc(message.expiresAt()))
                .param("decidedAt", utc(decidedAt))
                .param("priority", message.priority())
                .update();
    }

    int nextSequence(String subject) {
        return jdbc.sql("SELECT coalesce(max(sequence), 0) + 1 FROM alert.outbox WHERE subject = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    /** Channels for which a firing of the incident was ever written. */
    List<String> channelsOf(long incident) {
        return jdbc.sql("""
                SELECT DISTINCT channel FROM alert.outbox WHERE incident = :incident
                    AND kind IN %s ORDER BY channel""".formatted(Told.FIRING))
                .param("incident", incident)
                .query((results, row) -> results.getString("channel"))
                .list();
    }

    /**
     * Takes back firings that never got out and that a later message of the same incident replaces, and gives up repeating
     * uncertain ones. Answers how many were taken back.
     */
    int supersede(String channel) {
        return jdbc.sql("""
                UPDATE alert.outbox o SET state = CASE WHEN repeated OR state = 'UNCERTAIN' THEN 'UNCERTAIN'
                    ELSE 'SUPERSEDED' END, not_before = NULL, lease_token = NULL, lease_until = NULL
                WHERE channel = :channel AND kind IN ('OPENED', 'WORSE', 'UNSTABLE', 'REOPENED', 'MEMBERS', 'ESCALATED', 'REMINDER', 'ACKED')
                    AND not_before IS NOT NULL AND state IN ('PENDING', 'DEFERRED', 'LEASED', 'UNCERTAIN')
                    AND EXISTS (SELECT 1 FROM alert.outbox n WHERE n.incident = o.incident AND n.channel = o.channel
                        AND n.sequence > o.sequence AND (n.kind IN ('RECOVERED', 'UNWATCHED') OR o.kind = 'REMINDER'
                            OR n.kind IN %s AND o.kind <> 'ACKED'))""".formatted(Told.FIRING)).param("channel", channel).update();
    }

    /**
     * Claims the most urgent message whose turn has come; must run in a transaction. Strictly one after the other within a
     * subject: while an earlier one is not settled, the later ones wait.
     *
     * @param held subjects that may not go out now
     * @param gathered whether what is about incidents waits to become one message
     */
    Optional<Message.Leased> lease(String channel, Instant now, Duration length, List<String> held, boolean gathered) {
        return jdbc.sql("""
                UPDATE alert.outbox o SET state = 'LEASED', lease_token = :token, lease_until = :until, decided_at = :now,
                    attempts = attempts + 1, repeated = repeated OR state = 'UNCERTAIN',
                    kind = %2$s,
                    text = CASE WHEN kind = 'RECOVERED' AND NOT %1$s THEN coalesce(interrupted_text, text) ELSE text END
                WHERE id = (
                    SELECT id FROM alert.outbox w
                    WHERE channel = :channel AND state IN ('PENDING', 'DEFERRED', 'UNCERTAIN') AND not_before <= :now
                        AND subject <> ALL (:held) AND (incident IS NULL OR NOT :gathered)
                        AND NOT EXISTS (SELECT 1 FROM alert.outbox e WHERE e.subject = w.subject
                            AND e.channel = w.channel AND e.sequence < w.sequence
                            AND (e.state IN ('PENDING', 'DEFERRED', 'LEASED', 'CALLING')
                                OR e.state = 'UNCERTAIN' AND e.not_before IS NOT NULL OR %3$s))
                    ORDER BY priority, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *, (SELECT min(sequence) FROM alert.outbox f WHERE f.subject = o.subject
                    AND f.channel = o.channel) AS first_sequence""".formatted(Told.GOING_ON, Told.KIND, Told.IN_SUMMARY))
                .param("token", UUID.randomUUID())
                .param("until", utc(now.plus(length)))
                .param("channel", channel)
                .param("now", utc(now))
                .param("gathered", gathered)
                .param("held", new SqlArrayValue("text", held.toArray()))
                .query(OutboxStore::leased)
                .optional();
    }

    /** Records that the call begins; false where the lease was lost meanwhile, and then nothing may be sent. */
    boolean begin(Message.Leased lease, Instant now) {
        return jdbc.sql("""
                UPDATE alert.outbox SET state = 'CALLING', call_started_at = :now
                WHERE id = :id AND lease_token = :token AND state = 'LEASED'""")
                        .param("now", utc(now))
                        .param("id", lease.id())
                        .param("token", lease.token())
                        .update()
                == 1;
    }

    /** Records what came of the call; false where the lease was lost meanwhile. */
    boolean settle(Message.Leased lease, State state, @Nullable Instant notBefore, SendAnswer answer, Instant now) {
        var accepted = state == State.ACCEPTED;
        var format = answer.meaning() == SendAnswer.Meaning.FORMAT;
        return jdbc.sql("""
                UPDATE alert.outbox SET state = :state, not_before = :notBefore, accepted_at = :acceptedAt,
                    decided_at = :now, provider_id = :providerId, error_class = :errorClass, last_answer = :answer,
                    plain = plain OR :format, lease_token = NULL, lease_until = NULL
                WHERE id = :id AND lease_token = :token AND state = 'CALLING'""")
                        .param("state", state.name())
                        .param("notBefore", utc(notBefore))
                        .param("acceptedAt", accepted ? utc(now) : null)
                        .param("now", utc(now))
                        .param("providerId", answer.providerId())
                        .param("errorClass", accepted ? null : answer.meaning().word())
                        .param("answer", answer.answer())
                        .param("format", format)
                        .param("id", lease.id())
                        .param("token", lease.token())
                        .update()
                == 1;
    }

    List<Notification> recent(int limit) {
        return jdbc.sql("SELECT * FROM alert.outbox ORDER BY id DESC LIMIT :limit")
                .param("limit", limit)
                .query(OutboxStore::notification)
                .list();
    }

    List<Notification> about(long incident) {
        return jdbc.sql("SELECT * FROM alert.outbox WHERE incident = :incident ORDER BY id DESC")
                .param("incident", incident)
                .query(OutboxStore::notification)
                .list();
    }

    List<Depth> depths() {
        return jdbc.sql("""
                SELECT channel, count(*) AS waiting, min(created_at) AS oldest FROM alert.outbox
                WHERE state IN ('PENDING', 'DEFERRED', 'UNCERTAIN') AND not_before IS NOT NULL
                GROUP BY channel""")
                .query((results, row) -> new Depth(
                        results.getString("channel"), results.getLong("waiting"), required(results, "oldest")))
                .list();
    }

    /** How much waits in a channel. */
    record Depth(String channel, long waiting, Instant oldest) {}

    /** Keeps the result of a test send in the ledger. */
    void writeTest(Message message, SendAnswer answer) {
        write(message);
        var accepted = answer.meaning() == SendAnswer.Meaning.ACCEPTED;
        jdbc.sql("""
                UPDATE alert.outbox SET state = :state, attempts = 1, not_before = NULL, call_started_at = created_at,
                    accepted_at = CASE WHEN :accepted THEN created_at END, provider_id = :providerId,
                    error_class = :errorClass, last_answer = :answer
                WHERE subject = :subject AND channel = :channel""")
                .param("state", accepted ? "ACCEPTED" : "DEAD")
                .param("accepted", accepted)
                .param("providerId", answer.providerId())
                .param("errorClass", accepted ? null : answer.meaning().word())
                .param("answer", answer.answer())
                .param("subject", message.subject())
                .param("channel", message.channel())
                .update();
    }

    @Override
    public long apply(Instant now) {
        return jdbc.sql("DELETE FROM alert.outbox WHERE created_at < :before")
                .param("before", utc(now.minus(Duration.ofDays(KEEP_DAYS))))
                .update();
    }

    private static Message.Leased leased(ResultSet results, int row) throws SQLException {
        return new Message.Leased(
                results.getLong("id"),
                results.getObject("lease_token", UUID.class),
                results.getString("subject"),
                results.getInt("sequence"),
                results.getInt("first_sequence"),
                Kind.valueOf(results.getString("kind")),
                results.getString("title"),
                results.getString("text"),
                results.getInt("attempts"),
                results.getBoolean("repeated"),
                results.getBoolean("plain"),
                required(results, "created_at"));
    }

    static Notification notification(ResultSet results, int row) throws SQLException {
        return new Notification(
                results.getLong("id"),
                results.getObject("incident", Long.class),
                results.getString("channel"),
                Kind.valueOf(results.getString("kind")),
                State.valueOf(results.getString("state")),
                SignedLinks.hidden(results.getString("text")),
                results.getInt("attempts"),
                required(results, "created_at"),
                instant(results, "accepted_at"),
                instant(results, "not_before"),
                results.getString("last_answer"));
    }
}
