package vn.tthc.monitor.connector.drift;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** How the records of one population of a source usually look: learnt from the first runs, kept up by every later one. */
final class LearntShape {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int RUNS = 3;
    private static final int RECORDS = 20;
    /** More keys than a record has; a source that writes data into its keys must not fill the database. */
    private static final int MOST_KEYS = 500;

    private final String question;
    private final Map<String, FieldStats> fields = new LinkedHashMap<>();
    private final Set<String> keys = new TreeSet<>();
    private int runs;
    private long records;

    private LearntShape(String question) {
        this.question = question;
    }

    /**
     * What was learnt before. Nothing where another question was asked then: its answers are no measure.
     *
     * @param json what {@link #json()} wrote
     */
    static LearntShape of(String question, @Nullable String json) {
        var shape = new LearntShape(question);
        if (json == null) {
            return shape;
        }
        try {
            var tree = MAPPER.readTree(json);
            if (tree.path("question").asString("").equals(question)) {
                shape.runs = tree.path("runs").asInt();
                shape.records = tree.path("records").asLong();
                tree.path("keys").forEach(key -> shape.keys.add(key.asString()));
                for (var entry : tree.path("fields").properties()) {
                    shape.fields.put(entry.getKey(), FieldStats.of(entry.getValue()));
                }
            }
            return shape;
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            // Written by another version: learning anew costs three runs.
            return new LearntShape(question);
        }
    }

    String json() {
        var tree = MAPPER.createObjectNode()
                .put("question", question)
                .put("runs", runs)
                .put("records", records);
        var known = tree.putArray("keys");
        keys.forEach(known::add);
        var stats = tree.putObject("fields");
        fields.forEach((key, field) -> stats.set(key, field.json()));
        return tree.toString();
    }

    /** Whether the first runs are over. */
    boolean learnt() {
        return runs >= RUNS && records >= RECORDS;
    }

    FieldStats field(String key, Instant now) {
        return fields.computeIfAbsent(key, _ -> new FieldStats(now));
    }

    boolean knows(String key) {
        return keys.contains(key) || keys.size() >= MOST_KEYS;
    }

    void learn(String key) {
        if (keys.size() < MOST_KEYS) {
            keys.add(key);
        }
    }

    /** Takes over the keys that stand in what another node wrote. */
    void alsoLearnt(String json) {
        of(question, json).keys.forEach(this::learn);
    }

    /** Whether something is on its way to be told, which must not be forgotten between two runs. */
    boolean odd() {
        return fields.values().stream().anyMatch(FieldStats::odd);
    }

    void countRecord() {
        records++;
    }

    void countRun() {
        runs++;
    }
}
