package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What ties records of several keys together. Its caller is the writer. The lateral joins keep the database at one index
 * look-up per value, whatever its statistics say.
 */
@Component
class LinkStore {
    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stored record with the key of its dossier. */
    record Known(LinkKeys keys, String linkKey) {}

    Set<LinkGraph.Alias> aliases(Collection<String> nodes) {
        return aliases("node", nodes);
    }

    private Set<LinkGraph.Alias> aliases(String column, Collection<String> values) {
        return new HashSet<>(jdbc.sql("select a.node, a.link_key from unnest(?::text[]) as i (value) cross join lateral"
                        + " (select * from dossier.link_alias a where a." + column + " = i.value offset 0) a")
                .param(array("text", values, value -> value))
                .query((row, number) -> new LinkGraph.Alias(row.getString(1), row.getString(2)))
                .list());
    }

    /** Makes these the only aliases that lead to the dossiers. */
    void replaceAliases(Collection<String> linkKeys, Collection<LinkGraph.Alias> aliases) {
        var stale = aliases("link_key", linkKeys);
        var added = new HashSet<>(aliases);
        added.removeAll(stale);
        stale.removeAll(new HashSet<>(aliases));
        if (!stale.isEmpty()) {
            pairs(
                    "delete from dossier.link_alias a using unnest(?::text[], ?::text[]) as i (node, link_key)"
                            + " where (a.node, a.link_key) = (i.node, i.link_key)",
                    stale);
        }
        if (!added.isEmpty()) {
            pairs(
                    "insert into dossier.link_alias (node, link_key) select * from unnest(?::text[], ?::text[])"
                            + " on conflict do nothing",
                    added);
        }
    }

    private void pairs(String sql, Collection<LinkGraph.Alias> aliases) {
        jdbc.sql(sql)
                .param(array("text", aliases, LinkGraph.Alias::node))
                .param(array("text", aliases, LinkGraph.Alias::linkKey))
                .update();
    }

    List<Known> records(Collection<String> linkKeys) {
        return jdbc.sql("""
                select r.* from unnest(?::text[]) as i (value) cross join lateral (
                    select source, code, national_code, cross_reference, link_key from dossier.source_record r
                    where r.link_key = i.value offset 0) r
                """)
                .param(array("text", linkKeys, key -> key))
                .query(LinkStore::known)
                .list();
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        var keys = LinkKeys.of(
                row.getString("source"),
                row.getString("code"),
                row.getString("national_code"),
                row.getString("cross_reference"));
        return new Known(keys, row.getString("link_key"));
    }

    /** A stored record with its id. */
    record Numbered(long id, Known known) {}

    /** Records that may have more than one code, in the order of their ids. */
    List<Numbered> after(long id, int limit) {
        return jdbc.sql("""
                select id, source, code, national_code, cross_reference, link_key from dossier.source_record
                where id > ? and (national_code is not null or cross_reference is not null) order by id limit ?
                """)
                .param(id)
                .param(limit)
                .query((row, number) -> new Numbered(row.getLong("id"), known(row, number)))
                .list();
    }

    /** Keys of the dossiers that any system knows under one of these own codes; one look-up per system and code. */
    List<String> linkKeysOfCodes(Collection<String> codes) {
        return jdbc.sql("""
                with recursive systems (source) as (
                    (select source from dossier.source_record order by source limit 1)
                    union all
                    select (select r.source from dossier.source_record r where r.source > s.source order by r.source limit 1)
                    from systems s where s.source is not null)
                select r.link_key from systems s join dossier.source_record r
                    on r.source = s.source and r.code = any (?::text[])
                """)
                .param(array("text", codes, code -> code))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Keys of the dossiers of these records. */
    List<String> linkKeysOfRecords(Collection<String> owns) {
        return jdbc.sql("""
                select r.link_key from unnest(?::text[]) as i (own)
                join dossier.source_record r on r.source = split_part(own, ':', 1) and r.code = substr(own, strpos(own, ':') + 1)
                """)
                .param(array("text", owns, own -> own))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** What people said of these records and nobody has undone. */
    List<LinkDecision> decisions(Collection<LinkKeys> records) {
        return jdbc.sql("""
                select d.* from (
                    select d.id from unnest(?::text[], ?::text[]) as i (source, code)
                    join dossier.link_decision d on d.one_source = i.source and d.one_code = i.code
                    union
                    select d.id from unnest(?::text[], ?::text[]) as i (source, code)
                    join dossier.link_decision d on d.other_source = i.source and d.other_code = i.code) found
                join dossier.link_decision d on d.id = found.id
                where d.undone_at is null and d.kind in ('MERGED', 'SPLIT')
                """)
                .param(array("text", records, LinkKeys::source))
                .param(array("text", records, LinkKeys::code))
                .param(array("text", records, LinkKeys::source))
                .param(array("text", records, LinkKeys::code))
                .query((row, number) -> {
                    var other = row.getString("other_source");
                    return new LinkDecision(
                            row.getLong("id"),
                            row.getString("kind").equals("MERGED"),
                            LinkKeys.own(row.getString("one_source"), row.getString("one_code")),
                            other == null ? null : LinkKeys.own(other, row.getString("other_code")));
                })
                .list();
    }

    boolean anyDecision() {
        return jdbc.sql("select exists (select from dossier.link_decision)")
                .query(Boolean.class)
                .single();
    }

    /** Moves stored records to other dossiers. */
    void move(Map<LinkKeys, String> linkKeys) {
        jdbc.sql("""
                update dossier.source_record r set link_key = i.link_key
                from unnest(?::text[], ?::text[], ?::text[]) as i (source, code, link_key)
                where r.source = i.source and r.code = i.code
                """)
                .param(array("text", linkKeys.keySet(), LinkKeys::source))
                .param(array("text", linkKeys.keySet(), LinkKeys::code))
                .param(array("text", linkKeys.keySet(), linkKeys::get))
                .update();
    }
}
