package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;

/**
 * Keeps the mismatches of dossiers that several systems know, all touched dossiers in one statement. Every two systems are
 * compared, whichever of them decides, so that a change of the deciding one neither ends nor begins a disagreement. Its
 * caller is the writer.
 */
@Component
class MismatchStore {
    /** A pair's own grace before the one of all pairs; no grace at all means never. */
    private static final String GRACES = """
            graces as (select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
                with ordinality as g (kind, one, other, seconds, place)),
            """;

    private static final String SHOWN_AT = """
            (select f.since + g.seconds * interval '1 second' from graces g
             where g.kind = f.kind and (g.one is null or (g.one, g.other) = (f.one, f.other))
             order by g.place limit 1)""";

    /** Of several records that one system has of a dossier the one that counts most. */
    private static final String RECORDS = """
            records as (
                select distinct on (link_key, source) link_key, source, code, status, is_open, due_at, paid_online,
                    gone_at is not null as gone, missing_since, coalesce(source_updated_at, changed_at) as said_at,
                    coalesce(returned_at, finished_at, source_updated_at, changed_at) as finished_at
                from dossier.source_record where link_key = any (?::text[])
                order by link_key, source, gone_at is not null, is_open desc, coalesce(source_updated_at, changed_at) desc, code),
            pairs as (
                select a.link_key, a.source as one, b.source as other, a.code as one_code, b.code as other_code,
                    a.status as a, b.status as b, a.is_open as a_open, b.is_open as b_open, a.gone as a_gone, b.gone as b_gone,
                    a.due_at as a_due, b.due_at as b_due, a.paid_online as a_paid, b.paid_online as b_paid,
                    a.missing_since as a_missing, b.missing_since as b_missing, a.finished_at as a_finished,
                    b.finished_at as b_finished, greatest(a.said_at, b.said_at) as said_at, not (a.gone or b.gone) as standing
                from records a join records b on b.link_key = a.link_key and a.source < b.source),
            """;

    private static final String FOUND =
            """
            found as (
                select p.link_key, f.kind, p.one, p.other, p.one_code, p.other_code,
                    case f.kind when 'DUE_DIFFERS' then iso(a_due) else f.one_value end as one_value,
                    case f.kind when 'DUE_DIFFERS' then iso(b_due) else f.other_value end as other_value,
                    least(f.since, clock.now) as since
                from pairs p cross join clock cross join lateral (values
                    (case when not standing or a = b or 0 in (a, b) then null
                        when (a in (5, 6, 8) and b = 9) or (a = 9 and b in (5, 6, 8)) then 'PAUSED_FINISHED'
                        when (a_open and b in (9, 10)) or (b_open and a in (9, 10)) then 'FINISHED_ELSEWHERE'
                        when a in (9, 10) and b in (9, 10) then 'RESULT_MISSING'
                        else 'STATUS_DIFFERS' end, a::text, b::text,
                        case when b in (9, 10) and a not in (9, 10) then b_finished
                            when a in (9, 10) and b not in (9, 10) then a_finished else said_at end),
                    (case when standing and (a_open or b_open) and abs(extract(epoch from a_due - b_due)) > clock.tolerance
                        then 'DUE_DIFFERS' end, null, null, said_at),
                    (case when standing and a_paid <> b_paid then 'FEE_MISSING' end, a_paid::text, b_paid::text, said_at),
                    (case when (a_gone and b_open) or (b_gone and a_open) then 'MISSING' end,
                        case when not a_gone then a::text end, case when not b_gone then b::text end,
                        coalesce(case when a_gone then a_missing else b_missing end, said_at))
                ) as f (kind, one_value, other_value, since)
                where f.kind is not null),
            """.replaceAll("iso\\((\\w+)\\)", "to_char($1 at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");

