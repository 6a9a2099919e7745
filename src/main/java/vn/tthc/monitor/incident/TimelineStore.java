package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored history of incidents, written in the transaction of what it tells. */
@Component
class TimelineStore {
    private final JdbcClient jdbc;

    TimelineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long incident, IncidentEvent event) {
        var via = event.via();
        jdbc.sql("""
                INSERT INTO incident.event (incident, at, kind, who, via, text, other)
                VALUES (:incident, :at, :kind, :who, :via, :text, :other)""")
                .param("incident", incident)
                .param("at", utc(event.at()))
                .param("kind", event.kind().name())
                .param("who", event.who())
                .param("via", via == null ? null : via.name())
                .param("text", event.text())
                .param("other", event.other())
                .update();
    }

    /** Oldest first. */
    List<IncidentEvent> of(long incident) {
        return jdbc.sql("SELECT * FROM incident.event WHERE incident = :incident ORDER BY at, id")
                .param("incident", incident)
                .query(TimelineStore::event)
                .list();
    }

    private static IncidentEvent event(ResultSet results, int row) throws SQLException {
        var via = results.getString("via");
        return new IncidentEvent(
                required(results, "at"),
                IncidentEvent.Kind.valueOf(results.getString("kind")),
                results.getString("who"),
                via == null ? null : IncidentEvent.Via.valueOf(via),
                results.getString("text"),
                results.getObject("other", Long.class));
    }
}
