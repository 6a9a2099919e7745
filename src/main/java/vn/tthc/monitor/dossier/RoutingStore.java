package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.instant;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which system the records were assigned to, for when the routing table has changed. */
@Component
class RoutingStore {
    private final JdbcClient jdbc;

    RoutingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records of dossiers that are open anywhere, in the order of their ids. */
    List<Assigned> after(long id, int limit) {
        return jdbc.sql("""
                select r.id, r.link_key, r.procedure_code, r.field, coalesce(r.received_at, r.submitted_at) as received_at,
                    r.routed_to
                from dossier.source_record r
                where r.id > ? and (r.is_open or exists (
                    select from dossier.source_record o where o.link_key = r.link_key and o.is_open))
                order by r.id limit ?
                """)
                .param(id)
                .param(limit)
                .query((row, number) -> new Assigned(
                        row.getLong("id"),
                        row.getString("link_key"),
                        row.getString("procedure_code"),
                        row.getString("field"),
                        instant(row, "received_at"),
                        row.getString("routed_to")))
                .list();
    }

    void update(Collection<Assigned> records) {
        jdbc.sql("""
                update dossier.source_record r set routed_to = new.routed_to
                from unnest(?::bigint[], ?::text[]) as new (id, routed_to) where r.id = new.id
                """)
                .param(array("bigint", records, record -> String.valueOf(record.id())))
                .param(array("text", records, Assigned::routedTo))
                .update();
    }

    /** What the assignment of one record depends on, and the assignment itself. */
    record Assigned(
            long id,
            String linkKey,
            @Nullable String procedureCode,
            @Nullable String field,
            @Nullable Instant receivedAt,
            @Nullable String routedTo) {

        Assigned to(@Nullable String other) {
            return new Assigned(id, linkKey, procedureCode, field, receivedAt, other);
        }
    }
}
