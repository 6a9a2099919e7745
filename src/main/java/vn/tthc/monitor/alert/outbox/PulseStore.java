package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row that says when any node last looked for messages to send. */
@Component
class PulseStore {
    private final JdbcClient jdbc;

    PulseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a look, and begins to gather where none happened for longer than the pause; answers since when it goes on. */
    Optional<Instant> beat(Instant now, Duration pause) {
        return jdbc.sql("""
                        INSERT INTO alert.pulse AS p (beat_at) VALUES (:now)
                        ON CONFLICT (one) DO UPDATE SET beat_at = :now,
                            gathering_since = CASE WHEN p.beat_at < :pause OR p.gathering_since > :now THEN :now
                                ELSE p.gathering_since END
                        RETURNING gathering_since""")
                .param("now", utc(now))
                .param("pause", utc(now.minus(pause)))
                .query((row, number) -> Optional.ofNullable(instant(row, "gathering_since")))
                .single();
    }

    /** Gathering is over; false where another node ended it already. */
    boolean end() {
        return jdbc.sql("UPDATE alert.pulse SET gathering_since = NULL WHERE gathering_since IS NOT NULL")
                        .update()
                == 1;
    }
}
