package vn.tthc.monitor.connector.imports;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people said of the tables of each system: what columns under a header mean, and what its words mean. */
@Component
class MemoryStore {
    /** No field has this name; a text array in the database takes no gaps as easily. */
    private static final String NOTHING = "-";

    private final JdbcClient jdbc;

    MemoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How columns were matched.
     *
     * @param fields keys of fields in the order of the columns, null for columns that mean nothing
     */
    record Columns(List<@Nullable String> fields, String by, Instant at) {}

    Optional<Columns> columns(String connector, String header) {
        return jdbc.sql("""
                SELECT columns, changed_by, changed_at FROM connector.column_memory WHERE connector = ? AND header = ?""")
                .params(connector, header)
                .query((row, number) -> new Columns(
                        fields(row.getString(1)),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static List<@Nullable String> fields(String text) {
        var fields = new ArrayList<@Nullable String>();
        for (var field : text.split(",", -1)) {
            fields.add(field.equals(NOTHING) ? null : field);
        }
        return fields;
    }

    void remember(String connector, String header, List<@Nullable String> fields, String by, Instant at) {
        var names =
                fields.stream().map(field -> field == null ? NOTHING : field).toList();
        jdbc.sql("""
                INSERT INTO connector.column_memory AS old (connector, header, columns, changed_by, changed_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (connector, header) DO UPDATE SET columns = excluded.columns, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at WHERE old.columns <> excluded.columns""")
                .params(connector, header, String.join(",", names), by, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By field, folded word to canonical name. */
    Map<String, Map<String, String>> words(String connector) {
        var words = new LinkedHashMap<String, Map<String, String>>();
        jdbc.sql("SELECT field, word, meaning FROM connector.word_memory WHERE connector = ? ORDER BY field, word")
                .param(connector)
                .query((RowCallbackHandler) row -> words.computeIfAbsent(row.getString(1), _ -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getString(3)));
        return words;
    }

    void remember(String connector, String field, String word, String meaning, String by, Instant at) {
        jdbc.sql("""
                INSERT INTO connector.word_memory AS old (connector, field, word, meaning, changed_by, changed_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (connector, field, word) DO UPDATE SET meaning = excluded.meaning,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at
                WHERE old.meaning <> excluded.meaning""")
                .params(connector, field, word, meaning, by, at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
