package vn.tthc.monitor.dossier;

import static vn.tthc.monitor.dossier.RecordStore.array;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The names of all procedures seen, folded for searching. A name stands in thousands of dossiers; searched here once, it
 * need not stand in the search key of each.
 */
@Component
class ProcedureStore {
    /** More than this many matching names say nothing about what is searched. */
    private static final int MATCHES = 500;

    private final JdbcClient jdbc;

    ProcedureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the names that are new. Its caller is the writer. */
    void add(Collection<PreparedRecord> records) {
        var folded = new TreeMap<String, String>();
        for (var record : records) {
            var procedure = record.dossier().procedure();
            if (procedure.name() != null) {
                var code = procedure.code() == null ? "" : procedure.code() + " ";
                folded.computeIfAbsent(procedure.name(), name -> FoldedText.fold(code + name));
            }
        }
        jdbc.sql("""
                insert into dossier.procedure_name (name, search_key)
                select * from unnest(?::text[], ?::text[]) on conflict (name) do nothing
                """)
                .param(array("text", folded.keySet(), name -> name))
                .param(array("text", folded.values(), key -> key))
                .update();
    }

    /** Names that contain all the patterns. */
    List<String> matching(List<String> patterns) {
        var conditions = patterns.stream().map(pattern -> "search_key like ?").collect(Collectors.joining(" and "));
        return jdbc.sql("select name from dossier.procedure_name where " + conditions + " order by name limit "
                        + MATCHES)
                .params(patterns)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
