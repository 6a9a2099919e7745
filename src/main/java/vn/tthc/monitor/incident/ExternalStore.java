package vn.tthc.monitor.incident;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a fingerprint was told to be last. */
@Component
class ExternalStore {
    private final JdbcClient jdbc;
    private final IncidentStore incidents;

    ExternalStore(JdbcClient jdbc, IncidentStore incidents) {
        this.jdbc = jdbc;
        this.incidents = incidents;
    }

    /** The newest incident of the fingerprint, open or not; until the transaction ends nobody else may change it. */
    Optional<Incident> newest(String source) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:source, 0))::text")
                .param("source", source)
                .query((results, row) -> row)
                .list();
        return jdbc.sql("""
                SELECT number FROM incident.incident
                WHERE source = :source AND kind IN ('EXTERNAL', 'EXTERNAL_CRITICAL') ORDER BY number DESC LIMIT 1""")
                .param("source", source)
                .query((results, row) -> results.getLong("number"))
                .optional()
                .flatMap(incidents::find);
    }
}
