package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dossiers that a second system should know and never did. No page tells of what is absent, so they are looked for in
 * rounds. Only what lies so far back from the second system's last answer that it must have come counts: a system that is
 * down lacks nothing.
 */
@Component
class MissingCopyStore {
    private static final String FIND = """
            insert into dossier.mismatch as old (link_key, kind, one, other, one_code, other_code, one_value, other_value,
                since, found_at, shown_at, visible)
            select distinct on (r.link_key) r.link_key, 'MISSING', least(c.of, c.in), greatest(c.of, c.in),
                case when c.of < c.in then r.code end, case when c.of > c.in then r.code end,
                case when c.of < c.in then r.status::text end, case when c.of > c.in then r.status::text end,
                since, c.now, since + c.after, true
            from (select ?::text collate "C" as of, ?::text collate "C" as in, ?::text[] as fields,
                    ? * interval '1 second' as after, ?::timestamptz as now) c
            cross join dossier.source_record r
            cross join lateral (select coalesce(r.received_at, r.submitted_at, r.first_seen_at) as since) s
            where r.source = c.of and r.gone_at is null and (r.is_open or r.changed_at > c.now - interval '30 days')
              and (cardinality(c.fields) = 0 or r.field = any (c.fields)) and since <= c.now - c.after
              and since <= (select max(x.read_at) from dossier.source_record x where x.source = c.in and x.is_open) - c.after
              and not exists (select from dossier.source_record x where x.source = c.in and x.link_key = r.link_key)
            order by r.link_key, r.code
            on conflict (link_key, kind, one, other) do update set ended_at = null, returned = old.returned + 1,
                since = excluded.since, found_at = excluded.found_at, shown_at = excluded.shown_at, visible = true,
                one_code = excluded.one_code, other_code = excluded.other_code, one_value = excluded.one_value,
                other_value = excluded.other_value, resolution = null, reason = null, settled_by = null, settled_at = null
            where old.ended_at is not null
            returning link_key
            """;

    private final JdbcClient jdbc;
    private final MismatchRules.Holder rules;

    MissingCopyStore(JdbcClient jdbc, MismatchRules.Holder rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** Finds what is lacking now and ends what is not any more; the dossiers concerned. */
    List<String> round(Instant now) {
        var copies = rules.mismatchRules().copies();
        var keys = new ArrayList<String>();
        for (var copy : copies) {
            keys.addAll(jdbc.sql(FIND)
                    .param(copy.of())
                    .param(copy.in())
                    .param(array("text", copy.fields(), field -> field))
                    .param(copy.after().toSeconds())
                    .param(utc(now))
                    .query((row, number) -> row.getString(1))
                    .list());
        }
        keys.addAll(end(copies, now));
        return keys;
    }

    private List<String> end(List<MismatchRules.Copy> copies, Instant now) {
        return jdbc.sql("""
                update dossier.mismatch m set ended_at = ?, visible = false
                where m.kind = 'MISSING' and m.ended_at is null and (m.one_code is null or m.other_code is null)
                  and (not exists (select from dossier.source_record r where r.link_key = m.link_key and r.gone_at is null
                          and r.source = case when m.one_code is null then m.other else m.one end)
                      or not exists (select from unnest(?::text[], ?::text[]) as c (holder, lacking)
                          where (c.holder, c.lacking) = (case when m.one_code is null then m.other else m.one end,
                              case when m.one_code is null then m.one else m.other end)))
                returning m.link_key
                """)
                .param(utc(now))
                .param(array("text", copies, MismatchRules.Copy::of))
                .param(array("text", copies, MismatchRules.Copy::in))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
