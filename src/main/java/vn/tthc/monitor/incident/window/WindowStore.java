package vn.tthc.monitor.incident.window;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.incident.MaintenanceWindow;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;
import vn.tthc.monitor.incident.MaintenanceWindows.Draft;
import vn.tthc.monitor.platform.Retention;

/** The stored windows, and what was told of them. */
@Component
class WindowStore implements Retention {
    /** As long as the incidents that they explain. */
    private static final int KEEP_DAYS = 730;

    private final JdbcClient jdbc;

    WindowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(Draft draft, String author, Instant now, Instant over) {
        return jdbc.sql("""
                insert into incident.maintenance_window (source, reason, document, starts_at, ends_at, repeats, until,
                    created_by, created_at, over_at)
                values (:source, :reason, :document, :from, :to, :repeats, :until, :author, :now, :over) returning id
                """)
                .param("source", draft.source())
                .param("reason", draft.reason())
                .param("document", draft.document())
                .param("from", utc(draft.from()))
                .param("to", utc(draft.to()))
                .param("repeats", draft.repeat().name())
                .param("until", draft.until())
                .param("author", author)
                .param("now", utc(now))
                .param("over", utc(over))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** The window, locked; for whoever is about to end it. */
    Optional<MaintenanceWindow> lock(long id) {
        return jdbc.sql("select * from incident.maintenance_window where id = ? for update")
                .param(id)
                .query(WindowStore::window)
                .optional();
    }

    void end(long id, String author, Instant now) {
        jdbc.sql("""
                update incident.maintenance_window set ended_by = :author, ended_at = :now, over_at = least(over_at, :now)
                where id = :id
                """)
                .param("author", author)
                .param("now", utc(now))
                .param("id", id)
                .update();
        jdbc.sql("""
                update incident.window_notice set ends_at = least(ends_at, :now) where window_id = :id and ended_at is null
                """).param("now", utc(now)).param("id", id).update();
    }

    /** Those of which an occurrence is going on or to come. */
    List<MaintenanceWindow> standing(Instant now) {
        return jdbc.sql("select * from incident.maintenance_window where over_at > ? order by starts_at, id")
                .param(utc(now))
                .query(WindowStore::window)
                .list();
    }

    /** Remembers that an occurrence began; whether nobody had before. */
    boolean began(long window, Occurrence occurrence, Instant now) {
        return jdbc.sql("""
                insert into incident.window_notice (window_id, starts_at, ends_at, begun_at) values (?, ?, ?, ?)
                on conflict do nothing
                """)
                        .params(window, utc(occurrence.from()), utc(occurrence.to()), utc(now))
                        .update()
                == 1;
    }

    /** A told start whose end has come. */
    record Ended(MaintenanceWindow window, Occurrence occurrence) {}

    /** Takes those whose end has come and was not told. */
    List<Ended> takeEnded(Instant now) {
        return jdbc.sql("""
                with ended as (
                    update incident.window_notice set ended_at = :now where ended_at is null and ends_at <= :now
                    returning window_id, starts_at as began, ends_at as finished)
                select w.*, e.began, e.finished from ended e join incident.maintenance_window w on w.id = e.window_id
                order by e.began, w.id
                """)
                .param("now", utc(now))
                .query((row, number) -> new Ended(
                        window(row, number), new Occurrence(required(row, "began"), required(row, "finished"))))
                .list();
    }

    Optional<LifecycleState> toldStage(String source) {
        return jdbc.sql("select state from incident.lifecycle_notice where source = ?")
                .param(source)
                .query((row, number) -> LifecycleState.valueOf(row.getString(1)))
                .optional();
    }

    /** Remembers the stage that is told now; false where somebody else has just done so. */
    boolean tell(String source, @Nullable LifecycleState before, LifecycleState state, Instant now) {
        return jdbc.sql("""
                insert into incident.lifecycle_notice as old (source, state, told_at) values (:source, :state, :now)
                on conflict (source) do update set state = excluded.state, told_at = excluded.told_at
                    where old.state = :before
                """)
                        .param("source", source)
                        .param("state", state.name())
                        .param("now", utc(now))
                        .param("before", before == null ? null : before.name())
                        .update()
                == 1;
    }

    @Override
    public long apply(Instant now) {
        return jdbc.sql("delete from incident.maintenance_window where over_at < ?")
                .param(now.atOffset(ZoneOffset.UTC).minusDays(KEEP_DAYS))
                .update();
    }

    private static MaintenanceWindow window(ResultSet row, int number) throws SQLException {
        var ended = instant(row, "ended_at");
        return new MaintenanceWindow(
                row.getLong("id"),
                row.getString("source"),
                row.getString("reason"),
                row.getString("document"),
                required(row, "starts_at"),
                required(row, "ends_at"),
                Repeat.valueOf(row.getString("repeats")),
                row.getObject("until", LocalDate.class),
                row.getString("created_by"),
                required(row, "created_at"),
                ended);
    }
}
