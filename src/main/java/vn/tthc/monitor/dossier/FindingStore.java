package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong about records: opened when first seen, closed when no longer true, both kept. */
@Component
class FindingStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    FindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is true of one record now. */
    record Said(long record, Map<FindingKind, List<String>> findings) {}

    /** Makes the open findings of these records what is true of them now, in one statement; all but late entries. */
    void write(Collection<Said> records, Instant at) {
        write(records, at, "f.kind <> 'LATE_ENTRY'");
    }

    /** The same for late entries alone. */
    void writeEntries(Collection<Said> records, Instant at) {
        write(records, at, "f.kind = 'LATE_ENTRY'");
    }

    private void write(Collection<Said> records, Instant at, String judged) {
        if (records.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Row>();
        records.forEach(one -> one.findings()
                .forEach((kind, values) ->
                        rows.add(new Row(String.valueOf(one.record()), kind.name(), JSON.writeValueAsString(values)))));
        jdbc.sql("""
                with said as (
                    select * from unnest(?::bigint[], ?::text[], ?::text[]) as said (record, kind, details)),
                closed as (
                    update dossier.finding f set closed_at = ?
                    where f.record = any (?::bigint[]) and f.closed_at is null and <judged>
                      and not exists (select from said s where s.record = f.record and s.kind = f.kind))
                insert into dossier.finding as old (record, kind, since, details)
                select record, kind, ?, details from said order by record, kind
                on conflict (record, kind) where closed_at is null do update set details = excluded.details
                where old.details <> excluded.details
                """.replace("<judged>", judged))
                .param(array("bigint", rows, Row::record))
                .param(array("text", rows, Row::kind))
                .param(array("text", rows, Row::details))
                .param(utc(at))
                .param(array("bigint", records, one -> String.valueOf(one.record())))
                .param(utc(at))
                .update();
    }

    /** The open findings of a dossier's records, oldest first. */
    List<DossierDetail.Finding> of(String linkKey) {
        return jdbc.sql("""
                select r.source, f.kind, f.since, f.details from dossier.finding f
                join dossier.source_record r on r.id = f.record
                where r.link_key = ? and f.closed_at is null
                  and not (f.kind = 'WRONG_SYSTEM' and exists (
                      select from dossier.source_record x
                      where x.link_key = r.link_key and x.source = r.routed_to and x.gone_at is null))
                order by f.since, f.kind, r.source
                """)
                .param(linkKey)
                .query((row, number) -> new DossierDetail.Finding(
                        row.getString("source"),
                        FindingKind.valueOf(row.getString("kind")),
                        required(row, "since"),
                        JSON.readValue(row.getString("details"), VALUES)))
                .list();
    }

    private record Row(String record, String kind, String details) {}
}
