package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;
import vn.tthc.monitor.platform.Retention;

/** Reads what the sources went through: their states, and when an incident was going on. */
@Component
class SpanStore implements Retention {
    private static final Duration KEPT = Duration.ofDays(400);

    private final JdbcClient jdbc;

    SpanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StateSpan> between(Instant from, Instant to) {
        return jdbc.sql("""
                SELECT * FROM incident.state_span WHERE from_at < :to AND (to_at IS NULL OR to_at > :from)
                ORDER BY source, from_at, id""")
                .param("from", utc(from))
                .param("to", utc(to))
                .query(SpanStore::span)
                .list();
    }

    /** Maintenance windows that were open in that time. */
    List<Window> windows(Instant from, Instant to) {
        return jdbc.sql("""
                SELECT w.source, n.starts_at, least(n.ends_at, w.ended_at) AS ends_at
                FROM incident.window_notice n JOIN incident.maintenance_window w ON w.id = n.window_id
                WHERE n.starts_at < :to AND n.ends_at > :from""")
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, number) -> new Window(
                        row.getString("source"), new Occurrence(required(row, "starts_at"), required(row, "ends_at"))))
                .list();
    }

    /** A time in which a source, or every one where none is named, was expected to be away. */
    record Window(@Nullable String source, Occurrence occurrence) {
        boolean concerns(String other) {
            return source == null || source.equals(other);
        }
    }

    /** When each of them was going on, oldest first: from each beginning to the end after it. */
    Map<Long, List<Stretch>> stretches(Collection<Long> incidents, Instant now) {
        var found = new HashMap<Long, List<Stretch>>();
        jdbc.sql("""
                SELECT number, from_at, coalesce(to_at, :now) AS to_at FROM incident.stretch
                WHERE number = ANY (:numbers) ORDER BY number, from_at""")
                .param("numbers", incidents.toArray(Long[]::new))
                .param("now", utc(now))
                .query((RowCallbackHandler) row -> found.computeIfAbsent(row.getLong("number"), _ -> new ArrayList<>())
                        .add(new Stretch(required(row, "from_at"), required(row, "to_at"))));
        return found;
    }

    @Override
    public long apply(Instant now) {
        return jdbc.sql("DELETE FROM incident.state_span WHERE to_at < :before")
                .param("before", utc(now.minus(KEPT)))
                .update();
    }

    private static StateSpan span(ResultSet row, int number) throws SQLException {
        return new StateSpan(
                row.getString("source"),
                SourceState.valueOf(row.getString("state")),
                required(row, "from_at"),
                instant(row, "to_at"));
    }
}
