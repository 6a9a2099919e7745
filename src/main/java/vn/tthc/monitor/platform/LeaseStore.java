package vn.tthc.monitor.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored leases of jobs. */
@Component
class LeaseStore {
    private final JdbcClient jdbc;

    LeaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes or renews the lease; empty where another holder's still runs. One that ends later than any lease can was given
     * by a clock that has been put back since, and counts as over.
     */
    Optional<Long> take(String job, UUID holder, Instant now, Duration term) {
        return jdbc.sql("""
                        INSERT INTO platform.lease AS l (job, holder, held_until) VALUES (:job, :holder, :until)
                        ON CONFLICT (job) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until,
                            fence = l.fence + CASE WHEN l.holder = excluded.holder THEN 0 ELSE 1 END
                        WHERE l.holder = excluded.holder OR l.held_until <= :now OR l.held_until > :latest
                        RETURNING fence""")
                .param("job", job)
                .param("holder", holder)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(term).atOffset(ZoneOffset.UTC))
                .param("latest", now.plus(term.multipliedBy(2)).atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong("fence"))
                .optional();
    }
}
