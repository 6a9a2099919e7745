package vn.tthc.monitor.connector.drift;

import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Drift;

/** How many records the runs of the past gave, day by day. */
@Component
class VolumeStore {
    private final JdbcClient jdbc;

    VolumeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What past days gave.
     *
     * @param median of the days
     * @param days how many there were
     */
    record Past(double median, int days) {}

    /** The records of complete reads on these days. */
    Past completeReads(String connector, Collection<LocalDate> days, ZoneId zone, Instant since) {
        return past("""
                SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY records)
                FROM connector.run WHERE connector = :connector AND complete AND NOT doubtful
                  AND ended_at >= :since
                """, connector, days, zone, since);
    }

    /** What was new or changed on these days. */
    Past changes(String connector, Collection<LocalDate> days, ZoneId zone, Instant since) {
        return past("""
                SELECT sum(added + changed)
                FROM connector.run WHERE connector = :connector AND ended_at >= :since
                """, connector, days, zone, since);
    }

    private Past past(String daily, String connector, Collection<LocalDate> days, ZoneId zone, Instant since) {
        var oldest = days.stream()
                .min(LocalDate::compareTo)
                .map(day -> day.atStartOfDay(zone).toInstant())
                .orElse(since);
        return jdbc.sql("SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY day.total), count(*) FROM (" + daily + """
                  AND (started_at AT TIME ZONE :zone)::date = ANY (:days::date[])
                GROUP BY (started_at AT TIME ZONE :zone)::date) AS day (total)""")
                .param("connector", connector)
                .param("since", utc(since.isAfter(oldest) ? since : oldest))
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("zone", zone.getId())
                .query((row, number) -> new Past(row.getDouble(1), row.getInt(2)))
                .single();
    }

    /** What was new or changed on one day. */
    long changesOf(String connector, LocalDate day, ZoneId zone) {
        return jdbc.sql("""
                SELECT coalesce(sum(added + changed), 0) FROM connector.run
                WHERE connector = ? AND ended_at >= ? AND ended_at < ?""")
                .param(connector)
                .param(utc(day.atStartOfDay(zone).toInstant()))
                .param(utc(day.plusDays(1).atStartOfDay(zone).toInstant()))
                .query(Long.class)
                .single();
    }

    Optional<Instant> lastEnd(String connector) {
        return jdbc.sql("SELECT max(ended_at) FROM connector.run WHERE connector = ?")
                .param(connector)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    Optional<Drift.Volume> lastComplete(String connector) {
        return jdbc.sql("""
                SELECT records, usual_low, usual_high FROM connector.run WHERE connector = ? AND complete
                ORDER BY ended_at DESC LIMIT 1""")
                .param(connector)
                .query((row, number) ->
                        new Drift.Volume(row.getLong(1), row.getObject(2, Long.class), row.getObject(3, Long.class)))
                .optional();
    }
}
