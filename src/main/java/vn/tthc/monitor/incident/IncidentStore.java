package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.platform.Retention;

/** The stored incidents. That a source has one open incident of a kind is held by a unique index. */
@Component
class IncidentStore implements Retention {
    /** Closed incidents feed the periodic reports, so they stay for two years. */
    private static final int KEEP_DAYS = 730;

    private static final String ASKED = """
            FROM incident.incident
            WHERE (:open::boolean IS NULL OR (closed_at IS NULL) = :open::boolean)
                AND (cardinality(:sources::text[]) = 0 OR source = ANY (:sources::text[]))""";

    private final JdbcClient jdbc;

    IncidentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the next number. Numbers of transactions that were rolled back stay unused. */
    long nextNumber() {
        return jdbc.sql("SELECT nextval('incident.incident_number')")
                .query(Long.class)
                .single();
    }

    void insert(Incident incident) {
        jdbc.sql("""
                INSERT INTO incident.incident (number, source, source_name, kind, category, title, message, opened_at,
                    affected_dossiers, due_inside, last_good_at)
                VALUES (:number, :source, :sourceName, :kind, :category, :title, :message, :openedAt, :affected, :dueInside,
                    :lastGood)""")
                .param("number", incident.number())
                .param("source", incident.source())
                .param("sourceName", incident.sourceName())
                .param("kind", incident.kind().name())
                .param(
                        "category",
                        incident.category() == null ? null : incident.category().name())
                .param("title", incident.title())
                .param("message", incident.message())
                .param("openedAt", incident.openedAt().atOffset(ZoneOffset.UTC))
                .param("affected", incident.affectedDossiers())
                .param("dueInside", incident.dueInside())
                .param("lastGood", utc(incident.lastGoodAt()))
                .update();
    }

    void update(Incident incident) {
        jdbc.sql("""
                UPDATE incident.incident SET category = :category, title = :title, message = :message,
                    weighed = weighed AND closed_at IS NOT DISTINCT FROM :closedAt::timestamptz, closed_at = :closedAt, affected_dossiers = :affected, due_inside = :dueInside
                WHERE number = :number""")
                .param("number", incident.number())
                .param(
                        "category",
                        incident.category() == null ? null : incident.category().name())
                .param("title", incident.title())
                .param("message", incident.message())
                .param("closedAt", utc(incident.closedAt()))
                .param("affected", incident.affectedDossiers())
                .param("dueInside", incident.dueInside())
                .update();
    }

    void unacknowledge(long number) {
        jdbc.sql("UPDATE incident.incident SET acknowledged_until = NULL WHERE number = :number")
                .param("number", number)
                .update();
    }

    void blame(long number, Incident.@Nullable Cause cause) {
        jdbc.sql("UPDATE incident.incident SET cause = :cause WHERE number = :number")
                .param("cause", cause == null ? null : cause.name())
                .param("number", number)
                .update();
    }

    void mergeInto(long number, @Nullable Long cause) {
        jdbc.sql("UPDATE incident.incident SET merged_into = :cause WHERE number = :number")
                .param("cause", cause)
                .param("number", number)
                .update();
    }

    /** Those that were going on at some time since then. */
    List<Incident> since(Instant from) {
        return jdbc.sql("""
                SELECT * FROM incident.incident WHERE closed_at IS NULL OR closed_at > :from OR opened_at >= :from
                ORDER BY number""")
                .param("from", utc(from))
                .query(IncidentStore::incident)
                .list();
    }

    /** The newest first. */
    List<Incident> found(@Nullable Boolean open, Set<String> sources, int limit) {
        return jdbc.sql("SELECT * " + ASKED + " ORDER BY number DESC LIMIT :limit")
                .param("open", open)
                .param("sources", sources.toArray(String[]::new))
                .param("limit", limit)
                .query(IncidentStore::incident)
                .list();
    }

