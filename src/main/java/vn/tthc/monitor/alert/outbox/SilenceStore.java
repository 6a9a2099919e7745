package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Silences.Matchers;
import vn.tthc.monitor.alert.Silences.Silence;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.platform.Retention;

/** The stored silences. */
@Component
class SilenceStore implements Retention {
    private static final int KEEP_DAYS = 730;

    private final JdbcClient jdbc;

    SilenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(Matchers matchers, String reason, String author, Instant now, Instant end) {
        var severity = matchers.severity();
        return jdbc.sql("""
                INSERT INTO alert.silence (incident, source, kind, severity, agency, reason, author, created_at, ends_at)
                VALUES (:incident, :source, :kind, :severity, :agency, :reason, :author, :now, :end) RETURNING id""")
                .param("incident", matchers.incident())
                .param("source", matchers.source())
                .param("kind", matchers.kind())
                .param("severity", severity == null ? null : severity.name())
                .param("agency", matchers.agency())
                .param("reason", reason)
                .param("author", author)
                .param("now", utc(now))
                .param("end", utc(end))
                .query(Long.class)
                .single();
    }

    boolean end(long id, String who, Instant now) {
        return jdbc.sql("""
                UPDATE alert.silence SET ended_at = :now, ended_by = :who
                WHERE id = :id AND ended_at IS NULL AND ends_at > :now""")
                        .param("now", utc(now))
                        .param("who", who)
                        .param("id", id)
                        .update()
                == 1;
    }

    List<Silence> active(Instant now) {
        return jdbc.sql("SELECT * FROM alert.silence WHERE ended_at IS NULL AND ends_at > :now ORDER BY ends_at, id")
                .param("now", utc(now))
                .query(SilenceStore::silence)
                .list();
    }

    List<Silence> recent(int limit) {
        return jdbc.sql("SELECT * FROM alert.silence ORDER BY id DESC LIMIT :limit")
                .param("limit", limit)
                .query(SilenceStore::silence)
                .list();
    }

    @Override
    public long apply(Instant now) {
        return jdbc.sql("DELETE FROM alert.silence WHERE ends_at < :before")
                .param("before", utc(now.minus(Duration.ofDays(KEEP_DAYS))))
                .update();
    }

    private static Silence silence(ResultSet results, int row) throws SQLException {
        var severity = results.getString("severity");
        return new Silence(
                results.getLong("id"),
                new Matchers(
                        results.getObject("incident", Long.class),
                        results.getString("source"),
                        results.getString("kind"),
                        severity == null ? null : Incident.Severity.valueOf(severity),
                        results.getString("agency")),
                results.getString("reason"),
                results.getString("author"),
                required(results, "created_at"),
                required(results, "ends_at"),
                instant(results, "ended_at"),
                results.getString("ended_by"));
    }
}
