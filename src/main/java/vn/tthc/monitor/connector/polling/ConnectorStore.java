package vn.tthc.monitor.connector.polling;

import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;

/** Checkpoints and runs. */
@Component
class ConnectorStore {
    private static final int DELETE_STEP = 5_000;

    private final JdbcClient jdbc;

    ConnectorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> checkpoint(String connector) {
        return jdbc.sql("SELECT content FROM connector.checkpoint WHERE connector = ?")
                .param(connector)
                .query(String.class)
                .optional();
    }

    void saveCheckpoint(String connector, UUID run, String content, Instant at) {
        jdbc.sql("""
                INSERT INTO connector.checkpoint (connector, content, run, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (connector) DO UPDATE SET content = excluded.content, run = excluded.run,
                    changed_at = excluded.changed_at""").params(connector, content, run, utc(at)).update();
    }

    /** Records a run once; the same one again changes nothing, and answers false. */
    boolean saveRun(RunReport report, RunJudge.Judged judged) {
        var counts = report.counts();
        return jdbc.sql("""
                INSERT INTO connector.run (run, connector, kind, started_at, ended_at, outcome, category, message, pages,
                    records, added, changed, unchanged, rejected, slowest_ms, newest_record_at, complete, doubtful,
                    usual_low, usual_high)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run) DO NOTHING""")
                        .param(report.run())
                        .param(report.connector())
                        .param(report.kind().name())
                        .param(utc(report.startedAt()))
                        .param(utc(report.endedAt()))
                        .param(report.outcome().name())
                        .param(
                                report.category() == null
                                        ? null
                                        : report.category().word())
                        .param(report.message())
                        .param(counts.pages())
                        .param(counts.records())
                        .param(counts.added())
                        .param(counts.changed())
                        .param(counts.unchanged())
                        .param(counts.rejected())
                        .param(report.slowest().toMillis())
                        .param(report.newestRecordAt() == null ? null : utc(report.newestRecordAt()))
                        .param(judged.complete())
                        .param(report.doubtful())
                        .param(judged.low())
                        .param(judged.high())
                        .update()
                == 1;
    }

    List<RunReport> runs(String connector, int limit) {
        return jdbc.sql("SELECT * FROM connector.run WHERE connector = ? ORDER BY ended_at DESC LIMIT ?")
                .params(connector, limit)
                .query(ConnectorStore::run)
                .list();
    }

    /** Last good end and newest record of a connector, for metrics after a start. */
    Facts facts(String connector) {
        return jdbc.sql("""
                SELECT max(ended_at) FILTER (WHERE outcome IN ('OK', 'OK_EMPTY') AND NOT doubtful), max(newest_record_at)
                FROM connector.run WHERE connector = ?""")
                .param(connector)
                .query((row, _) -> new Facts(instant(row, 1), instant(row, 2)))
                .single();
    }

    /** What is known of a connector from earlier runs. */
    record Facts(@Nullable Instant lastSuccessAt, @Nullable Instant newestRecordAt) {}

    long deleteRunsBefore(Instant moment) {
        return inSteps(
                "DELETE FROM connector.run WHERE run IN "
                        + "(SELECT run FROM connector.run WHERE ended_at < ? LIMIT ?)",
                moment);
    }

    private long inSteps(String sql, Instant moment) {
        var total = 0L;
        var gone = DELETE_STEP;
        while (gone == DELETE_STEP) {
            gone = jdbc.sql(sql).params(utc(moment), DELETE_STEP).update();
            total += gone;
        }
        return total;
    }

    private static RunReport run(ResultSet row, int number) throws SQLException {
        var category = row.getString("category");
        return new RunReport(
                row.getObject("run", UUID.class),
                row.getString("connector"),
                RunReport.RunKind.valueOf(row.getString("kind")),
                required(row, "started_at"),
                required(row, "ended_at"),
                RunOutcome.valueOf(row.getString("outcome")),
                category == null ? null : FailureCategory.valueOf(category.toUpperCase(java.util.Locale.ROOT)),
                row.getString("message"),
                new RunReport.Counts(
                        row.getInt("pages"),
                        row.getInt("records"),
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("rejected")),
                Duration.ofMillis(row.getLong("slowest_ms")),
                instant(row, 16),
                row.getBoolean("doubtful"));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
