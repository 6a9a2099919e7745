package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.utc;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads why dossiers came late, and writes down what people say. */
@Component
class LateCauseStore implements LateCauses {
    private final JdbcClient jdbc;
    private final Clock clock;

    LateCauseStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Late> of(long dossier) {
        return jdbc.sql("""
                with recursive target (id) as (
                    select :id::bigint union select m.into_id from dossier.merged m join target t on m.id = t.id)
                select d.id, (<late>) as late from dossier.dossier d where d.id in (select id from target)
                """.replace("<late>", LatenessStore.LATE))
                .param("id", dossier)
                .param("now", utc(clock.instant()))
                .query((row, number) -> {
                    var id = row.getLong("id");
                    return new Late(row.getBoolean("late"), evidence(id), decisions(id));
                })
                .optional();
    }

    private Late.@Nullable Evidence evidence(long dossier) {
        return jdbc.sql("select * from dossier.lateness where dossier = ?")
                .param(dossier)
                .query((row, number) -> new Late.Evidence(
                        RecordRows.required(row, "due_at"),
                        row.getLong("term_minutes"),
                        row.getLong("lost_minutes"),
                        row.getBoolean("at_due"),
                        RecordRows.required(row, "computed_at"),
                        RecordRows.instant(row, "void_at"),
                        parts(dossier)))
                .optional()
                .orElse(null);
    }

    private List<Late.Part> parts(long dossier) {
        return jdbc.sql("""
                select e.* from dossier.late_evidence e join dossier.lateness l on l.dossier = e.dossier
                where e.dossier = ? and (e.void_at is null or l.void_at = e.void_at)
                order by e.leads desc, e.from_at, e.incident
                """)
                .param(dossier)
                .query((row, number) -> new Late.Part(
                        row.getLong("incident"),
                        row.getString("source"),
                        row.getString("source_name"),
                        Outage.Kind.valueOf(row.getString("kind")),
                        Outage.Ending.valueOf(row.getString("ending")),
                        row.getBoolean("leads"),
                        RecordRows.required(row, "incident_from"),
                        RecordRows.instant(row, "incident_to"),
                        RecordRows.required(row, "from_at"),
                        RecordRows.required(row, "to_at"),
                        row.getLong("minutes"),
                        row.getBoolean("at_due")))
                .list();
    }

    private List<Late.Decision> decisions(long dossier) {
        return jdbc.sql("select * from dossier.late_decision where dossier = ? order by id desc")
                .param(dossier)
                .query((row, number) -> new Late.Decision(
                        LateCause.valueOf(row.getString("cause")),
                        row.getString("note"),
                        row.getObject("apology_due", LocalDate.class),
                        row.getString("decided_by"),
                        RecordRows.required(row, "decided_at")))
                .list();
    }

    @Override
    public void decide(long dossier, LateCause cause, String note, @Nullable LocalDate apologyDue, String by) {
        jdbc.sql("""
                with recursive target (id) as (
                    select :id::bigint union select m.into_id from dossier.merged m join target t on m.id = t.id)
                insert into dossier.late_decision (dossier, cause, note, apology_due, decided_by, decided_at)
                select d.id, :cause, :note, :apologyDue::date, :by, :at
                from dossier.dossier d where d.id in (select id from target)
                """)
                .param("id", dossier)
                .param("cause", cause.name())
                .param("note", note)
                .param("apologyDue", apologyDue == null ? null : apologyDue.toString())
                .param("by", by)
                .param("at", utc(clock.instant()))
                .update();
    }
}