    /** What a system should know and never did is ended by its own round, not by the pages of others. */
    private static final String ENDED = """
            ended as (
                update dossier.mismatch m set ended_at = clock.now, visible = false from clock
                where m.link_key = any (?::text[]) and m.ended_at is null
                  and not exists (select from found f
                      where (f.link_key, f.kind, f.one, f.other) = (m.link_key, m.kind, m.one, m.other))
                  and not (m.kind = 'MISSING' and 1 = (select count(*) from records r
                      where r.link_key = m.link_key and r.source in (m.one, m.other))))
            """;

    /**
     * A disagreement that returns begins anew; one that a person has settled stays settled as long as both say what they
     * said then.
     */
    private static final String WRITTEN = """
            insert into dossier.mismatch as old (link_key, kind, one, other, one_code, other_code, one_value, other_value,
                since, found_at, shown_at, visible)
            select f.link_key, f.kind, f.one, f.other, f.one_code, f.other_code, f.one_value, f.other_value, f.since,
                clock.now, s.at, coalesce(s.at <= clock.now, false)
            from found f cross join clock cross join lateral (select <shownAt> as at) s
            order by f.link_key, f.kind, f.one, f.other
            on conflict (link_key, kind, one, other) do update set
                one_code = excluded.one_code, other_code = excluded.other_code, one_value = excluded.one_value,
                other_value = excluded.other_value, ended_at = null, found_at = excluded.found_at,
                returned = old.returned + (old.ended_at is not null)::int,
                since = <since>, shown_at = <since> + (excluded.shown_at - excluded.since),
                visible = (<anew> or old.resolution is null)
                    and coalesce(<since> + (excluded.shown_at - excluded.since) <= excluded.found_at, false),
                resolution = case when not <anew> then old.resolution end,
                reason = case when not <anew> then old.reason end,
                settled_by = case when not <anew> then old.settled_by end,
                settled_at = case when not <anew> then old.settled_at end
            where old.ended_at is not null or (old.one_code, old.other_code, old.one_value, old.other_value)
                is distinct from (excluded.one_code, excluded.other_code, excluded.one_value, excluded.other_value)
            returning id
            """.replace("<shownAt>", SHOWN_AT)
            .replace("<since>", "(case when old.ended_at is null then old.since else excluded.since end)")
            .replace(
                    "<anew>",
                    "(old.ended_at is not null or (old.one_value, old.other_value)"
                            + " is distinct from (excluded.one_value, excluded.other_value))");

    private static final String MAINTAIN = "with clock as (select ?::timestamptz as now, ?::bigint as tolerance), "
            + GRACES + RECORDS + FOUND + ENDED + WRITTEN;

    private final JdbcClient jdbc;
    private final MismatchRules.Holder rules;
    private final GraceStore calendars;

    MismatchStore(JdbcClient jdbc, MismatchRules.Holder rules, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.rules = rules;
        calendars = new GraceStore(jdbc, deadlines);
    }

    /** Compares what the systems say of these dossiers now. */
    void maintain(Collection<String> linkKeys, Instant now) {
        if (linkKeys.isEmpty()) {
            return;
        }
        var current = rules.mismatchRules();
        var written = graces(
                        jdbc.sql(MAINTAIN)
                                .param(utc(now))
                                .param(current.dueTolerance().toSeconds()),
                        current)
                .param(array("text", linkKeys, key -> key))
                .param(array("text", linkKeys, key -> key))
                .query((row, number) -> row.getLong(1))
                .list();
        calendars.settle(written, now);
        mark(linkKeys);
    }

