package vn.tthc.monitor.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit table: lines are only added, and go after a year. */
@Component("audit")
class AuditStore implements Audit, Retention {
    private static final Period KEPT = Period.ofDays(365);
    private static final int STEP = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void record(String actor, String action, String object, String detail) {
        jdbc.sql("""
                INSERT INTO platform.audit (at, actor, action, object, detail)
                VALUES (:at, :actor, :action, :object, :detail)
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", action)
                .param("object", object)
                .param("detail", SecretMask.mask(detail))
                .update();
    }

    @Override
    public long apply(Instant now) {
        var oldest = now.minus(KEPT).atOffset(ZoneOffset.UTC);
        var gone = 0L;
        for (var step = STEP; step == STEP; gone += step) {
            step = jdbc.sql("""
                    DELETE FROM platform.audit
                     WHERE id IN (SELECT id FROM platform.audit WHERE at < :oldest ORDER BY at LIMIT :step)
                    """).param("oldest", oldest).param("step", STEP).update();
        }
        return gone;
    }
}
