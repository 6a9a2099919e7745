package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks on records that are not at their source any more. Its caller is the writer. */
@Component
class TombstoneStore {
    private static final Integer[] OPEN = Arrays.stream(DossierStatus.values())
            .filter(DossierStatus::open)
            .map(DossierStatus::code)
            .toArray(Integer[]::new);

    private final JdbcClient jdbc;

    TombstoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A record whose place in the queue has changed. */
    record Moved(
            long id, String code, String linkKey, @Nullable Instant missingSince) {}

    Set<String> standing(String source) {
        return new HashSet<>(jdbc.sql("select code from dossier.source_record where source = ? and is_open")
                .param(source)
                .query((row, number) -> row.getString(1))
                .list());
    }

    int countStanding(String source) {
        return jdbc.sql("select count(*) from dossier.source_record where source = ? and is_open")
                .param(source)
                .query(Integer.class)
                .single();
    }

    /** Those of the codes that are open and have not been answered since. */
    List<String> stillUnseen(String source, Collection<String> codes, Instant readBegan) {
        return jdbc.sql("""
                select r.code from dossier.source_record r join unnest(?::text[]) as i (code) on r.code = i.code
                where r.source = ? and r.is_open and r.read_at < ? order by r.code
                """)
                .param(array("text", codes, code -> code))
                .param(source)
                .param(utc(readBegan))
                .query((row, number) -> row.getString(1))
                .list();
    }

    int mark(String source, Collection<String> codes, Instant now) {
        return jdbc.sql("""
                update dossier.source_record r set missing_since = ?
                where r.source = ? and r.code = any (?::text[]) and r.is_open and r.missing_since is null
                """)
                .param(utc(now))
                .param(source)
                .param(array("text", codes, code -> code))
                .update();
    }

    /** Buries the open records among the codes that were marked no later than a moment. */
    List<Moved> buryMarked(String source, Collection<String> codes, Instant markedBy, Instant now) {
        return jdbc.sql("""
                update dossier.source_record r set is_open = false, gone_at = ?, changed_at = ?
                where r.source = ? and r.code = any (?::text[]) and r.is_open and r.missing_since <= ?
                returning r.id, r.code, r.link_key, r.missing_since
                """)
                .param(utc(now))
                .param(utc(now))
                .param(source)
                .param(array("text", codes, code -> code))
                .param(utc(markedBy))
                .query(TombstoneStore::moved)
                .list();
    }

    List<Moved> bury(String source, Collection<String> codes, Instant now, String reason) {
        return jdbc.sql("""
                update dossier.source_record r set is_open = false, gone_at = ?, changed_at = ?, gone_reason = ?,
                    missing_since = coalesce(r.missing_since, ?)
                where r.source = ? and r.code = any (?::text[]) and r.gone_at is null
                returning r.id, r.code, r.link_key, r.missing_since
                """)
                .param(utc(now))
                .param(utc(now))
                .param(reason)
                .param(utc(now))
                .param(source)
                .param(array("text", codes, code -> code))
                .query(TombstoneStore::moved)
                .list();
    }

    List<Moved> raise(String source, Collection<String> codes, Instant now) {
        return jdbc.sql("""
                update dossier.source_record r set is_open = r.status = any (?::smallint[]), gone_at = null,
                    gone_reason = null, missing_since = null, changed_at = ?
                where r.source = ? and r.code = any (?::text[]) and r.gone_at is not null
                returning r.id, r.code, r.link_key, r.missing_since
                """)
                .param(array("smallint", List.of(OPEN), String::valueOf))
                .param(utc(now))
                .param(source)
                .param(array("text", codes, code -> code))
                .query(TombstoneStore::moved)
                .list();
    }

    private static Moved moved(ResultSet row, int number) throws SQLException {
        return new Moved(
                row.getLong("id"), row.getString("code"), row.getString("link_key"), instant(row, "missing_since"));
    }
}