    long count(@Nullable Boolean open, Set<String> sources) {
        return jdbc.sql("SELECT count(*) " + ASKED)
                .param("open", open)
                .param("sources", sources.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Those of a source that touch a half-open stretch of time, newest first. */
    List<Incident> between(String source, Instant from, Instant to) {
        return jdbc.sql("""
                SELECT * FROM incident.incident
                WHERE source = :source AND opened_at < :to AND (closed_at IS NULL OR closed_at > :from)
                ORDER BY number DESC""")
                .param("source", source)
                .param("from", utc(from))
                .param("to", utc(to))
                .query(IncidentStore::incident)
                .list();
    }

    List<Incident> members(long number) {
        return jdbc.sql("SELECT * FROM incident.incident WHERE merged_into = :number ORDER BY number")
                .param("number", number)
                .query(IncidentStore::incident)
                .list();
    }

    /** The source's last incident of a kind, if it ended of itself after that time. */
    Optional<Incident> endedAfter(String source, Incident.Kind kind, Instant after) {
        return jdbc.sql("""
                SELECT * FROM incident.incident
                WHERE source = :source AND kind = :kind AND closed_at >= :after AND NOT unwatched
                ORDER BY number DESC LIMIT 1 FOR UPDATE""")
                .param("source", source)
                .param("kind", kind.name())
                .param("after", utc(after))
                .query(IncidentStore::incident)
                .optional();
    }

    /** Counts that it came back. */
    void reopen(long number) {
        jdbc.sql("UPDATE incident.incident SET reopened = reopened + 1, unwatched = false WHERE number = :number")
                .param("number", number)
                .update();
    }

    /** It ended because nobody looks or tells any more. */
    void unwatched(long number) {
        jdbc.sql("UPDATE incident.incident SET unwatched = true WHERE number = :number")
                .param("number", number)
                .update();
    }

    /** Numbers of the source's open incidents that were opened or went on in silence: on trial or suspended by notice. */
    Set<Long> quiet(String source) {
        return Set.copyOf(
                jdbc.sql("""
                SELECT number FROM incident.incident WHERE source = :source AND closed_at IS NULL AND quiet""").param("source", source).query(Long.class).list());
    }

    void quiet(long number, boolean quiet) {
        jdbc.sql("UPDATE incident.incident SET quiet = :quiet WHERE number = :number")
                .param("number", number)
                .param("quiet", quiet)
                .update();
    }

    /** The incident, locked until the transaction ends. */
    Optional<Incident> lock(long number) {
        return jdbc.sql("SELECT * FROM incident.incident WHERE number = :number FOR UPDATE")
                .param("number", number)
                .query(IncidentStore::incident)
                .optional();
    }

    void acknowledge(long number, Incident.Acknowledgement word) {
        jdbc.sql("""
                UPDATE incident.incident SET acknowledged_by = :by, acknowledged_via = :via, acknowledged_at = :at,
                    acknowledged_until = :until
                WHERE number = :number""")
                .param("by", word.by())
                .param("via", word.via().name())
                .param("at", utc(word.at()))
                .param("until", utc(word.until()))
                .param("number", number)
                .update();
    }

    List<Incident> open(String source) {
        return jdbc.sql("SELECT * FROM incident.incident WHERE source = :source AND closed_at IS NULL ORDER BY number")
                .param("source", source)
                .query(IncidentStore::incident)
                .list();
    }

    List<Incident> open() {
        return jdbc.sql("SELECT * FROM incident.incident WHERE closed_at IS NULL ORDER BY number DESC")
                .query(IncidentStore::incident)
                .list();
    }

    List<Incident> recent(int limit) {
        return jdbc.sql("SELECT * FROM incident.incident ORDER BY number DESC LIMIT :limit")
                .param("limit", limit)
                .query(IncidentStore::incident)
                .list();
    }

    Optional<Incident> find(long number) {
        return jdbc.sql("SELECT * FROM incident.incident WHERE number = :number")
                .param("number", number)
                .query(IncidentStore::incident)
                .optional();
    }

    @Override
    public long apply(Instant now) {
        return jdbc.sql("DELETE FROM incident.incident WHERE closed_at < :before")
                .param("before", now.atOffset(ZoneOffset.UTC).minusDays(KEEP_DAYS))
                .update();
    }

    private static Incident incident(ResultSet results, int row) throws SQLException {
        var category = results.getString("category");
        return new Incident(
                results.getLong("number"),
                results.getString("source"),
                results.getString("source_name"),
                Incident.Kind.valueOf(results.getString("kind")),
                category == null ? null : FailureCategory.valueOf(category),
                results.getString("title"),
                results.getString("message"),
                required(results, "opened_at"),
                instant(results, "closed_at"),
                results.getLong("affected_dossiers"),
                results.getLong("due_inside"),
                instant(results, "last_good_at"),
                course(results));
    }

    private static Incident.Course course(ResultSet results) throws SQLException {
        var cause = results.getString("cause");
        var until = instant(results, "acknowledged_until");
        return new Incident.Course(
                results.getInt("reopened"),
                results.getObject("merged_into", Long.class),
                cause == null ? null : Incident.Cause.valueOf(cause),
                until == null
                        ? null
                        : new Incident.Acknowledgement(
                                results.getString("acknowledged_by"),
                                IncidentEvent.Via.valueOf(results.getString("acknowledged_via")),
                                required(results, "acknowledged_at"),
                                until));
    }
}
