package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.platform.Retention;

/** When sources were not current. Stored, so that a restart in the middle of an outage forgets nothing. */
@Component
class GapStore implements Retention {
    private static final Duration KEEP = Duration.ofDays(30);

    private final JdbcClient jdbc;

    GapStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers that these are not current now; a clock that was put back does not keep a gap open. */
    void seen(Collection<SourceHealth> stale, Instant now) {
        var names = new SqlArrayValue(
                "text", stale.stream().map(SourceHealth::source).toArray());
        jdbc.sql("""
                UPDATE alert.source_gap SET seen_at = :now
                WHERE ended_at IS NULL AND (source = ANY (:sources) OR seen_at > :now)""").param("now", utc(now)).param("sources", names).update();
        jdbc.sql("""
                INSERT INTO alert.source_gap (source, began_at, seen_at)
                SELECT source, least(since::timestamptz, :now), :now
                FROM unnest(:sources::text[], :times::text[]) AS s (source, since)
                WHERE NOT EXISTS (SELECT FROM alert.source_gap g WHERE g.source = s.source AND g.ended_at IS NULL)
                ON CONFLICT (source, began_at) DO UPDATE SET seen_at = excluded.seen_at, ended_at = NULL""")
                .param("now", utc(now))
                .param("sources", names)
                .param(
                        "times",
                        new SqlArrayValue(
                                "text",
                                stale.stream()
                                        .map(source -> source.since().toString())
                                        .toArray()))
                .update();
    }

    /** They were read again. */
    void end(Collection<String> sources, Instant now) {
        jdbc.sql("UPDATE alert.source_gap SET ended_at = :now WHERE ended_at IS NULL AND source = ANY (:sources)")
                .param("now", utc(now))
                .param("sources", new SqlArrayValue("text", sources.toArray()))
                .update();
    }

    /** Those that go on, and those that have not been over for long enough to be forgotten. */
    List<SourceGap> all() {
        return jdbc.sql("SELECT * FROM alert.source_gap ORDER BY began_at")
                .query((row, number) -> new SourceGap(
                        row.getString("source"),
                        required(row, "began_at"),
                        required(row, "seen_at"),
                        instant(row, "ended_at")))
                .list();
    }

    /** Agencies to which dossiers came due in gaps of at least this length that ended between these times. */
    List<String> agencies(Duration length, Instant endedAfter, Instant endedBefore) {
        return jdbc.sql("""
                SELECT DISTINCT m.agency FROM alert.source_gap g
                JOIN alert.deadline_moment m ON m.source = g.source AND m.at BETWEEN g.began_at AND g.ended_at
                WHERE m.stage = 'OVERDUE' AND g.ended_at > :after AND g.ended_at <= :before
                    AND g.ended_at - g.began_at >= make_interval(secs => :seconds)
                    AND NOT EXISTS (SELECT FROM alert.source_gap o WHERE o.source = g.source AND o.ended_at IS NULL)
                ORDER BY m.agency""")
                .param("after", utc(endedAfter))
                .param("before", utc(endedBefore))
                .param("seconds", length.toSeconds())
                .query((row, number) -> row.getString("agency"))
                .list();
    }

    @Override
    public long apply(Instant now) {
        return jdbc.sql("DELETE FROM alert.source_gap WHERE ended_at < :before")
                .param("before", utc(now.minus(KEEP)))
                .update();
    }
}
