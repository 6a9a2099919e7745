package vn.tthc.monitor.incident;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.incident.Condition.Kind;

/** The stored conditions: a row for each source and aspect. */
final class ConditionStore {
    private final JdbcClient jdbc;

    ConditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Kind, Condition> of(String source) {
        var found = new EnumMap<Kind, Condition>(Kind.class);
        jdbc.sql("SELECT * FROM incident.condition WHERE source = :source")
                .param("source", source)
                .query((RowCallbackHandler) row -> put(found, row));
        return found;
    }

    Map<String, Map<Kind, Condition>> all() {
        var found = new HashMap<String, Map<Kind, Condition>>();
        jdbc.sql("SELECT * FROM incident.condition").query((RowCallbackHandler) row ->
                put(found.computeIfAbsent(row.getString("source"), _ -> new EnumMap<>(Kind.class)), row));
        return found;
    }

    private static void put(Map<Kind, Condition> found, ResultSet row) throws SQLException {
        var kind = Kind.valueOf(row.getString("kind"));
        found.put(
                kind,
                new Condition(
                        kind,
                        Condition.Value.valueOf(row.getString("value")),
                        row.getBoolean("raised"),
                        required(row, "since"),
                        instant(row, "evaluated_at"),
                        row.getString("evidence"),
                        row.getInt("stage")));
    }

    /** Writes those that are not as they were. */
    void save(String source, Map<Kind, Condition> before, Map<Kind, Condition> after) {
        for (var condition : after.values()) {
            if (condition.equals(before.get(condition.kind()))) {
                continue;
            }
            jdbc.sql("""
                    INSERT INTO incident.condition (source, kind, value, raised, since, evaluated_at, evidence, stage)
                    VALUES (:source, :kind, :value, :raised, :since, :evaluatedAt, :evidence, :stage)
                    ON CONFLICT (source, kind) DO UPDATE SET value = excluded.value, raised = excluded.raised,
                        since = excluded.since, evaluated_at = excluded.evaluated_at, evidence = excluded.evidence,
                        stage = excluded.stage""")
                    .param("source", source)
                    .param("kind", condition.kind().name())
                    .param("value", condition.value().name())
                    .param("raised", condition.raised())
                    .param("since", utc(condition.since()))
                    .param("evaluatedAt", utc(condition.evaluatedAt()))
                    .param("evidence", condition.evidence())
                    .param("stage", condition.stage())
                    .update();
        }
    }
}
