package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.IncidentTotals.Stretch;
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

    /** Maintenance windows of the source that were open in that time. */
    List<Occurrence> windows(String source, Instant from, Instant to) {
        return jdbc.sql("""
                SELECT n.starts_at, least(n.ends_at, w.ended_at) AS ends_at
                FROM incident.window_notice n JOIN incident.maintenance_window w ON w.id = n.window_id
                WHERE (w.source IS NULL OR w.source = :source) AND n.starts_at < :to AND n.ends_at > :from""")
                .param("source", source)
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, number) -> new Occurrence(required(row, "starts_at"), required(row, "ends_at")))
                .list();
    }

    /** When it was going on, oldest first: from each beginning to the end after it. */
    List<Stretch> stretches(Incident incident, Instant now) {
        var ends = jdbc.sql("""
                SELECT kind IN ('CLOSED', 'UNWATCHED') AS ended, at FROM incident.event
                WHERE incident = :number AND kind IN ('OPENED', 'REOPENED', 'CLOSED', 'UNWATCHED') ORDER BY id""")
                .param("number", incident.number())
                .query((row, number) -> new Edge(row.getBoolean("ended"), required(row, "at")))
                .list();
        var found = new ArrayList<Stretch>();
        // What was stored before there was a history went on without a gap.
        @Nullable Instant begun = ends.isEmpty() ? incident.openedAt() : null;
        for (var edge : ends) {
            if (!edge.ended()) {
                begun = edge.at();
            } else if (begun != null) {
                found.add(new Stretch(begun, edge.at()));
                begun = null;
            }
        }
        if (begun != null) {
            found.add(new Stretch(begun, incident.closedAt() == null ? now : incident.closedAt()));
        }
        return found;
    }

    /** A beginning or an end. */
    private record Edge(boolean ended, Instant at) {}

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
