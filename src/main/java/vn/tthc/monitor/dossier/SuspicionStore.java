package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.SuspicionFinder.Candidate;
import vn.tthc.monitor.dossier.SuspicionFinder.Found;
import vn.tthc.monitor.dossier.SuspicionFinder.Met;

/** Finds and keeps suspicions about the records of some dossiers, in a few statements for all. Its caller is the writer. */
@Component
class SuspicionStore {
    /** Somebody with more dossiers is an office or a number typed for want of one, and is compared with nobody. */
    static final int MOST_OF_ONE_PERSON = 500;

    /**
     * The limit within the lateral joins keeps the database at one index look-up per record, whatever its statistics say.
     */
    static final String CANDIDATES = """
            with touched as materialized (
                select id, source, code, link_key, id_key, phone_key, applicant_name, procedure_code, status,
                    coalesce(received_at, submitted_at) as received
                from dossier.source_record r
                where link_key = any (?::text[]) and gone_at is null and procedure_code is not null
                  and coalesce(received_at, submitted_at) is not null and (id_key is not null or phone_key is not null)
                  and not exists (select from dossier.link_decision d where d.one_source = r.source and d.one_code = r.code
                      and d.kind = 'SPLIT' and d.undone_at is null)),
            persons as materialized (
                select p.id_key from (select distinct id_key from touched where id_key is not null) p where (select count(*)
                    from (select from dossier.source_record r where r.id_key = p.id_key limit <most> + 1) f) <= <most>),
            phones as materialized (
                select p.phone_key from (select distinct phone_key from touched where phone_key is not null) p where (select count(*)
                    from (select from dossier.source_record r where r.phone_key = p.phone_key limit <most> + 1) f) <= <most>),
            met as (
                select t.id as t, o.* from touched t join persons p on p.id_key = t.id_key cross join lateral (
                    select <columns> from dossier.source_record r where r.id_key = t.id_key limit <most>) o
                union all
                select t.id, o.* from touched t join phones p on p.phone_key = t.phone_key cross join lateral (
                    select <columns> from dossier.source_record r where r.phone_key = t.phone_key limit <most>) o
                where t.id_key is null or o.id_key is null)
            select t.source as t_source, t.code as t_code, t.applicant_name as t_name, t.procedure_code as t_procedure,
                t.status as t_status, t.received as t_received, m.source, m.code, m.applicant_name, m.procedure_code,
                m.status, coalesce(m.received_at, m.submitted_at) as received, t.id_key = m.id_key as same_id,
                t.phone_key = m.phone_key as same_phone
            from met m join touched t on t.id = m.t
            where m.id <> t.id and m.link_key <> t.link_key and m.gone_at is null
              and m.procedure_code is not null
              and abs(extract(epoch from coalesce(m.received_at, m.submitted_at) - t.received)) <= ?
              and not exists (select from dossier.link_decision d where d.one_source = m.source and d.one_code = m.code
                  and d.kind = 'SPLIT' and d.undone_at is null)
            """.replace("<most>", Integer.toString(MOST_OF_ONE_PERSON)).replace(
            "<columns>",
            "id, source, code, link_key, id_key, phone_key, applicant_name, procedure_code, status, gone_at,"
                    + " received_at, submitted_at");

    private final JdbcClient jdbc;

    SuspicionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Pairs of a record of these dossiers and another one of maybe the same person, received not too far apart. */
    List<Candidate> candidates(Collection<String> linkKeys, long mostSeconds) {
        return jdbc.sql(CANDIDATES)
                .param(array("text", linkKeys, key -> key))
                .param(mostSeconds)
                .query(SuspicionStore::candidate)
                .list();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Candidate(
                met(row, "t_", "t_name"),
                met(row, "", "applicant_name"),
                row.getBoolean("same_id"),
                row.getBoolean("same_phone"));
    }

    private static Met met(ResultSet row, String prefix, String name) throws SQLException {
        return new Met(
                new Links.RecordName(row.getString(prefix + "source"), row.getString(prefix + "code")),
                row.getString(name),
                row.getString(prefix.isEmpty() ? "procedure_code" : prefix + "procedure"),
                RecordRows.status(row.getInt(prefix + "status")),
                required(row, prefix + "received"));
    }

