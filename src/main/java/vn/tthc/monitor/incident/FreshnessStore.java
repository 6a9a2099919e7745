package vn.tthc.monitor.incident;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.condition.LearntFreshness;

/** How long every source usually goes without anything newer, by hour of the day. */
@Component
class FreshnessStore {
    private final JdbcClient jdbc;

    FreshnessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest gaps of an hour, in seconds of working time. */
    List<Long> gaps(String source, int hour) {
        return jdbc.sql("""
                SELECT gap FROM incident.freshness_gap, unnest(gaps) AS gap WHERE source = :source AND hour = :hour""")
                .param("source", source)
                .param("hour", hour)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    void add(String source, int hour, long seconds) {
        jdbc.sql("""
                INSERT INTO incident.freshness_gap AS known (source, hour, gaps) VALUES (:source, :hour, ARRAY[:gap::bigint])
                ON CONFLICT (source, hour) DO UPDATE SET gaps = trim_array(excluded.gaps || known.gaps,
                    greatest(cardinality(known.gaps) + 1 - :most, 0))""")
                .param("most", LearntFreshness.MOST)
                .param("source", source)
                .param("hour", hour)
                .param("gap", seconds)
                .update();
    }
}
