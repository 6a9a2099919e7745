package vn.tthc.monitor.connector.polling;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Latencies;

/** Reckons from the stored runs how long sources took to answer. */
@Component
class LatencyStore implements Latencies {
    private final JdbcClient jdbc;

    LatencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Part> of(String connector, Instant from, Instant to, int parts) {
        return jdbc.sql("""
                SELECT least(:parts - 1, floor(extract(epoch FROM ended_at - :from) * :parts
                        / extract(epoch FROM :to::timestamptz - :from)))::int AS part,
                    count(*) AS runs, count(*) FILTER (WHERE outcome = 'FAILED') AS failed,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY slowest_ms) FILTER (WHERE outcome <> 'FAILED') AS median,
                    percentile_cont(0.95) WITHIN GROUP (ORDER BY slowest_ms) FILTER (WHERE outcome <> 'FAILED') AS p95
                FROM connector.run
                WHERE connector = :connector AND ended_at >= :from AND ended_at < :to
                    AND kind IN ('INCREMENTAL', 'FULL', 'RECHECK', 'PROBE')
                GROUP BY part ORDER BY part""")
                .param("connector", connector)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("parts", parts)
                .query(LatencyStore::part)
                .list();
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(
                row.getInt("part"),
                row.getLong("runs"),
                row.getLong("failed"),
                millis(row, "median"),
                millis(row, "p95"));
    }

    private static @Nullable Duration millis(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, Double.class);
        return value == null ? null : Duration.ofMillis(Math.round(value));
    }
}
