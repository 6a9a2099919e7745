package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deadline moments in the database: found by their index, locked so that other nodes pass them by. */
@Component("deadlineMoments")
class MomentStore implements DeadlineMoments {
    private final JdbcClient jdbc;

    MomentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A warning whose due time has come as well is told once, as overdue. */
    @Override
    public List<Moment> take(Instant now, int limit) {
        return jdbc.sql("""
                with taken as (
                    select id, next_moment_at as moment from dossier.dossier
                    where next_moment_at <= :now order by next_moment_at limit :limit for update skip locked)
                update dossier.dossier d set
                    next_moment_at = case when d.due_at > :now then d.due_at end,
                    next_moment_kind = case when d.due_at > :now then 'OVERDUE' end
                from taken where d.id = taken.id
                returning d.id, case when d.due_at > :now then 'NEAR' else 'OVERDUE' end as stage,
                    case when d.due_at > :now then taken.moment else d.due_at end as at, d.code, d.procedure_name,
                    d.agency, d.source, d.due_at
                """)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, number) -> new Moment(
                        row.getLong("id"),
                        Stage.valueOf(row.getString("stage")),
                        RecordRows.required(row, "at"),
                        row.getString("code"),
                        row.getString("procedure_name"),
                        row.getString("agency"),
                        row.getString("source"),
                        RecordRows.required(row, "due_at")))
                .list();
    }
}
