package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.alert.Notifications.Kind;

/** What time alone does to stored messages: leases end, waits are set right, and some are no longer worth sending. */
@Component
class WaitStore {
    private static final Duration DIFFERENCE = Duration.ofSeconds(30);

    /** Of a row {@code o}: a first word that is worth nothing any more, and that no later message replaces. */
    private static final String GROWN_OLD = """
            o.state IN ('PENDING', 'DEFERRED') AND o.expires_at <= :now AND o.incident IS NOT NULL AND o.kind IN %s
                AND NOT EXISTS (SELECT 1 FROM alert.outbox c WHERE c.incident = o.incident
                    AND c.channel = o.channel AND c.sequence > o.sequence AND c.kind <> 'REMINDER')""".formatted(Told.FIRING);

    private final JdbcClient jdbc;
    private final FollowUpStore followUps;
    private final TransactionTemplate transaction;

    WaitStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.followUps = new FollowUpStore(jdbc);
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Waits are stored as instants, so a clock that is put back would make each of them longer by as much. What was decided
     * in the future was decided by a wrong clock; its wait begins anew from now. Clocks of nodes that differ a little are no
     * matter.
     */
    void set(Instant now) {
        var future = utc(now.plus(DIFFERENCE));
        jdbc.sql("""
                UPDATE alert.outbox SET not_before = not_before - (decided_at - :now),
                    lease_until = lease_until - (decided_at - :now), decided_at = :now
                WHERE decided_at > :future AND state IN ('PENDING', 'DEFERRED', 'LEASED', 'CALLING', 'UNCERTAIN')""").param("now", utc(now)).param("future", future).update();
        jdbc.sql("""
                UPDATE alert.lane SET blocked_until = blocked_until - (decided_at - :now), decided_at = :now,
                    recent_calls = ARRAY(SELECT call - (1000 * extract(epoch FROM decided_at - :now))::bigint
                        FROM unnest(recent_calls) AS call ORDER BY call)
                WHERE decided_at > :future""").param("now", utc(now)).param("future", future).update();
    }

    /** Frees the leases of dead senders: before the call nothing was sent, after it began nobody knows. */
    void recover(Instant now, Duration repeatAfter) {
        jdbc.sql("""
                UPDATE alert.outbox SET state = CASE WHEN state = 'LEASED' AND NOT repeated THEN 'PENDING'
                    ELSE 'UNCERTAIN' END,
                    not_before = CASE WHEN state = 'LEASED' THEN :now
                        WHEN repeated AND attempts >= 5 OR kind IN ('DIGEST', 'DOSSIER', 'ALIVE', 'CHANNEL_TEST') THEN NULL
                        ELSE :repeat END, decided_at = :now,
                    error_class = CASE WHEN state = 'CALLING' THEN 'ambiguous' ELSE error_class END,
                    lease_token = NULL, lease_until = NULL
                WHERE lease_until < :now AND state IN ('LEASED', 'CALLING')""")
                .param("now", utc(now))
                .param("repeat", utc(now.plus(repeatAfter)))
                .update();
    }

    /**
     * Writes anew the firing of an outage that goes on when it is no longer worth sending, so that a channel that comes back
     * late still hears of what is still wrong. Whoever writes messages of an incident holds its row: the next number is read
     * under it, so that nobody else takes the same and loses a message.
     */
    void renew(Instant now) {
        var grown = jdbc.sql("SELECT DISTINCT incident FROM alert.outbox o WHERE " + GROWN_OLD + " ORDER BY incident")
                .param("now", utc(now))
                .query((row, number) -> row.getLong("incident"))
                .list();
        for (var incident : grown) {
            transaction.executeWithoutResult(status -> {
                followUps.hold(incident);
                renew(incident, now);
            });
        }
    }

    private void renew(long incident, Instant now) {
        jdbc.sql("""
                WITH old AS (
                    UPDATE alert.outbox o SET state = 'SUPERSEDED', error_class = 'expired', not_before = NULL
                    WHERE incident = :incident AND %s
                    RETURNING *)
                INSERT INTO alert.outbox (subject, incident, sequence, channel, kind, state, title, text, created_at,
                    not_before, expires_at, decided_at, priority)
                SELECT subject, incident, (SELECT max(sequence) + 1 FROM alert.outbox m WHERE m.subject = old.subject),
                    channel, kind, 'PENDING', title, text, :now, :now, :until, :now, priority
                FROM old""".formatted(GROWN_OLD))
                .param("incident", incident)
                .param("now", utc(now))
                .param("until", utc(now.plus(Message.worth(Kind.OPENED))))
                .update();
    }

    /** Ends what is no longer worth sending. */
    List<Expired> expire(Instant now) {
        return jdbc.sql("""
                UPDATE alert.outbox SET state = CASE WHEN state = 'UNCERTAIN' THEN state ELSE 'DEAD' END,
                    error_class = 'expired', not_before = NULL
                WHERE state IN ('PENDING', 'DEFERRED', 'UNCERTAIN') AND not_before IS NOT NULL AND expires_at <= :now
                RETURNING channel, kind""")
                .param("now", utc(now))
                .query((results, row) ->
                        new Expired(results.getString("channel"), Kind.valueOf(results.getString("kind"))))
                .list();
    }

    /** A message that was not worth sending any more. */
    record Expired(String channel, Kind kind) {}
}
