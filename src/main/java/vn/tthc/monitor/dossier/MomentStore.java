package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;

/** Deadline moments in the database: found by their index, locked so that other nodes pass them by. */
@Component("deadlineMoments")
class MomentStore implements DeadlineMoments {
    private final JdbcClient jdbc;
    private final Deadlines deadlines;

    MomentStore(JdbcClient jdbc, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
    }

    /** What has come, and what comes next; a null stage is the end of waiting for papers. */
    private record Taken(
            long id,
            @Nullable Stage stage,
            @Nullable Moment moment,
            @Nullable Instant next,
            @Nullable Stage nextStage) {}

    @Override
    public List<Moment> take(Instant now, int limit) {
        var taken = jdbc.sql("""
                select id, next_moment_at, next_moment_kind, received_at, due_at, code, procedure_code, procedure_name, agency,
                    source
                from dossier.dossier where next_moment_at <= :now
                order by next_moment_at limit :limit for update skip locked
                """)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, number) -> taken(row, now))
                .list();
        if (taken.isEmpty()) {
            return List.of();
        }
        advance(taken);
        unanswered(
                taken.stream().filter(one -> one.stage() == null).map(Taken::id).toList(), now);
        var moments = new ArrayList<Moment>();
        taken.forEach(one -> {
            if (one.moment() != null) {
                moments.add(one.moment());
            }
        });
        return moments;
    }

    private Taken taken(ResultSet row, Instant now) throws SQLException {
        var id = row.getLong("id");
        if ("ANSWER".equals(row.getString("next_moment_kind"))) {
            return new Taken(id, null, null, null, null);
        }
        var due = required(row, "due_at");
        var agency = row.getString("agency");
        var kind = Stage.valueOf(row.getString("next_moment_kind"));
        var last = deadlines.lastCallAt(instant(row, "received_at"), due, agency);
        var stage = stage(kind, due, last, now);
        var at = stage == Stage.OVERDUE ? due : required(row, "next_moment_at");
        var moment = new Moment(
                id,
                stage,
                at,
                row.getString("code"),
                ProcedureCode.normalized(row.getString("procedure_code")),
                row.getString("procedure_name"),
                agency,
                row.getString("source"),
                due);
        return switch (stage) {
            case NEAR ->
                new Taken(
                        id,
                        stage,
                        moment,
                        last.isBefore(due) ? last : due,
                        last.isBefore(due) ? Stage.LAST : Stage.OVERDUE);
            case LAST -> new Taken(id, stage, moment, due, Stage.OVERDUE);
            case OVERDUE, DAILY -> new Taken(id, stage, moment, nextOpening(now, agency), Stage.DAILY);
        };
    }

    /** A warning whose last call or due time has come as well is told once, as the later of them. */
    private static Stage stage(Stage kind, Instant due, Instant last, Instant now) {
        if (kind == Stage.DAILY) {
            return Stage.DAILY;
        }
        if (!due.isAfter(now)) {
            return Stage.OVERDUE;
        }
        return kind == Stage.LAST || !last.isAfter(now) ? Stage.LAST : Stage.NEAR;
    }

    private Instant nextOpening(Instant now, @Nullable String agency) {
        var calendar = deadlines.calendar(agency);
        var today = calendar.workingDay(now.atZone(calendar.zone()).toLocalDate(), 0);
        var opening = calendar.opening(today);
        return opening.isAfter(now) ? opening : calendar.opening(calendar.workingDay(today, 1));
    }

    private void advance(Collection<Taken> taken) {
        jdbc.sql("""
                update dossier.dossier d set next_moment_at = new.at, next_moment_kind = new.kind
                from unnest(?::bigint[], ?::timestamptz[], ?::text[]) as new (id, at, kind) where d.id = new.id
                """)
                .param(array("bigint", taken, one -> String.valueOf(one.id())))
                .param(array("timestamptz", taken, one -> RecordColumn.time(one.next())))
                .param(array(
                        "text",
                        taken,
                        one -> one.nextStage() == null ? null : one.nextStage().name()))
                .update();
    }

    /** Flags the request for papers whose time is over; the record is not read again for that. */
    private void unanswered(List<Long> dossiers, Instant now) {
        if (dossiers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with late as (
                    select d.id as dossier, r.id as record, r.paused_since, r.answer_by
                    from dossier.dossier d
                    join dossier.source_record r on r.link_key = d.link_key and r.source = d.source and r.code = d.code
                    where d.id = any (?::bigint[])),
                told as (
                    insert into dossier.finding (record, kind, since, details)
                    select record, 'UNANSWERED_SUPPLEMENT', ?, json_build_array(
                        to_char(paused_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                        to_char(answer_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))::text
                    from late on conflict (record, kind) where closed_at is null do nothing),
                flagged as (
                    update dossier.source_record r set findings = coalesce(r.findings, 0) | ?
                    from late where r.id = late.record)
                update dossier.dossier d set findings = d.findings | ?, version = nextval('dossier.version')
                from late where d.id = late.dossier
                """)
                .param(array("bigint", dossiers, String::valueOf))
                .param(utc(now))
                .param(FindingKind.UNANSWERED_SUPPLEMENT.bit())
                .param(FindingKind.UNANSWERED_SUPPLEMENT.bit())
                .update();
    }

    @Override
    public Set<Long> standing(Map<Long, Instant> dueTimes) {
        if (dueTimes.isEmpty()) {
            return Set.of();
        }
        var entries = dueTimes.entrySet();
        return new HashSet<>(jdbc.sql("""
                select d.id from dossier.dossier d
                join unnest(?::bigint[], ?::timestamptz[]) as told (id, due_at) on told.id = d.id
                where d.is_open and not d.paused and d.due_at = told.due_at
                """)
                .param(array("bigint", entries, one -> String.valueOf(one.getKey())))
                .param(array("timestamptz", entries, one -> RecordColumn.time(one.getValue())))
                .query(Long.class)
                .list());
    }
}
