package vn.tthc.monitor.alert.outbox;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Waits are stored as instants, so a clock that is put back would make each of them longer by as much. What was decided in
 * the future was decided by a wrong clock; its wait begins anew from now. Clocks of nodes that differ a little are no matter.
 */
@Component
class WaitStore {
    private static final Duration DIFFERENCE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    WaitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets waits right; nothing where no clock was put back. */
    void set(Instant now) {
        var future = OutboxStore.utc(now.plus(DIFFERENCE));
        jdbc.sql("""
                UPDATE alert.outbox SET not_before = not_before - (decided_at - :now),
                    lease_until = lease_until - (decided_at - :now), decided_at = :now
                WHERE decided_at > :future AND state IN ('PENDING', 'DEFERRED', 'LEASED', 'CALLING', 'UNCERTAIN')""")
                .param("now", OutboxStore.utc(now))
                .param("future", future)
                .update();
        jdbc.sql("""
                UPDATE alert.lane SET blocked_until = blocked_until - (decided_at - :now), decided_at = :now,
                    recent_calls = ARRAY(SELECT call - (1000 * extract(epoch FROM decided_at - :now))::bigint
                        FROM unnest(recent_calls) AS call ORDER BY call)
                WHERE decided_at > :future""")
                .param("now", OutboxStore.utc(now))
                .param("future", future)
                .update();
    }
}