    /** Writes those that are new, differ or have returned; what a person has dismissed stays so. Answers the rows written. */
    List<Long> write(Collection<Found> found, Instant now) {
        return jdbc.sql("""
                insert into dossier.suspicion as old (one_source, one_code, other_source, other_code, kind, agreed,
                    procedure_code, one_received, other_received, found_at)
                select i.*, ?::timestamptz from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::timestamptz[], ?::timestamptz[]) as i (one_source, one_code, other_source, other_code)
                where not exists (select from dossier.link_decision d where d.kind = 'DISMISSED' and d.undone_at is null
                    and (d.one_source, d.one_code, d.other_source, d.other_code)
                        = (i.one_source, i.one_code, i.other_source, i.other_code))
                on conflict (one_source, one_code, other_source, other_code) do update set kind = excluded.kind,
                    agreed = excluded.agreed, procedure_code = excluded.procedure_code, ended_at = null, ended = null,
                    one_received = excluded.one_received, other_received = excluded.other_received,
                    found_at = case when old.ended_at is null then old.found_at else excluded.found_at end,
                    returned = old.returned + (old.ended_at is not null)::int
                where old.ended_at is not null
                    or (old.agreed, old.procedure_code, old.one_received, old.other_received) is distinct from
                        (excluded.agreed, excluded.procedure_code, excluded.one_received, excluded.other_received)
                returning id
                """)
                .param(utc(now))
                .param(array("text", found, each -> each.one().name().source()))
                .param(array("text", found, each -> each.one().name().code()))
                .param(array("text", found, each -> each.other().name().source()))
                .param(array("text", found, each -> each.other().name().code()))
                .param(array("text", found, each -> each.kind().name()))
                .param(array("text", found, Found::agreedText))
                .param(array("text", found, Found::procedure))
                .param(array(
                        "timestamptz",
                        found,
                        each -> RecordColumn.time(each.one().received())))
                .param(array(
                        "timestamptz",
                        found,
                        each -> RecordColumn.time(each.other().received())))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Ends those about records of these dossiers that are not among the pairs that still agree. */
    List<Long> end(Collection<String> linkKeys, Collection<Found> agreeing, Instant now) {
        return jdbc.sql("""
                with agreeing as (
                    select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as i (a, b, c, d)
                    where not exists (select from dossier.link_decision l where l.kind = 'DISMISSED' and l.undone_at is null
                        and (l.one_source, l.one_code, l.other_source, l.other_code) = (i.a, i.b, i.c, i.d))),
                touched as materialized (
                    select source, code, link_key from dossier.source_record where link_key = any (?::text[])),
                concerned as (
                    select s.id from touched t join dossier.suspicion s on s.one_source = t.source and s.one_code = t.code
                    union
                    select s.id from touched t join dossier.suspicion s on s.other_source = t.source and s.other_code = t.code)
                update dossier.suspicion s set ended_at = ?, ended = case
                    when (select link_key from dossier.source_record r where r.source = s.one_source and r.code = s.one_code)
                        = (select link_key from dossier.source_record r where r.source = s.other_source and r.code = s.other_code)
                        then 'LINKED'
                    when exists (select from dossier.link_decision l where l.kind = 'DISMISSED' and l.undone_at is null
                        and (l.one_source, l.one_code, l.other_source, l.other_code)
                            = (s.one_source, s.one_code, s.other_source, s.other_code)) then 'DISMISSED'
                    else 'CHANGED' end
                from concerned c
                where s.id = c.id and s.ended_at is null and not exists (select from agreeing i
                    where (i.a, i.b, i.c, i.d) = (s.one_source, s.one_code, s.other_source, s.other_code))
                returning s.id
                """)
                .param(array("text", agreeing, each -> each.one().name().source()))
                .param(array("text", agreeing, each -> each.one().name().code()))
                .param(array("text", agreeing, each -> each.other().name().source()))
                .param(array("text", agreeing, each -> each.other().name().code()))
                .param(array("text", linkKeys, key -> key))
                .param(utc(now))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Whether anything is written about these dossiers that may have to end. */
    boolean anyAbout(Collection<String> linkKeys) {
        return jdbc.sql("""
                select exists (select from dossier.dossier where link_key = any (?::text[]) and suspected)
                    or exists (select from dossier.source_record r join dossier.suspicion s
                        on s.one_source = r.source and s.one_code = r.code and s.ended_at is null
                        where r.link_key = any (?::text[]))
                    or exists (select from dossier.source_record r join dossier.suspicion s
                        on s.other_source = r.source and s.other_code = r.code and s.ended_at is null
                        where r.link_key = any (?::text[]))
                """)
                .param(array("text", linkKeys, key -> key))
                .param(array("text", linkKeys, key -> key))
                .param(array("text", linkKeys, key -> key))
                .query(Boolean.class)
                .single();
    }

    /** Writes into the unified rows of these dossiers, and of both sides of these suspicions, whether a person must decide. */
    void mark(Collection<String> linkKeys, Collection<Long> suspicions) {
        var keys = new ArrayList<>(linkKeys);
        if (!suspicions.isEmpty()) {
            keys.addAll(jdbc.sql("""
                    select r.link_key from dossier.suspicion s join dossier.source_record r
                        on (r.source, r.code) = (s.one_source, s.one_code) where s.id = any (?::bigint[])
                    union
                    select r.link_key from dossier.suspicion s join dossier.source_record r
                        on (r.source, r.code) = (s.other_source, s.other_code) where s.id = any (?::bigint[])
                    """)
                    .param(array("bigint", suspicions, String::valueOf))
                    .param(array("bigint", suspicions, String::valueOf))
                    .query((row, number) -> row.getString(1))
                    .list());
        }
        jdbc.sql("""
                update dossier.dossier d set suspected = not d.suspected, version = nextval('dossier.version')
                where d.link_key = any (?::text[]) and d.suspected <> exists (
                    select from dossier.source_record r where r.link_key = d.link_key and (
                        exists (select from dossier.suspicion s
                            where s.one_source = r.source and s.one_code = r.code and s.ended_at is null)
                        or exists (select from dossier.suspicion s
                            where s.other_source = r.source and s.other_code = r.code and s.ended_at is null)))
                """).param(array("text", keys, key -> key)).update();
    }

    /** A dossier that has changed. */
    record Changed(String linkKey, long version) {}

    /** Dossiers that have changed after a version, in the order of their changes. */
    List<Changed> changed(long afterVersion, int limit) {
        return jdbc.sql("select link_key, version from dossier.dossier where version > ? order by version limit ?")
                .param(afterVersion)
                .param(limit)
                .query((row, number) -> new Changed(row.getString(1), row.getLong(2)))
                .list();
    }
}
