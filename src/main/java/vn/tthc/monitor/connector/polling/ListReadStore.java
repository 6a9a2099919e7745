package vn.tthc.monitor.connector.polling;

import static vn.tthc.monitor.platform.StoredTime.instant;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.SourceReads;

/**
 * When lists were read, from the runs. Only polls count: a file, what a source sends, and questions for known codes say
 * nothing about when a dossier was typed in. What a whole list brought may have been missed by windows, so that only a
 * whole list before it proves that it was not there.
 */
@Component
class ListReadStore implements SourceReads {
    private static final String GOOD =
            "r.connector = seen.source and r.kind in ('INCREMENTAL', 'FULL') and r.outcome in ('OK', 'OK_EMPTY') and not r.doubtful";

    private final JdbcClient jdbc;

    ListReadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Sighting, Before> before(Collection<Sighting> sightings) {
        var asked = List.copyOf(sightings);
        var known = new HashMap<Sighting, Before>();
        jdbc.sql("""
                select seen.position, first.at as watched_since, last.at as absent_at
                from unnest(?::text[], ?::timestamptz[]) with ordinality as seen (source, at, position)
                left join lateral (
                    select r.ended_at as at from connector.run r where <good> order by r.ended_at limit 1) first on true
                cross join lateral (
                    select coalesce(bool_or(r.complete or r.kind = 'FULL'), true) as whole from connector.run r
                    where r.connector = seen.source and r.kind in ('INCREMENTAL', 'FULL') and r.started_at <= seen.at
                      and r.ended_at >= seen.at and r.ended_at < seen.at + interval '1 day') by
                left join lateral (
                    select r.started_at as at from connector.run r
                    where <good> and r.ended_at < seen.at and (r.complete or r.kind = 'FULL' or not by.whole)
                    order by r.ended_at desc limit 1) last on true
                """.replace("<good>", GOOD))
                .param(asked.stream().map(Sighting::source).toArray(String[]::new))
                .param(asked.stream().map(one -> one.firstSeenAt().toString()).toArray(String[]::new))
                .query((row, _) -> known.put(
                        asked.get(row.getInt("position") - 1),
                        new Before(instant(row, "watched_since"), instant(row, "absent_at"))))
                .list();
        return known;
    }
}
