package vn.tthc.monitor.alert.outbox;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.outbox.PriorityPost.Told;
import vn.tthc.monitor.dossier.DeadlineMoments.Moment;
import vn.tthc.monitor.dossier.DeadlineMoments.Stage;
import vn.tthc.monitor.platform.Retention;

/** Moments since the last digest, and which digests were written. */
@Component
class DigestStore implements Retention {
    private static final Duration KEEP = Duration.ofDays(30);

    private final JdbcClient jdbc;

    DigestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the moments, and how some of them were told; a moment without an agency belongs to no digest. Must run where they were taken. */
    void keep(List<Moment> moments, Map<Long, Told> told) {
        var known = moments.stream().filter(moment -> moment.agency() != null).toList();
        if (known.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO alert.deadline_moment (dossier, stage, agency, source, at, due_at, told)
                SELECT DISTINCT ON (dossier, stage) dossier, stage, agency, source, to_timestamp(at / 1000.0),
                    due_at::timestamptz, told
                FROM unnest(:dossiers::bigint[], :stages::text[], :agencies::text[], :sources::text[], :times::bigint[],
                    :due::text[], :told::text[]) AS m(dossier, stage, agency, source, at, due_at, told)
                ON CONFLICT (dossier, stage) DO UPDATE SET at = excluded.at, agency = excluded.agency,
                    source = excluded.source, due_at = excluded.due_at, told = excluded.told""")
                .param(
                        "told",
                        known.stream()
                                .map(moment -> told.containsKey(moment.dossier())
                                        ? String.valueOf(told.get(moment.dossier()))
                                        : null)
                                .toArray(String[]::new))
                .param(
                        "due",
                        known.stream().map(moment -> moment.dueAt().toString()).toArray(String[]::new))
                .param("dossiers", known.stream().map(Moment::dossier).toArray(Long[]::new))
                .param(
                        "stages",
                        known.stream().map(moment -> moment.stage().name()).toArray(String[]::new))
                .param("agencies", known.stream().map(Moment::agency).toArray(String[]::new))
                .param("sources", known.stream().map(Moment::source).toArray(String[]::new))
                .param(
                        "times",
                        known.stream().map(moment -> moment.at().toEpochMilli()).toArray(Long[]::new))
                .update();
    }

    /** Claims the digests of these; answers those that were not written yet. */
    Set<String> claim(Set<String> agencies, Instant slot, Instant now) {
        return new HashSet<>(jdbc.sql("""
                INSERT INTO alert.digest_slot (agency, slot, written_at)
                SELECT agency, :slot, :now FROM unnest(:agencies::text[]) AS a (agency) ORDER BY agency
                ON CONFLICT DO NOTHING RETURNING agency""")
                .param("agencies", new SqlArrayValue("text", agencies.toArray()))
                .param("slot", utc(slot))
                .param("now", utc(now))
                .query((results, row) -> results.getString("agency"))
                .list());
    }

    boolean written(String agency, Instant slot) {
        return jdbc.sql("SELECT 1 FROM alert.digest_slot WHERE agency = :agency AND slot = :slot")
                .param("agency", agency)
                .param("slot", utc(slot))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * A moment that was kept.
     *
     * @param dueAt the due time it belongs to; null where it was kept before that was known
     * @param told how it was told already; null where it was not
     */
    record Kept(
            String agency,
            long dossier,
            Stage stage,
            String source,
            Instant at,
            @Nullable Instant dueAt,
            @Nullable Told told) {}

    /**
     * What dossiers of the agencies reached since their last digest; it is forgotten with this. What sources say that are
     * not current stays until they were read again.
     */
    List<Kept> takeNew(Set<String> agencies, Set<String> behind) {
        return jdbc.sql("""
                DELETE FROM alert.deadline_moment WHERE agency = ANY (:agencies) AND source <> ALL (:behind)
                RETURNING agency, dossier, stage, source, at, due_at, told""")
                .param("agencies", new SqlArrayValue("text", agencies.toArray()))
                .param("behind", new SqlArrayValue("text", behind.toArray()))
                .query((results, row) -> new Kept(
                        results.getString("agency"),
                        results.getLong("dossier"),
                        Stage.valueOf(results.getString("stage")),
                        results.getString("source"),
                        required(results, "at"),
                        instant(results, "due_at"),
                        told(results.getString("told"))))
                .list();
    }

    private static @Nullable Told told(@Nullable String word) {
        return word == null ? null : Told.valueOf(word);
    }

    /** How many dossiers of each agency may have come due at sources that are not current. */
    Map<String, Long> held(Set<String> behind) {
        var held = new HashMap<String, Long>();
        jdbc.sql("""
                SELECT agency, count(*) AS dossiers FROM alert.deadline_moment
                WHERE stage = 'OVERDUE' AND source = ANY (:behind) GROUP BY agency""")
                .param("behind", new SqlArrayValue("text", behind.toArray()))
                .query((RowCallbackHandler) row -> held.put(row.getString("agency"), row.getLong("dossiers")));
        return held;
    }

    @Override
    public long apply(Instant now) {
        var before = utc(now.minus(KEEP));
        long slots = jdbc.sql("DELETE FROM alert.digest_slot WHERE written_at < :before")
                .param("before", before)
                .update();
        return slots
                + jdbc.sql("DELETE FROM alert.deadline_moment WHERE at < :before")
                        .param("before", before)
                        .update();
    }
}
