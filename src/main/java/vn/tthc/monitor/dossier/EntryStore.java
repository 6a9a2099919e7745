package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.required;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What late entries are judged by, and the bit that says one. The history is in the order of commits, so it is read on. */
@Component
class EntryStore {
    /** Changes that can make another judgement. */
    private static final Set<String> TELLING =
            Set.of("added", "receivedAt", "enteredAt", "receivingAgency", "nationalCode", "crossReference");

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line of the history. */
    record Touched(long sequence, String what, Instant readAt, String linkKey) {
        boolean telling() {
            return TELLING.contains(what);
        }

        /** Whether the source gives other times than before. */
        boolean corrects() {
            return what.equals("receivedAt") || what.equals("enteredAt");
        }
    }

    List<Touched> after(long sequence, int limit) {
        return jdbc.sql("""
                select h.sequence, h.what, h.read_at, r.link_key
                from (select * from dossier.history where sequence > ? order by sequence limit ?) h
                join dossier.source_record r on r.id = h.record order by h.sequence
                """)
                .param(sequence)
                .param(limit)
                .query((row, number) -> new Touched(
                        row.getLong("sequence"),
                        row.getString("what"),
                        required(row, "read_at"),
                        row.getString("link_key")))
                .list();
    }

    /** All records of these dossiers. */
    List<StoredRecord> records(Collection<String> linkKeys) {
        return jdbc.sql("select " + AssessmentStore.COLUMNS
                        + " from dossier.source_record where link_key = any (?::text[]) order by link_key, id")
                .param(array("text", linkKeys, key -> key))
                .query(RecordRows::read)
                .list();
    }

    /** The records of one dossier, also under the number of one that was joined to it. */
    List<StoredRecord> records(long dossier) {
        var linkKeys = jdbc.sql("""
                with recursive target (id) as (
                    select :id::bigint union select m.into_id from dossier.merged m join target t on m.id = t.id)
                select link_key from dossier.dossier where id in (select id from target)
                """)
                .param("id", dossier)
                .query((row, number) -> row.getString(1))
                .list();
        return records(linkKeys);
    }

    /** Sets or takes away the bit where it is not so already; answers the dossiers whose rows must follow. */
    List<String> mark(Collection<EntryJudge.Judged> judged) {
        return jdbc.sql("""
                update dossier.source_record r
                set findings = nullif(case when new.late then coalesce(r.findings, 0) | <bit>
                    else r.findings & ~<bit> end, 0)
                from unnest(?::bigint[], ?::boolean[]) as new (id, late)
                where r.id = new.id and ((coalesce(r.findings, 0) & <bit>) <> 0) <> new.late
                returning r.link_key
                """.replace("<bit>", Integer.toString(FindingKind.LATE_ENTRY.bit())))
                .param(array(
                        "bigint", judged, one -> String.valueOf(one.record().id())))
                .param(array("boolean", judged, one -> Boolean.toString(one.late())))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
