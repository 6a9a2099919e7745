package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The computed warning times of open records, for when the calendar they were computed with has changed. */
@Component
class WarningStore {
    private final JdbcClient jdbc;

    WarningStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open records with a due time in the order of their ids. */
    List<Warning> after(long id, int limit) {
        return jdbc.sql("""
                select id, link_key, received_at, due_at, warn_at from dossier.source_record
                where is_open and due_at is not null and id > ? order by id limit ?
                """)
                .param(id)
                .param(limit)
                .query((row, number) -> new Warning(
                        row.getLong("id"),
                        row.getString("link_key"),
                        RecordRows.instant(row, "received_at"),
                        RecordRows.required(row, "due_at"),
                        RecordRows.instant(row, "warn_at")))
                .list();
    }

    void update(Collection<Warning> warnings) {
        jdbc.sql("""
                update dossier.source_record r set warn_at = new.warn_at
                from unnest(?::bigint[], ?::timestamptz[]) as new (id, warn_at) where r.id = new.id
                """)
                .param(array("bigint", warnings, warning -> String.valueOf(warning.id())))
                .param(array("timestamptz", warnings, warning -> RecordColumn.time(warning.warnAt())))
                .update();
    }

    /** What the warning time of one record depends on, and the time itself. */
    record Warning(
            long id,
            String linkKey,
            @Nullable Instant receivedAt,
            Instant dueAt,
            @Nullable Instant warnAt) {

        Warning at(Instant other) {
            return new Warning(id, linkKey, receivedAt, dueAt, other);
        }

        boolean differs(Warning other) {
            return !Objects.equals(RecordColumn.time(warnAt), RecordColumn.time(other.warnAt));
        }
    }
}
