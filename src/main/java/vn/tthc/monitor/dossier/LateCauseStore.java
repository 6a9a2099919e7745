package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads why dossiers came late, and writes down what people say. */
@Component
class LateCauseStore implements LateCauses {
    private static final String TARGET = """
            with recursive target (id) as (
                select :id::bigint union select m.into_id from dossier.merged m join target t on m.id = t.id)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    LateCauseStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Late> of(long dossier) {
        return jdbc.sql(TARGET + "select d.id from dossier.dossier d where d.id in (select id from target)")
                .param("id", dossier)
                .query(Long.class)
                .optional()
                .map(id -> all(Set.of(id)).get(id));
    }

    @Override
    public Map<Long, Late> all(Set<Long> dossiers) {
        var ids = dossiers.toArray(Long[]::new);
        var evidence = evidence(ids);
        var decisions = decisions(ids);
        Map<Long, Late> all = HashMap.newHashMap(ids.length);
        jdbc.sql("select d.id, (" + LatenessStore.LATE + ") as late from dossier.dossier d where d.id = any (:ids)")
                .param("ids", ids)
                .param("now", utc(clock.instant()))
                .query((RowCallbackHandler) row -> {
                    var id = row.getLong("id");
                    all.put(
                            id,
                            new Late(row.getBoolean("late"), evidence.get(id), decisions.getOrDefault(id, List.of())));
                });
        return all;
    }

    private Map<Long, Late.Evidence> evidence(Long[] dossiers) {
        var parts = parts(dossiers);
        Map<Long, Late.Evidence> evidence = new HashMap<>();
        jdbc.sql("select * from dossier.lateness where dossier = any (:ids)")
                .param("ids", dossiers)
                .query((RowCallbackHandler) row -> evidence.put(
                        row.getLong("dossier"),
                        new Late.Evidence(
                                required(row, "due_at"),
                                row.getLong("term_minutes"),
                                row.getLong("lost_minutes"),
                                row.getBoolean("at_due"),
                                required(row, "computed_at"),
                                instant(row, "void_at"),
                                parts.getOrDefault(row.getLong("dossier"), List.of()))));
        return evidence;
    }

    private Map<Long, List<Late.Part>> parts(Long[] dossiers) {
        Map<Long, List<Late.Part>> parts = new HashMap<>();
        jdbc.sql("""
                select e.* from dossier.late_evidence e join dossier.lateness l on l.dossier = e.dossier
                where e.dossier = any (:ids) and (e.void_at is null or l.void_at = e.void_at)
                order by e.leads desc, e.from_at, e.incident
                """).param("ids", dossiers).query((RowCallbackHandler)
                row -> parts.computeIfAbsent(row.getLong("dossier"), _ -> new ArrayList<>())
                        .add(part(row)));
        return parts;
    }

    private static Late.Part part(ResultSet row) throws SQLException {
        return new Late.Part(
                row.getLong("incident"),
                row.getString("source"),
                row.getString("source_name"),
                Outage.Kind.valueOf(row.getString("kind")),
                Outage.Ending.valueOf(row.getString("ending")),
                row.getBoolean("leads"),
                required(row, "incident_from"),
                instant(row, "incident_to"),
                required(row, "from_at"),
                required(row, "to_at"),
                row.getLong("minutes"),
                row.getBoolean("at_due"));
    }

    private Map<Long, List<Late.Decision>> decisions(Long[] dossiers) {
        Map<Long, List<Late.Decision>> decisions = new HashMap<>();
        jdbc.sql("select * from dossier.late_decision where dossier = any (:ids) order by id desc")
                .param("ids", dossiers)
                .query((RowCallbackHandler) row -> decisions
                        .computeIfAbsent(row.getLong("dossier"), _ -> new ArrayList<>())
                        .add(new Late.Decision(
                                LateCause.valueOf(row.getString("cause")),
                                row.getString("note"),
                                row.getObject("apology_due", LocalDate.class),
                                row.getString("decided_by"),
                                required(row, "decided_at"))));
        return decisions;
    }

    @Override
    public void decide(long dossier, LateCause cause, String note, @Nullable LocalDate apologyDue, String by) {
        jdbc.sql(TARGET + """
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
