package vn.tthc.monitor.connector.quarantine;

import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import vn.tthc.monitor.connector.Quarantine.Choice;
import vn.tthc.monitor.connector.Quarantine.Reason;
import vn.tthc.monitor.dossier.DossierPage.RejectedRecord;

/** The records in quarantine: one row for a bad record, by its code where it has one, else by its content. */
@Component
class QuarantineStore {
    private static final int DELETE_STEP = 5_000;
    /** A reason without the value it names. */
    private static final String GENERAL =
            "regexp_replace(regexp_replace(reason, '^(Không lấy được chi tiết):.*$', '\\1'), ' = [^;]*;', ' = …;')";

    private final JdbcClient jdbc;

    QuarantineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A waiting record.
     *
     * @param readAt when the source gave it last
     * @param ofFile whether it comes from a file that a run has read
     */
    record Row(
            long id,
            @Nullable String code,
            String reason,
            String reasonKey,
            String raw,
            Instant firstSeenAt,
            Instant readAt,
            int times,
            boolean incomplete,
            boolean ofFile) {}

    /** Keeps bad records; the same one again counts up, and what was read earlier does not replace what was read later. */
    void put(String connector, UUID run, Instant at, Collection<RejectedRecord> records) {
        var byKey = new LinkedHashMap<String, RejectedRecord>();
        records.forEach(record -> byKey.put(key(record), record));
        var kept = byKey.values();
        jdbc.sql("""
                INSERT INTO connector.quarantine AS present
                    (connector, record_key, code, reason, raw, incomplete, run, first_seen_at, last_seen_at)
                SELECT ?, bad.record_key, bad.code, bad.reason, bad.raw, bad.incomplete, ?, ?, ?
                  FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                      AS bad (record_key, code, reason, raw, incomplete)
                ON CONFLICT (connector, record_key) DO UPDATE SET reason = excluded.reason, raw = excluded.raw,
                    incomplete = excluded.incomplete, run = excluded.run, last_seen_at = excluded.last_seen_at,
                    resolved_at = NULL, resolved_by = NULL,
                    times = present.times + CASE WHEN present.run = excluded.run THEN 0 ELSE 1 END
                WHERE present.last_seen_at <= excluded.last_seen_at""")
                .params(
                        connector,
                        run,
                        utc(at),
                        utc(at),
                        byKey.keySet().toArray(String[]::new),
                        kept.stream().map(RejectedRecord::code).toArray(String[]::new),
                        kept.stream().map(RejectedRecord::reason).toArray(String[]::new),
                        kept.stream().map(RejectedRecord::raw).toArray(String[]::new),
                        kept.stream().map(RejectedRecord::incomplete).toArray(Boolean[]::new))
                .update();
    }

    private static String key(RejectedRecord record) {
        return record.code() == null
                ? "#" + DigestUtils.md5DigestAsHex(record.raw().getBytes(StandardCharsets.UTF_8))
                : record.code();
    }

    /** Marks waiting records as read where their code has come well since. */
    void resolve(String connector, Collection<String> codes, Instant at) {
        jdbc.sql("""
                UPDATE connector.quarantine SET resolved_at = ?
                WHERE connector = ? AND resolved_at IS NULL AND code = ANY (?::text[]) AND last_seen_at <= ?""")
                .params(utc(at), connector, codes.toArray(String[]::new), utc(at))
                .update();
    }

    /** Marks records as resolved by a person, unless the source has given them anew in the meantime. */
    void resolved(Map<Long, Instant> readAtById, String who, Instant at) {
        readAtById.forEach((id, readAt) ->
                jdbc.sql("""
                UPDATE connector.quarantine SET resolved_at = ?, resolved_by = ? WHERE id = ? AND last_seen_at = ?""").params(utc(at), who, id, utc(readAt)).update());
    }

    /** Gives a record its present reason. */
    void explain(long id, String reason) {
        jdbc.sql("UPDATE connector.quarantine SET reason = ? WHERE id = ? AND resolved_at IS NULL AND reason <> ?")
                .params(reason, id, reason)
                .update();
    }

    Map<String, Long> counts() {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql("""
                SELECT connector, count(*) FROM connector.quarantine WHERE resolved_at IS NULL
                GROUP BY connector ORDER BY connector""").query((RowCallbackHandler) row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    List<Reason> reasons(String connector) {
        return jdbc.sql("SELECT reason_key, CASE WHEN count(DISTINCT reason) = 1 THEN min(reason) ELSE min(" + GENERAL
                        + """
                        ) END, count(*), min(first_seen_at), max(last_seen_at)
                        FROM connector.quarantine WHERE connector = ? AND resolved_at IS NULL
                        GROUP BY reason_key ORDER BY 3 DESC, 1""")
                .param(connector)
                .query((row, number) -> new Reason(
                        row.getString(1), row.getString(2), row.getLong(3), instant(row, 4), instant(row, 5)))
                .list();
    }

    /** Waiting records of a choice behind an id, in the order of their ids. */
    List<Row> rows(String connector, Choice choice, long after, int limit) {
        return jdbc.sql("""
                SELECT q.*, coalesce(r.kind IN ('FILE', 'UPLOAD'), false) AS of_file
                FROM connector.quarantine q LEFT JOIN connector.run r ON r.run = q.run
                WHERE q.connector = :connector AND q.resolved_at IS NULL AND q.id > :after
                  AND (:reason::text IS NULL OR q.reason_key = :reason) AND (:id::bigint IS NULL OR q.id = :id)
                ORDER BY q.id LIMIT :limit""")
                .param("connector", connector)
                .param("after", after)
                .param("reason", choice.reason())
                .param("id", choice.id())
                .param("limit", limit)
                .query(QuarantineStore::row)
                .list();
    }

    Optional<String> raw(String connector, long id) {
        return jdbc.sql("SELECT raw FROM connector.quarantine WHERE connector = ? AND id = ? AND resolved_at IS NULL")
                .params(connector, id)
                .query(String.class)
                .optional();
    }

    long deleteResolvedBefore(Instant moment) {
        var total = 0L;
        var gone = DELETE_STEP;
        while (gone == DELETE_STEP) {
            gone = jdbc.sql("DELETE FROM connector.quarantine WHERE id IN "
                            + "(SELECT id FROM connector.quarantine WHERE resolved_at < ? LIMIT ?)")
                    .params(utc(moment), DELETE_STEP)
                    .update();
            total += gone;
        }
        return total;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("code"),
                row.getString("reason"),
                row.getString("reason_key"),
                row.getString("raw"),
                required(row, "first_seen_at"),
                required(row, "last_seen_at"),
                row.getInt("times"),
                row.getBoolean("incomplete"),
                row.getBoolean("of_file"));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
