package vn.tthc.monitor.connector.drift;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.drift.Sighting.Place;

/** What is learnt of every source, and the events of its changes. */
@Component
class DriftStore {
    private final JdbcClient jdbc;

    DriftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stored profile. */
    record Profile(String content, Instant changedAt) {}

    Optional<Profile> profile(String connector, Population population) {
        return jdbc.sql(
                        "SELECT content, changed_at FROM connector.field_profile WHERE connector = ? AND population = ?")
                .params(connector, population.name())
                .query((row, number) -> new Profile(row.getString(1), required(row, "changed_at")))
                .optional();
    }

    /** The stored profile, held until the transaction ends. */
    Optional<Profile> hold(String connector, Population population) {
        return jdbc.sql("""
                SELECT content, changed_at FROM connector.field_profile WHERE connector = ? AND population = ?
                FOR UPDATE""")
                .params(connector, population.name())
                .query((row, number) -> new Profile(row.getString(1), required(row, "changed_at")))
                .optional();
    }

    void saveProfile(String connector, Population population, String content, Instant at) {
        jdbc.sql("""
                INSERT INTO connector.field_profile (connector, population, content, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (connector, population) DO UPDATE SET content = excluded.content,
                    changed_at = excluded.changed_at""").params(connector, population.name(), content, utc(at)).update();
    }

    /** Every event of a connector, those that are over included, in the order of their ids. */
    List<DriftEvent> all(String connector) {
        return jdbc.sql("SELECT * FROM connector.drift_event WHERE connector = ? ORDER BY id")
                .param(connector)
                .query(DriftStore::event)
                .list();
    }

    /** The events that are not over: open ones first, then the newest first. */
    List<DriftEvent> standing(String connector) {
        return jdbc.sql("""
                SELECT * FROM connector.drift_event WHERE connector = ? AND state <> 'OVER'
                ORDER BY state <> 'OPEN', last_seen_at DESC, id""").param(connector).query(DriftStore::event).list();
    }

    /**
     * Writes what a run saw. An event that was over begins anew. One that a person knows stays known, but for a field:
     * that was learnt as usual, so it has changed once more.
     */
    void sighted(String connector, Collection<Sighting> sightings, Instant at) {
        for (var seen : sightings) {
            jdbc.sql("""
                    INSERT INTO connector.drift_event AS old (connector, kind, place, verb, state, detail, example,
                        first_seen_at, last_seen_at, records)
                    VALUES (:connector, :kind, :place, :verb, :state, :detail, :example, :at, :at, :records)
                    ON CONFLICT (connector, kind, place) DO UPDATE SET verb = excluded.verb, detail = excluded.detail,
                        example = excluded.example, last_seen_at = excluded.last_seen_at, records = excluded.records,
                        state = CASE WHEN old.state = 'KNOWN' AND NOT :again THEN 'KNOWN' ELSE excluded.state END,
                        first_seen_at = CASE WHEN old.state = 'OVER' THEN excluded.first_seen_at
                            ELSE old.first_seen_at END,
                        times = CASE WHEN old.state = 'OVER' THEN 1 ELSE old.times + 1 END,
                        acknowledged_by = CASE WHEN old.state = 'KNOWN' AND NOT :again THEN old.acknowledged_by END,
                        acknowledged_at = CASE WHEN old.state = 'KNOWN' AND NOT :again THEN old.acknowledged_at END""")
                    .param("connector", connector)
                    .param("kind", seen.at().kind().name())
                    .param("place", seen.at().where())
                    .param("verb", seen.verb() == null ? null : seen.verb().name())
                    .param("state", seen.state().name())
                    .param("detail", seen.detail())
                    .param("example", seen.example())
                    .param("at", utc(at))
                    .param("records", seen.records())
                    .param("again", ofField(seen.at().kind()))
                    .update();
        }
    }

    private static boolean ofField(DriftKind kind) {
        return switch (kind) {
            case NEW_FIELD, MISSING_FIELD, RETYPED -> true;
            case UNMAPPED_CODE, VOLUME, VANISHED, CLOCK, FUTURE_MARK -> false;
        };
    }

    void over(String connector, Collection<Place> places) {
        for (var place : places) {
            jdbc.sql("""
                    UPDATE connector.drift_event SET state = 'OVER'
                    WHERE connector = ? AND kind = ? AND place = ? AND state <> 'OVER'""").params(connector, place.kind().name(), place.where()).update();
        }
    }

    boolean acknowledge(String connector, long event, String who, Instant at) {
        return jdbc.sql("""
                UPDATE connector.drift_event SET state = 'KNOWN', acknowledged_by = ?, acknowledged_at = ?
                WHERE connector = ? AND id = ? AND state = 'OPEN'""").params(who, utc(at), connector, event).update() == 1;
    }

    /** Since when a person knows of unusual volumes: what is usual is learnt from then on. */
    Optional<Instant> acknowledged(String connector, DriftKind kind) {
        return jdbc.sql("""
                SELECT max(acknowledged_at) FROM connector.drift_event WHERE connector = ? AND kind = ?""")
                .params(connector, kind.name())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    Map<String, Map<DriftKind, Long>> open() {
        var counts = new TreeMap<String, Map<DriftKind, Long>>();
        jdbc.sql("""
                SELECT connector, kind, count(*) FROM connector.drift_event WHERE state = 'OPEN'
                GROUP BY connector, kind""").query((RowCallbackHandler)
                row -> counts.computeIfAbsent(row.getString(1), _ -> new EnumMap<>(DriftKind.class))
                        .put(DriftKind.valueOf(row.getString(2)), row.getLong(3)));
        return counts;
    }

    long deleteBefore(Instant moment) {
        return jdbc.sql("DELETE FROM connector.drift_event WHERE state <> 'OPEN' AND last_seen_at < ?")
                .param(utc(moment))
                .update();
    }

    private static DriftEvent event(ResultSet row, int number) throws SQLException {
        var verb = row.getString("verb");
        var acknowledged = instant(row, "acknowledged_at");
        return new DriftEvent(
                row.getLong("id"),
                row.getString("connector"),
                DriftKind.valueOf(row.getString("kind")),
                row.getString("place"),
                verb == null ? null : DriftVerb.valueOf(verb),
                DriftEvent.State.valueOf(row.getString("state")),
                row.getString("detail"),
                row.getString("example"),
                required(row, "first_seen_at"),
                required(row, "last_seen_at"),
                row.getLong("times"),
                row.getLong("records"),
                row.getString("acknowledged_by"),
                acknowledged);
    }
}