    /**
     * Lets disagreements of records that are still together follow them to the dossier they have moved to, with their owner
     * and what was said about them. One that waits there already under the same pair and class stays.
     */
    void carry(Collection<String> from) {
        jdbc.sql("""
                update dossier.mismatch m set link_key = moved.link_key
                from (select distinct on (coalesce(a.link_key, b.link_key), x.kind, x.one, x.other) x.id,
                        coalesce(a.link_key, b.link_key) as link_key, x.kind, x.one, x.other
                      from dossier.mismatch x
                      left join dossier.source_record a on a.source = x.one and a.code = x.one_code
                      left join dossier.source_record b on b.source = x.other and b.code = x.other_code
                      where x.link_key = any (?::text[]) and coalesce(a.link_key, b.link_key) <> x.link_key
                        and (x.one_code is null or x.other_code is null or a.link_key = b.link_key)
                      order by 2, x.kind, x.one, x.other, x.ended_at is not null, x.found_at desc, x.id) moved
                where m.id = moved.id and not exists (
                    select from dossier.mismatch t
                    where (t.link_key, t.kind, t.one, t.other) = (moved.link_key, moved.kind, moved.one, moved.other))
                """).param(array("text", from, key -> key)).update();
    }

    boolean anyToShow(Instant now) {
        return jdbc.sql("""
                select exists (select from dossier.mismatch
                    where not visible and ended_at is null and resolution is null and shown_at <= ?)
                """).param(utc(now)).query(Boolean.class).single();
    }

    /** Shows those whose grace has passed; how many dossiers that concerns. */
    int show(Instant now) {
        var keys = jdbc.sql("""
                update dossier.mismatch set visible = true
                where not visible and ended_at is null and resolution is null and shown_at <= ?
                returning link_key
                """)
                .param(utc(now))
                .query((row, number) -> row.getString(1))
                .list();
        return keys.isEmpty() ? 0 : mark(keys);
    }

    /** Measures the grace of every disagreement again, after the rules have changed. */
    void applyGraces(Instant now) {
        var current = rules.mismatchRules();
        var changed = graces(jdbc.sql("with " + GRACES + """
                computed as (select f.id, %s as shown_at from dossier.mismatch f
                    where f.ended_at is null and f.one_code is not null and f.other_code is not null)
                update dossier.mismatch m set shown_at = c.shown_at,
                    visible = m.resolution is null and coalesce(c.shown_at <= ?, false)
                from computed c where c.id = m.id and m.shown_at is distinct from c.shown_at
                returning m.id, m.link_key
                """.formatted(SHOWN_AT)), current)
                .param(utc(now))
                .query((row, number) -> new Shared(row.getLong(1), row.getString(2)))
                .list();
        calendars.settle(changed.stream().map(Shared::id).toList(), now);
        mark(changed.stream().map(Shared::linkKey).toList());
    }

    /** Dossiers that several systems know, in the order of their ids. */
    List<Shared> shared(long afterId, int limit) {
        return jdbc.sql("""
                select id, link_key from dossier.dossier where id > ? and cardinality(sources) > 1 order by id limit ?
                """)
                .param(afterId)
                .param(limit)
                .query((row, number) -> new Shared(row.getLong("id"), row.getString("link_key")))
                .list();
    }

    /** Something about a dossier of several systems. */
    record Shared(long id, String linkKey) {}

    /** Writes into the unified rows whether a person has something to do about them. */
    int mark(Collection<String> linkKeys) {
        return jdbc.sql("""
                update dossier.dossier d set mismatch = not d.mismatch, version = nextval('dossier.version')
                where d.link_key = any (?::text[]) and d.mismatch <> exists (
                    select from dossier.mismatch m where m.link_key = d.link_key and m.visible)
                """).param(array("text", linkKeys, key -> key)).update();
    }

    private static JdbcClient.StatementSpec graces(JdbcClient.StatementSpec statement, MismatchRules rules) {
        List<MismatchRules.Grace> graces = rules.graces();
        return statement
                .param(array("text", graces, grace -> grace.kind().name()))
                .param(array(
                        "text",
                        graces,
                        grace -> grace.pair() == null ? null : grace.pair().one()))
                .param(array(
                        "text",
                        graces,
                        grace -> grace.pair() == null ? null : grace.pair().other()))
                .param(array(
                        "bigint",
                        graces,
                        grace -> grace.time() == null ? null : "" + grace.time().toSeconds()));
    }
}
