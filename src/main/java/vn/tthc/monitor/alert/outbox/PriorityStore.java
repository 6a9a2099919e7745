package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Retention;

/** How many single dossiers every agency was told in the last hour; stored, so that it holds over nodes and restarts. */
@Component
class PriorityStore implements Retention {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;

    PriorityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of those asked for the agency may be told now; they count as told. Must run where they are written. */
    int take(String agency, int asked, int perHour, Instant now) {
        jdbc.sql("INSERT INTO alert.priority_quota (agency) VALUES (:agency) ON CONFLICT DO NOTHING")
                .param("agency", agency)
                .update();
        var told = new ArrayList<Long>();
        jdbc
                .sql("SELECT told FROM alert.priority_quota WHERE agency = :agency FOR UPDATE")
                .param("agency", agency)
                .query((row, number) -> List.of((Long[]) row.getArray("told").getArray()))
                .single()
                .stream()
                // Of a clock that was put back since: it was told just now, as far as we know.
                .map(at -> Math.min(at, now.toEpochMilli()))
                .filter(at -> at > now.minus(WINDOW).toEpochMilli())
                .forEach(told::add);
        var granted = Math.max(0, Math.min(asked, perHour - told.size()));
        told.addAll(Collections.nCopies(granted, now.toEpochMilli()));
        jdbc.sql("UPDATE alert.priority_quota SET told = :told WHERE agency = :agency")
                .param("told", new SqlArrayValue("bigint", told.toArray()))
                .param("agency", agency)
                .update();
        return granted;
    }

    @Override
    public long apply(Instant now) {
        return jdbc.sql("""
                DELETE FROM alert.priority_quota
                WHERE NOT EXISTS (SELECT FROM unnest(told) AS at WHERE to_timestamp(at / 1000.0) > :before)""").param("before", utc(now.minus(WINDOW))).update();
    }
}
