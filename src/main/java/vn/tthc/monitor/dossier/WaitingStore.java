package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.platform.StoredTime.instant;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts open dossiers by the office that has them, where that is not the one that received them. */
@Component("waitingPlaces")
class WaitingStore implements WaitingPlaces {
    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Place> places(Set<String> scope) {
        var codes = scope.toArray(String[]::new);
        return jdbc.sql("""
                select d.agency, d.department, count(*) as open,
                    count(*) filter (where d.queue_rank = 0 and d.sort_at <= ?) as late, min(r.elsewhere_since) as since
                from dossier.dossier d
                left join lateral (
                    select elsewhere_since from dossier.source_record r
                    where r.link_key = d.link_key and r.source = d.source and r.elsewhere
                    order by elsewhere_since limit 1) r on true
                where d.is_open and d.elsewhere
                    and (cardinality(?::text[]) = 0 or d.agency = any (?) or d.receiving_agency = any (?))
                group by d.agency, d.department
                order by since nulls last, open desc, d.agency, d.department
                """)
                .param(QueueRows.micros(clock.instant()))
                .param(codes)
                .param(codes)
                .param(codes)
                .query((row, number) -> new Place(
                        row.getString("agency"),
                        row.getString("department"),
                        row.getLong("open"),
                        row.getLong("late"),
                        instant(row, "since")))
                .list();
    }
}
