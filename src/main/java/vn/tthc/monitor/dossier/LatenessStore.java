package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.LateWeighing.Candidate;
import vn.tthc.monitor.dossier.LateWeighing.Weighed;

/** Which dossiers have to be weighed, and what speaks for a fault of their systems. */
@Component
class LatenessStore {
    /** Came due while its clock ran; a pause that began before keeps it from that. Of one that is gone nobody knows. */
    static final String LATE = """
            not d.no_term and d.due_at is not null and d.gone_since is null and case
                when not d.is_open then coalesce(d.finished_at, d.changed_at) > d.due_at
                when d.paused then coalesce(d.paused_since > d.due_at, false)
                else d.due_at <= :now end""";

    private static final String CANDIDATE = "select d.id, d.version, d.link_key, d.source, d.sources, d.received_at,"
            + " d.due_at, (" + LATE + ") as late from dossier.dossier d ";

    private static final String WRITE_PARTS = """
            insert into dossier.late_evidence as old (dossier, incident, source, source_name, kind, leads,
                incident_from, incident_to, ending, from_at, to_at, minutes, at_due, computed_at)
            select said.*, ? from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[],
                ?::boolean[]) as said
            on conflict (dossier, incident, incident_from) do update set source_name = excluded.source_name,
                leads = excluded.leads, incident_to = excluded.incident_to, ending = excluded.ending, from_at = excluded.from_at,
                to_at = excluded.to_at, minutes = excluded.minutes, at_due = excluded.at_due,
                computed_at = excluded.computed_at, void_at = null
            where (old.leads, old.incident_to, old.ending, old.from_at, old.to_at, old.minutes, old.at_due,
                    old.void_at)
                is distinct from (excluded.leads, excluded.incident_to, excluded.ending, excluded.from_at,
                    excluded.to_at, excluded.minutes, excluded.at_due, excluded.void_at)
            """;

    private final JdbcClient jdbc;

    LatenessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows that were written since, in that order, with those that are not late. */
    List<Candidate> changed(long after, long until, Instant now, int limit) {
        return jdbc.sql(CANDIDATE + "where d.version > :after and d.version <= :until order by d.version limit :limit")
                .param("after", after)
                .param("until", until)
                .param("limit", limit)
                .param("now", utc(now))
                .query(LatenessStore::candidate)
                .list();
    }

    /** The newest version; its caller is the writer, so that everything up to it is there. */
    long newestVersion() {
        return jdbc.sql("select coalesce(max(version), 0) from dossier.dossier")
                .query(Long.class)
                .single();
    }

    /** Running dossiers that came due in between. */
    List<Candidate> due(Instant after, Instant now) {
        return jdbc.sql(CANDIDATE + """
                where d.is_open and d.queue_rank = 0 and d.sort_at > :after and d.sort_at <= :until
                """)
                .param("after", QueueRows.micros(after))
                .param("until", QueueRows.micros(now))
                .param("now", utc(now))
                .query(LatenessStore::candidate)
                .list();
    }

    /** Late dossiers of a system that came due after an instant. */
    List<Candidate> late(String source, Instant after, Instant now) {
        return jdbc.sql("select * from (" + CANDIDATE + """
                    where d.is_open and d.queue_rank = 0 and d.sort_at > :after and d.sort_at <= :until
                      and :source = any (d.sources)
                    union all
                """ + CANDIDATE + """
                    where d.is_open and d.queue_rank = 2 and d.due_at > :from and :source = any (d.sources)
                    union all
                """ + CANDIDATE + """
                    where not d.is_open and d.queue_rank = 4 and d.sort_at < -:after and d.due_at > :from
                      and :source = any (d.sources)) found where late
                """)
                .param("after", QueueRows.micros(after))
                .param("until", QueueRows.micros(now))
                .param("from", utc(after))
                .param("source", source)
                .param("now", utc(now))
                .query(LatenessStore::candidate)
                .list();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Candidate(
                row.getLong("id"),
                row.getLong("version"),
                row.getString("link_key"),
                row.getString("source"),
                Set.of((String[]) row.getArray("sources").getArray()),
                instant(row, "received_at"),
                instant(row, "due_at"),
                row.getBoolean("late"));
    }

