package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.incident.condition.Evidence;
import vn.tthc.monitor.incident.condition.Raised;
import vn.tthc.monitor.incident.condition.Samples;
import vn.tthc.monitor.incident.condition.Streak;

/** The stored health row of every source, with its conditions. */
@Component
class HealthStore {
    private final JdbcClient jdbc;
    private final ConditionStore conditions;

    HealthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.conditions = new ConditionStore(jdbc);
    }

    /** One row: what is shown, and the evidence behind it. */
    record Row(
            String source,
            SourceState state,
            boolean trial,
            Instant since,
            Evidence evidence,
            Map<Condition.Kind, Condition> conditions,
            long openDossiers) {

        /** Whether an incident of the kind has its reason: what comes and goes is as one outage. */
        boolean holds(Condition.Kind kind) {
            return evidence.raised().has(kind) || (kind == Condition.Kind.REACH && evidence.unstable());
        }

        Row counting(@Nullable Long open) {
            return new Row(source, state, trial, since, evidence, conditions, open == null ? openDossiers : open);
        }

        /** Whether the last sample was bad and it is not decided yet what that means. */
        boolean suspected() {
            var reach = conditions.get(Condition.Kind.REACH);
            return reach != null
                    && reach.value() == Condition.Value.WARN
                    && !evidence.unstable()
                    && state != SourceState.SUSPENDED;
        }

        int stage(Condition.Kind kind) {
            var condition = conditions.get(kind);
            return condition == null ? 0 : condition.stage();
        }
    }

    /** The row, locked until the transaction ends; made first where there is none. */
    Row lock(String source, Instant now) {
        jdbc.sql("""
                INSERT INTO incident.source_health (source, state, since) VALUES (:source, 'UNKNOWN', :now)
                ON CONFLICT (source) DO NOTHING""").param("source", source).param("now", utc(now)).update();
        return jdbc.sql("SELECT * FROM incident.source_health WHERE source = :source FOR UPDATE")
                .param("source", source)
                .query((results, number) -> row(results, conditions.of(source)))
                .single();
    }

    Map<String, Row> all() {
        var known = conditions.all();
        var rows = new LinkedHashMap<String, Row>();
        List<Row> found = jdbc.sql("SELECT * FROM incident.source_health ORDER BY source")
                .query((results, number) -> row(results, known.getOrDefault(results.getString("source"), Map.of())))
                .list();
        found.forEach(row -> rows.put(row.source(), row));
        return rows;
    }

    Optional<Row> find(String source) {
        return jdbc.sql("SELECT * FROM incident.source_health WHERE source = :source")
                .param("source", source)
                .query((results, number) -> row(results, conditions.of(source)))
                .optional();
    }

    /** Writes the row with those of its conditions that are not as they were. */
    void save(Row before, Row row) {
        conditions.save(row.source(), before.conditions(), row.conditions());
        var evidence = row.evidence();
        var streaks = evidence.streaks();
        var category = evidence.trouble().category();
        jdbc.sql("""
                UPDATE incident.source_health SET state = :state, trial = :trial, since = :since, failures = :failures,
                    refusals = :refusals, same_cause = :sameCause, good = :good, good_since = :goodSince,
                    clean_runs = :clean, clean_since = :cleanSince, samples = :samples,
                    unstable_since = :unstableSince, rejected_percent = :rejected, failing_since = :failingSince,
                    last_success_at = :lastSuccess, last_attempt_at = :lastAttempt, newest_record_at = :newestRecord,
                    category = :category, message = :message, open_dossiers = :openDossiers
                WHERE source = :source""")
                .param("source", row.source())
                .param("state", row.state().name())
                .param("trial", row.trial())
                .param("since", utc(row.since()))
                .param("failures", streaks.failures())
                .param("refusals", streaks.refusals())
                .param("sameCause", streaks.sameCause())
                .param("good", streaks.good().count())
                .param("goodSince", utc(streaks.good().since()))
                .param("clean", streaks.clean().count())
                .param("cleanSince", utc(streaks.clean().since()))
                .param("samples", evidence.samples().text())
                .param("unstableSince", utc(evidence.unstableSince()))
                .param("rejected", evidence.rejectedPercent())
                .param("failingSince", utc(evidence.trouble().since()))
                .param("lastSuccess", utc(evidence.times().lastSuccess()))
                .param("lastAttempt", utc(evidence.times().lastAttempt()))
                .param("newestRecord", utc(evidence.times().newestRecord()))
                .param("category", category == null ? null : category.name())
                .param("message", evidence.trouble().message())
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

    private static Row row(ResultSet results, Map<Condition.Kind, Condition> conditions) throws SQLException {
        var category = results.getString("category");
        var streaks = new Evidence.Streaks(
                results.getInt("failures"),
                results.getInt("refusals"),
                results.getInt("same_cause"),
                new Streak(results.getInt("good"), instant(results, "good_since")),
                new Streak(results.getInt("clean_runs"), instant(results, "clean_since")));
        var evidence = new Evidence(
                Samples.parse(results.getString("samples")),
                streaks,
                raised(conditions),
                instant(results, "unstable_since"),
                new Evidence.Times(
                        instant(results, "last_success_at"),
                        instant(results, "last_attempt_at"),
                        instant(results, "newest_record_at")),
                new Evidence.Trouble(
                        instant(results, "failing_since"),
                        category == null ? null : FailureCategory.valueOf(category),
                        results.getString("message")),
                results.getInt("rejected_percent"));
        return new Row(
                results.getString("source"),
                SourceState.valueOf(results.getString("state")),
                results.getBoolean("trial"),
                required(results, "since"),
                evidence,
                conditions,
                results.getLong("open_dossiers"));
    }

    private static Raised raised(Map<Condition.Kind, Condition> conditions) {
        var raised = Raised.NOTHING;
        for (var condition : conditions.values()) {
            raised = raised.with(condition.kind(), condition.raised());
        }
        return raised;
    }
}
