package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What runs replaced that may be taken back. Its callers are the writer, but for forgetting. */
@Component
class ReplacedStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    ReplacedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a run did to a record. */
    enum What {
        ADDED,
        CHANGED,
        CLOSED
    }

    /**
     * One record that a run touched, beside what stands there now.
     *
     * @param readAt when the source had last answered before; of an added one the time of its page
     * @param current whether the record still has the content that the run left
     * @param confirmed whether the source has answered since with just this content
     */
    record Entry(
            String code, What what, @Nullable Instant changedAt, Instant readAt, boolean current, boolean confirmed) {}

    /** Keeps what stood there before a page; of two pages of a run with one record the first one's counts. */
    void keep(DossierPage page, Collection<PreparedRecord> written, Map<String, StoredRecord> before) {
        jdbc.sql("""
                insert into dossier.replaced as old (run, code, what, hash, before, changed_at, read_at, at)
                select ?, i.code, case when i.before is null then 'ADDED' else 'CHANGED' end, i.hash, i.before, i.changed_at,
                    coalesce(i.read_at, ?), ?
                from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                    as i (code, hash, before, changed_at, read_at)
                on conflict (run, code) do update set hash = excluded.hash
                """)
                .param(page.run())
                .param(utc(page.readAt()))
                .param(utc(page.readAt()))
                .param(array("text", written, record -> record.dossier().code()))
                .param(array("text", written, record -> record.dossier().contentHash()))
                .param(array(
                        "text",
                        written,
                        record -> json(before.get(record.dossier().code()))))
                .param(array("timestamptz", written, record -> {
                    var old = before.get(record.dossier().code());
                    return old == null ? null : old.changedAt().toString();
                }))
                .param(array("timestamptz", written, record -> {
                    var old = before.get(record.dossier().code());
                    return old == null ? null : old.readAt().toString();
                }))
                .update();
    }

    private static @Nullable String json(@Nullable StoredRecord record) {
        return record == null ? null : JSON.writeValueAsString(record.dossier());
    }

    /** Keeps that a run closed these open records. */
    void keepClosed(UUID run, String source, Collection<String> codes, Instant now) {
        jdbc.sql("""
                insert into dossier.replaced (run, code, what, hash, changed_at, read_at, at)
                select ?, r.code, 'CLOSED', r.content_hash, r.changed_at, r.read_at, ?
                from dossier.source_record r where r.source = ? and r.code = any (?::text[])
                on conflict (run, code) do nothing
                """)
                .param(run)
                .param(utc(now))
                .param(source)
                .param(array("text", codes, code -> code))
                .update();
    }

    boolean any(UUID run) {
        return jdbc.sql("select exists (select from dossier.replaced where run = ?)")
                .param(run)
                .query(Boolean.class)
                .single();
    }

    /**
     * Everything a run did. A record counts as confirmed where its time of reading has moved on from the run's own.
     *
     * @param asOf the time of the run's pages
     */
    List<Entry> of(UUID run, String source, Instant asOf) {
        return jdbc.sql("""
                select e.code, e.what, e.changed_at, e.read_at, r.content_hash is not distinct from e.hash
                        and (r.gone_at is not null) = (e.what = 'CLOSED') as is_current,
                    e.what <> 'CLOSED' and r.read_at > ? as is_confirmed
                from dossier.replaced e left join dossier.source_record r on r.source = ? and r.code = e.code
                where e.run = ? order by e.code
                """)
                .param(utc(asOf))
                .param(source)
                .param(run)
                .query(ReplacedStore::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("code"),
                What.valueOf(row.getString("what")),
                instant(row, "changed_at"),
                required(row, "read_at"),
                row.getBoolean("is_current"),
                row.getBoolean("is_confirmed"));
    }

    /** What stood at these codes before a run. */
    List<SourceDossier> before(UUID run, Collection<String> codes) {
        return jdbc.sql("select before from dossier.replaced where run = ? and code = any (?::text[]) order by code")
                .param(run)
                .param(array("text", codes, code -> code))
                .query((row, number) -> JSON.readValue(row.getString(1), SourceDossier.class))
                .list();
    }

    /** Gives records the times they had before a run, so that what is read next is compared with those. */
    void resetTimes(String source, Collection<Entry> entries) {
        jdbc.sql("""
                update dossier.source_record r set changed_at = coalesce(i.changed_at, i.read_at), read_at = i.read_at
                from unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as i (code, changed_at, read_at)
                where r.source = ? and r.code = i.code
                """)
                .param(array("text", entries, Entry::code))
                .param(array("timestamptz", entries, entry -> RecordColumn.time(entry.changedAt())))
                .param(array("timestamptz", entries, entry -> RecordColumn.time(entry.readAt())))
                .param(source)
                .update();
    }

    void rename(UUID before, UUID after) {
        jdbc.sql("update dossier.replaced set run = ? where run = ?")
                .params(after, before)
                .update();
    }

    void forget(UUID run) {
        jdbc.sql("delete from dossier.replaced where run = ?").param(run).update();
    }

    int forgetBefore(Instant moment, int limit) {
        return jdbc.sql("""
                delete from dossier.replaced where (run, code) in (
                    select run, code from dossier.replaced where at < ? limit ?)
                """).param(utc(moment)).param(limit).update();
    }
}