    /** Makes what is stored of these dossiers what was weighed; what does not hold any more is kept and says since when. */
    void write(Collection<Long> dossiers, List<Weighed> weighed, Instant now) {
        if (dossiers.isEmpty()) {
            return;
        }
        var parts = new ArrayList<Row>();
        weighed.forEach(one -> one.leadingFirst().forEach(part -> parts.add(new Row(one.dossier(), part))));
        if (!weighed.isEmpty()) {
            writeTotals(weighed, now);
            writeParts(parts, now);
        }
        jdbc.sql("""
                with total as (
                    update dossier.lateness set void_at = :now
                    where dossier = any (:dossiers) and void_at is null and not dossier = any (:standing))
                update dossier.late_evidence e set void_at = :now
                where e.dossier = any (:dossiers) and e.void_at is null and not exists (
                    select from unnest(:owners::bigint[], :incidents::bigint[], :begins::timestamptz[])
                        as said (dossier, incident, begin)
                    where said.dossier = e.dossier and said.incident = e.incident and said.begin = e.incident_from)
                """)
                .param("now", utc(now))
                .param("dossiers", dossiers.toArray(Long[]::new))
                .param("standing", weighed.stream().map(Weighed::dossier).toArray(Long[]::new))
                .param("owners", parts.stream().map(Row::dossier).toArray(Long[]::new))
                .param(
                        "incidents",
                        parts.stream().map(row -> row.part().outage().number()).toArray(Long[]::new))
                .param(
                        "begins",
                        array(
                                "timestamptz",
                                parts,
                                row -> RecordColumn.time(row.part().outage().from())))
                .update();
    }

    private record Row(long dossier, LateWeighing.Part part) {}

    private void writeTotals(List<Weighed> weighed, Instant now) {
        jdbc.sql("""
                insert into dossier.lateness as old
                    (dossier, due_at, term_from, term_minutes, lost_minutes, at_due, computed_at)
                select said.*, ? from unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[],
                    ?::boolean[]) as said
                on conflict (dossier) do update set due_at = excluded.due_at, term_from = excluded.term_from,
                    term_minutes = excluded.term_minutes, lost_minutes = excluded.lost_minutes,
                    at_due = excluded.at_due, computed_at = excluded.computed_at, void_at = null
                where (old.due_at, old.term_from, old.term_minutes, old.lost_minutes, old.at_due, old.void_at)
                    is distinct from (excluded.due_at, excluded.term_from, excluded.term_minutes,
                        excluded.lost_minutes, excluded.at_due, excluded.void_at)
                """)
                .param(utc(now))
                .param(array("bigint", weighed, one -> Long.toString(one.dossier())))
                .param(array("timestamptz", weighed, one -> RecordColumn.time(one.dueAt())))
                .param(array("timestamptz", weighed, one -> RecordColumn.time(one.from())))
                .param(array("bigint", weighed, one -> Long.toString(one.termMinutes())))
                .param(array("bigint", weighed, one -> Long.toString(one.lostMinutes())))
                .param(array("boolean", weighed, one -> Boolean.toString(one.atDue())))
                .update();
    }

    private void writeParts(List<Row> rows, Instant now) {
        jdbc.sql(WRITE_PARTS)
                .param(utc(now))
                .param(array("bigint", rows, row -> Long.toString(row.dossier())))
                .param(array(
                        "bigint", rows, row -> Long.toString(row.part().outage().number())))
                .param(array("text", rows, row -> row.part().outage().source()))
                .param(array("text", rows, row -> row.part().outage().sourceName()))
                .param(array("text", rows, row -> row.part().outage().kind().name()))
                .param(array("boolean", rows, row -> Boolean.toString(row.part().leading())))
                .param(array(
                        "timestamptz",
                        rows,
                        row -> RecordColumn.time(row.part().outage().from())))
                .param(array(
                        "timestamptz",
                        rows,
                        row -> RecordColumn.time(row.part().outage().to())))
                .param(array("text", rows, row -> row.part().outage().ending().name()))
                .param(array(
                        "timestamptz",
                        rows,
                        row -> RecordColumn.time(row.part().span().from())))
                .param(array(
                        "timestamptz",
                        rows,
                        row -> RecordColumn.time(row.part().span().to())))
                .param(array("bigint", rows, row -> Long.toString(row.part().minutes())))
                .param(array("boolean", rows, row -> Boolean.toString(row.part().atDue())))
                .update();
    }

    /** What was said of dossiers that were joined to others is said of those. */
    void follow() {
        jdbc.sql("""
                update dossier.late_decision c set dossier = m.into_id from dossier.merged m where m.id = c.dossier
                """).update();
    }
}
