package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.deadline.Deadlines;

/**
 * Lays the graces of mismatches into the working time of the agency that handles the dossier: the statement that finds them
 * knows no calendar and counts by the clock. Only rows that it has just written are looked at, which are few.
 */
final class GraceStore {
    private final JdbcClient jdbc;
    private final Deadlines deadlines;

    GraceStore(JdbcClient jdbc, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
    }

    private record Grace(long id, Instant shownAt) {}

    /** Of rows whose end of the grace stands there by the clock. */
    void settle(Collection<Long> ids, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        var graces = jdbc.sql("""
                select m.id, m.since, extract(epoch from m.shown_at - m.since)::bigint as seconds, r.agency
                from dossier.mismatch m
                left join lateral (
                    select coalesce(handling_agency, receiving_agency) as agency from dossier.source_record r
                    where r.link_key = m.link_key and coalesce(handling_agency, receiving_agency) is not null
                    order by is_open desc, id limit 1) r on true
                where m.id = any (?::bigint[]) and m.shown_at is not null
                """)
                .param(array("bigint", ids, String::valueOf))
                .query(this::grace)
                .list();
        jdbc.sql("""
                update dossier.mismatch m set shown_at = i.at, visible = m.resolution is null and i.at <= ?
                from unnest(?::bigint[], ?::timestamptz[]) as i (id, at)
                where m.id = i.id and m.shown_at <> i.at
                """)
                .param(utc(now))
                .param(array("bigint", graces, grace -> String.valueOf(grace.id())))
                .param(array("timestamptz", graces, grace -> RecordColumn.time(grace.shownAt())))
                .update();
    }

    private Grace grace(ResultSet row, int number) throws SQLException {
        var since = required(row, "since");
        var time = Duration.ofSeconds(row.getLong("seconds"));
        return new Grace(row.getLong("id"), end(since, time, row.getString("agency")));
    }

    private Instant end(Instant since, Duration time, @Nullable String agency) {
        var calendar = deadlines.calendar(agency);
        return time.isZero() || !calendar.covers(since) ? since.plus(time) : calendar.plus(since, time);
    }
}
