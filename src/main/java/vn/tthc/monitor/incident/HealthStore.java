package vn.tthc.monitor.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.FailureCategory;

/** The stored health row of every source. */
@Component
class HealthStore {
    private final JdbcClient jdbc;

    HealthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row: what is shown, and the evidence behind it. */
    record Row(
            String source,
            SourceState state,
            boolean trial,
            Instant since,
            HealthRules.Evidence evidence,
            long openDossiers) {}

    /** The row, locked until the transaction ends; made first where there is none. */
    Row lock(String source, Instant now) {
        jdbc.sql("""
                INSERT INTO incident.source_health (source, state, since) VALUES (:source, 'UNKNOWN', :now)
                ON CONFLICT (source) DO NOTHING""").param("source", source).param("now", utc(now)).update();
        return jdbc.sql("SELECT * FROM incident.source_health WHERE source = :source FOR UPDATE")
                .param("source", source)
                .query(HealthStore::row)
                .single();
    }

    Map<String, Row> all() {
        var rows = new LinkedHashMap<String, Row>();
        List<Row> found = jdbc.sql("SELECT * FROM incident.source_health ORDER BY source")
                .query(HealthStore::row)
                .list();
        found.forEach(row -> rows.put(row.source(), row));
        return rows;
    }

    Optional<Row> find(String source) {
        return jdbc.sql("SELECT * FROM incident.source_health WHERE source = :source")
                .param("source", source)
                .query(HealthStore::row)
                .optional();
    }

    void save(Row row) {
        var evidence = row.evidence();
        var streaks = evidence.streaks();
        var held = evidence.conditions();
        jdbc.sql("""
                UPDATE incident.source_health SET state = :state, trial = :trial, since = :since, failures = :failures,
                    refusals = :refusals, same_cause = :sameCause, good = :good, slow_runs = :slowRuns,
                    clean_runs = :cleanRuns, unreachable = :unreachable, refused = :refused, stale = :stale, slow = :slow,
                    failing_since = :failingSince, last_success_at = :lastSuccess, last_attempt_at = :lastAttempt,
                    newest_record_at = :newestRecord, category = :category, message = :message,
                    open_dossiers = :openDossiers
                WHERE source = :source""")
                .param("source", row.source())
                .param("state", row.state().name())
                .param("trial", row.trial())
                .param("since", utc(row.since()))
                .param("failures", streaks.failures())
                .param("refusals", streaks.refusals())
                .param("sameCause", streaks.sameCause())
                .param("good", streaks.good())
                .param("slowRuns", streaks.slowRuns())
                .param("cleanRuns", streaks.cleanRuns())
                .param("unreachable", held.unreachable())
                .param("refused", held.refused())
                .param("stale", held.stale())
                .param("slow", held.slow())
                .param("failingSince", utc(evidence.failingSince()))
                .param("lastSuccess", utc(evidence.lastSuccessAt()))
                .param("lastAttempt", utc(evidence.lastAttemptAt()))
                .param("newestRecord", utc(evidence.newestRecordAt()))
                .param(
                        "category",
                        evidence.category() == null ? null : evidence.category().name())
                .param("message", evidence.message())
                .param("openDossiers", row.openDossiers())
                .update();
    }

    /** Ends the stretch of time in the former state, and begins one in the new. */
    void changed(Row row) {
        jdbc.sql("""
                UPDATE incident.state_span SET to_at = greatest(from_at, :since)
                WHERE source = :source AND to_at IS NULL""")
                .param("source", row.source())
                .param("since", utc(row.since()))
                .update();
        jdbc.sql("""
                INSERT INTO incident.state_span (source, from_at, state)
                VALUES (:source, greatest(:since::timestamptz,
                    (SELECT max(to_at) FROM incident.state_span WHERE source = :source)), :state)""")
                .param("source", row.source())
                .param("since", utc(row.since()))
                .param("state", row.state().name())
                .update();
    }

    private static Row row(ResultSet results, int number) throws SQLException {
        var category = results.getString("category");
        var evidence = new HealthRules.Evidence(
                new HealthRules.Streaks(
                        results.getInt("failures"),
                        results.getInt("refusals"),
                        results.getInt("same_cause"),
                        results.getInt("good"),
                        results.getInt("slow_runs"),
                        results.getInt("clean_runs")),
                new HealthRules.Conditions(
                        results.getBoolean("unreachable"),
                        results.getBoolean("refused"),
                        results.getBoolean("stale"),
                        results.getBoolean("slow")),
                instant(results, "failing_since"),
                instant(results, "last_success_at"),
                instant(results, "last_attempt_at"),
                instant(results, "newest_record_at"),
                category == null ? null : FailureCategory.valueOf(category),
                results.getString("message"));
        return new Row(
                results.getString("source"),
                SourceState.valueOf(results.getString("state")),
                results.getBoolean("trial"),
                results.getObject("since", OffsetDateTime.class).toInstant(),
                evidence,
                results.getLong("open_dossiers"));
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet results, String column) throws SQLException {
        var value = results.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
