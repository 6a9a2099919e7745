package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.FailedCalls;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;

/** Takes down what speaks for an incident in the transaction that opens it, and reads it again. */
@Component
class EvidenceStore {
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final int MOST_RUNS = 240;

    private final JdbcClient jdbc;
    /** Asked late, because connectors tell us of their runs. */
    private final ObjectProvider<Connectors> connectors;

    private final ObjectProvider<FailedCalls> calls;

    EvidenceStore(JdbcClient jdbc, ObjectProvider<Connectors> connectors, ObjectProvider<FailedCalls> calls) {
        this.jdbc = jdbc;
        this.connectors = connectors;
        this.calls = calls;
    }

    void take(Incident incident, Instant now) {
        var call = Optional.ofNullable(calls.getIfAvailable())
                .flatMap(kept -> kept.first(incident.source()))
                .orElse(null);
        jdbc.sql("""
                INSERT INTO incident.evidence (incident, taken_at, called_at, request, answer, certificate)
                VALUES (:incident, :now, :called, :request, :answer, :certificate) ON CONFLICT DO NOTHING""")
                .param("incident", incident.number())
                .param("now", utc(now))
                .param("called", call == null ? null : utc(call.at()))
                .param("request", call == null ? null : call.request())
                .param("answer", call == null ? null : call.answer())
                .param("certificate", call == null ? null : call.certificate())
                .update();
        var runs = connectors.getObject().runs(incident.source(), MOST_RUNS).stream()
                .filter(run -> run.endedAt().isAfter(now.minus(BEFORE)))
                .toList();
        jdbc.sql("""
                INSERT INTO incident.evidence_run (incident, at, slowest_ms, failed)
                SELECT :incident, to_timestamp(at / 1000.0), slowest, failed
                FROM unnest(:at, :slowest, :failed) AS run (at, slowest, failed)""")
                .param("incident", incident.number())
                .param("at", column("bigint", runs, run -> run.endedAt().toEpochMilli()))
                .param("slowest", column("bigint", runs, run -> run.slowest().toMillis()))
                .param("failed", column("boolean", runs, run -> run.outcome() == RunOutcome.FAILED))
                .update();
    }

    private static SqlArrayValue column(String type, List<RunReport> runs, Function<RunReport, Object> value) {
        return new SqlArrayValue(type, runs.stream().map(value).toArray());
    }

    Optional<IncidentEvidence> of(long incident) {
        var runs = jdbc.sql("SELECT * FROM incident.evidence_run WHERE incident = :incident ORDER BY at")
                .param("incident", incident)
                .query((row, number) -> new IncidentEvidence.Run(
                        required(row, "at"), Duration.ofMillis(row.getLong("slowest_ms")), row.getBoolean("failed")))
                .list();
        return jdbc.sql("SELECT * FROM incident.evidence WHERE incident = :incident")
                .param("incident", incident)
                .query((row, number) -> evidence(row, runs))
                .optional();
    }

    private static IncidentEvidence evidence(ResultSet row, List<IncidentEvidence.Run> runs) throws SQLException {
        return new IncidentEvidence(
                required(row, "taken_at"),
                instant(row, "called_at"),
                row.getString("request"),
                row.getString("answer"),
                row.getString("certificate"),
                runs);
    }
}
