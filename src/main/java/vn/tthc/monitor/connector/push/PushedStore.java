package vn.tthc.monitor.connector.push;

import static vn.tthc.monitor.platform.StoredTime.instant;
import static vn.tthc.monitor.platform.StoredTime.required;
import static vn.tthc.monitor.platform.StoredTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.decoding.JsonTree;

/** The newest that was sent of every dossier. Whoever brings news of dossiers holds their rows until it is stored. */
@Component
class PushedStore {
    private final JdbcClient jdbc;

    PushedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows of the codes, locked until the transaction ends; always in one order, so that no two callers block each other. */
    Map<String, PushedDossier> lock(String connector, Set<String> codes, Instant now) {
        var sorted = codes.stream().sorted().toArray(String[]::new);
        jdbc.sql("""
                INSERT INTO connector.pushed (connector, code, sent_on_at)
                SELECT ?, item.code, ? FROM unnest(?::text[]) AS item (code) ORDER BY item.code COLLATE "C"
                ON CONFLICT DO NOTHING""").params(connector, utc(Instant.EPOCH), sorted).update();
        var rows = new LinkedHashMap<String, PushedDossier>();
        for (var code : sorted) {
            rows.put(code, PushedDossier.none(code, now));
        }
        jdbc.sql("""
                SELECT * FROM connector.pushed WHERE connector = ? AND code = ANY (?::text[])
                ORDER BY code FOR UPDATE""")
                .params(connector, sorted)
                .query(PushedStore::row)
                .list()
                .forEach(row -> rows.put(row.code(), row));
        return rows;
    }

    /** Writes the rows; those about which nothing is known after all go. */
    void save(String connector, Collection<PushedDossier> dossiers) {
        var known = dossiers.stream().filter(dossier -> !dossier.empty()).toList();
        jdbc.sql("""
                UPDATE connector.pushed p SET record = i.record, changed_at = i.changed_at, closed_at = i.closed_at,
                    moment_at = i.moment_at, arrived_at = i.arrived_at, steps = i.steps, sent_on_at = i.sent_on_at
                FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                    ?::text[], ?::timestamptz[])
                    AS i (code, record, changed_at, closed_at, moment_at, arrived_at, steps, sent_on_at)
                WHERE p.connector = ? AND p.code = i.code""")
                .params(
                        texts(known, PushedDossier::code),
                        texts(known, dossier -> dossier.record() == null ? null : clean(dossier.record())),
                        texts(known, dossier -> time(dossier.changedAt())),
                        texts(known, dossier -> time(dossier.closedAt())),
                        texts(known, dossier -> time(dossier.momentAt())),
                        texts(known, dossier -> time(dossier.arrivedAt())),
                        texts(known, PushedStore::steps),
                        texts(known, dossier -> time(dossier.sentOnAt())),
                        connector)
                .update();
        var empty = dossiers.stream()
                .filter(PushedDossier::empty)
                .map(PushedDossier::code)
                .toArray(String[]::new);
        if (empty.length > 0) {
            jdbc.sql("DELETE FROM connector.pushed WHERE connector = ? AND code = ANY (?::text[])")
                    .params(connector, empty)
                    .update();
        }
    }

    /** Connectors of which something was sent. */
    List<String> connectors() {
        return jdbc.sql("SELECT DISTINCT connector FROM connector.pushed")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Forgets what was sent before a moment, except of the dossiers named. */
    long forget(String connector, Instant before, Collection<String> except) {
        return jdbc.sql("""
                DELETE FROM connector.pushed p WHERE connector = ? AND sent_on_at < ?
                    AND NOT EXISTS (SELECT FROM unnest(?::text[]) AS kept (code) WHERE kept.code = p.code)""")
                .params(connector, utc(before), except.toArray(String[]::new))
                .update();
    }

    private static @Nullable String steps(PushedDossier dossier) {
        if (dossier.steps().isEmpty()) {
            return null;
        }
        var array = JsonTree.mapper().createArrayNode();
        for (var step : dossier.steps()) {
            array.addObject()
                    .put("at", time(step.at()))
                    .put("arrived", time(step.arrivedAt()))
                    .set("step", step.json());
        }
        return clean(array);
    }

    /** The database holds no zero character, not even a written one. */
    private static String clean(tools.jackson.databind.JsonNode json) {
        return json.toString().replace("\0", "");
    }

    private static PushedDossier row(ResultSet row, int number) throws SQLException {
        var record = row.getString("record");
        var steps = row.getString("steps");
        return new PushedDossier(
                row.getString("code"),
                record == null ? null : (ObjectNode) JsonTree.mapper().readTree(record),
                instant(row, "changed_at"),
                instant(row, "closed_at"),
                instant(row, "moment_at"),
                instant(row, "arrived_at"),
                steps == null ? List.of() : steps(steps),
                required(row, "sent_on_at"));
    }

    private static List<PushedStep> steps(String text) {
        var steps = new ArrayList<PushedStep>();
        for (var one : JsonTree.mapper().readTree(text).values()) {
            var at = one.path("at").asString(null);
            steps.add(new PushedStep(
                    (ObjectNode) one.path("step"),
                    at == null ? null : Instant.parse(at),
                    Instant.parse(one.path("arrived").asString())));
        }
        return List.copyOf(steps);
    }

    private static @Nullable String[] texts(
            Collection<PushedDossier> dossiers, Function<PushedDossier, @Nullable String> value) {
        return dossiers.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String time(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
