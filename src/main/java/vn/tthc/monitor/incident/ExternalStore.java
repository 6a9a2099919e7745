package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a fingerprint was told to be last, and when. */
@Component
class ExternalStore {
    private final JdbcClient jdbc;
    private final IncidentStore incidents;

    ExternalStore(JdbcClient jdbc, IncidentStore incidents) {
        this.jdbc = jdbc;
        this.incidents = incidents;
    }

    /**
     * The newest incident of a fingerprint.
     *
     * @param lapsed whether it was ended because nobody told it any more
     */
    record Newest(Incident incident, boolean lapsed) {}

    /** The newest incident of the fingerprint, open or not; until the transaction ends nobody else may change it. */
    Optional<Newest> newest(String source) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:source, 0))::text")
                .param("source", source)
                .query((results, row) -> row)
                .list();
        return jdbc.sql("""
                SELECT number, unwatched FROM incident.incident
                WHERE source = :source AND kind IN ('EXTERNAL', 'EXTERNAL_CRITICAL') ORDER BY number DESC LIMIT 1""")
                .param("source", source)
                .query((results, row) -> new Newest(
                        incidents.find(results.getLong("number")).orElseThrow(), results.getBoolean("unwatched")))
                .optional();
    }

    /** It was told that it goes on. */
    void heard(long incident, Instant now, Instant silentAt) {
        jdbc.sql("""
                INSERT INTO incident.external_word (incident, heard_at, silent_at) VALUES (:incident, :now, :silent)
                ON CONFLICT (incident) DO UPDATE SET heard_at = excluded.heard_at, silent_at = excluded.silent_at""")
                .param("incident", incident)
                .param("now", utc(now))
                .param("silent", utc(silentAt))
                .update();
    }

    void forget(long incident) {
        jdbc.sql("DELETE FROM incident.external_word WHERE incident = :incident")
                .param("incident", incident)
                .update();
    }

    /** What was told last of an open incident that is not told any more. */
    record Silent(long incident, String source, Instant heardAt) {}

    /** Whose time is over; while we were away ourselves we heard nothing, so that their time begins again with us. */
    List<Silent> silent(Instant now, Instant weBegan) {
        return jdbc.sql("""
                SELECT w.incident, i.source, w.heard_at FROM incident.external_word w
                JOIN incident.incident i ON i.number = w.incident
                WHERE w.silent_at <= :now AND (w.heard_at >= :began OR :began + (w.silent_at - w.heard_at) <= :now)
                ORDER BY w.incident""")
                .param("now", utc(now))
                .param("began", utc(weBegan))
                .query((row, number) ->
                        new Silent(row.getLong("incident"), row.getString("source"), required(row, "heard_at")))
                .list();
    }
}
