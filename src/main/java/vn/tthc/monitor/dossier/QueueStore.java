package vn.tthc.monitor.dossier;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements behind the queue. Open and closed dossiers have an index each, so both together are a union. */
@Component
class QueueStore {
    /** Counting stops here: above it people read "more than". */
    static final int COUNTED = 100_001;

    private static final String KEY = "(queue_rank, sort_at, id)";

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows with their keys in the order of reading: backwards for a cursor that points back. */
    List<Keyed> rows(QueueConditions conditions, @Nullable Boolean open, @Nullable QueueCursor cursor, int limit) {
        var forward = cursor == null || cursor.forward();
        if (cursor != null) {
            conditions.and(
                    KEY + (forward ? " > " : " < ") + "(:rank, :sortAt, :id)",
                    Map.of("rank", cursor.rank(), "sortAt", cursor.sortAt(), "id", cursor.id()));
        }
        var order = forward ? "queue_rank, sort_at, id" : "queue_rank desc, sort_at desc, id desc";
        var parts = openness(open)
                .map(side -> "(select *, " + QueueRows.URGENCY + " as urgency from dossier.dossier where "
                        + conditions.sql(side) + " order by " + order + " limit :limit)")
                .toList();
        var sql = parts.size() == 1
                ? parts.getFirst()
                : String.join(" union all ", parts) + " order by " + order + " limit :limit";
        return jdbc.sql(sql)
                .params(conditions.parameters())
                .param("limit", limit)
                .query((row, number) ->
                        new Keyed(QueueRows.read(row, number), row.getInt("queue_rank"), row.getLong("sort_at")))
                .list();
    }

    /** A row and its place in the order. */
    record Keyed(QueueRow row, int rank, long sortAt) {}

    long count(QueueConditions conditions, @Nullable Boolean open) {
        var rows = openness(open)
                .map(side -> "select 1 from dossier.dossier where " + conditions.sql(side))
                .collect(Collectors.joining(" union all "));
        return jdbc.sql("select count(*) from (" + rows + " limit " + COUNTED + ") counted")
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * Counts by the asked dimensions in one pass. Urgency comes by the source that decides; a dossier that several sources
     * know counts under each of them, and under each of its findings: both come as the sets that occur, which are few.
     */
    List<Group> groups(QueueConditions conditions, @Nullable Boolean open, Set<QueueConditions.Dimension> dimensions) {
        var columns = dimensions.stream().map(QueueStore::column).distinct().toList();
        var rows = openness(open)
                .map(side -> "select source, sources, status, field, agency, findings, " + QueueRows.URGENCY
                        + " as urgency from dossier.dossier where " + conditions.sql(side))
                .collect(Collectors.joining(" union all "));
        var byUrgency = columns.contains("source");
        var names = dimensions.stream().collect(Collectors.toMap(QueueStore::column, Enum::name));
        var sql = "select " + choice(columns, column -> "'" + names.get(column) + "'")
                + " as dimension, "
                + choice(
                        columns,
                        column -> column.equals("sources") ? "array_to_string(sources, ',')" : column + "::text")
                + " as value, "
                + (byUrgency ? "urgency" : "null") + " as urgency, count(*) as number from (" + rows
                + ") filtered group by grouping sets ("
                + columns.stream()
                        .map(column -> column.equals("source") ? "(source, urgency)" : "(" + column + ")")
                        .collect(Collectors.joining(", "))
                + ")";
        return jdbc.sql(sql)
                .params(conditions.parameters())
                .query((row, number) -> new Group(
                        QueueConditions.Dimension.valueOf(row.getString("dimension")),
                        row.getString("value"),
                        row.getString("urgency"),
                        row.getLong("number")))
                .list();
    }

    /** An expression by the column that a result row is grouped by. */
    private static String choice(List<String> columns, UnaryOperator<String> expression) {
        return columns.stream()
                .map(column -> "when grouping(" + column + ") = 0 then " + expression.apply(column))
                .collect(Collectors.joining(" ", "case ", " end"));
    }

    private static String column(QueueConditions.Dimension dimension) {
        return switch (dimension) {
            case SOURCE -> "sources";
            case URGENCY -> "source";
            case STATUS -> "status";
            case FIELD -> "field";
            case AGENCY -> "agency";
            case FINDING -> "findings";
        };
    }

    /** One count; urgency stands only beside the source that decides. */
    record Group(
            QueueConditions.Dimension dimension,
            @Nullable String value,
            @Nullable String urgency,
            long number) {}

    List<QueueRow> changed(QueueConditions conditions, Collection<Long> ids, long afterVersion) {
        return jdbc.sql("select *, " + QueueRows.URGENCY
                        + " as urgency from dossier.dossier where id in (:ids) and version > :version"
                        + " order by queue_rank, sort_at, id")
                .params(conditions.parameters())
                .param("ids", ids)
                .param("version", afterVersion)
                .query(QueueRows::read)
                .list();
    }

    /** Link keys of the records with this id number or this phone. */
    List<String> linkKeys(@Nullable Long idKey, @Nullable Long phoneKey) {
        return jdbc.sql("""
                select link_key from dossier.source_record where id_key = :id::bigint
                union select link_key from dossier.source_record where phone_key = :phone::bigint
                """)
                .param("id", idKey)
                .param("phone", phoneKey)
                .query((row, number) -> row.getString(1))
                .list();
    }

    long newestVersion() {
        return jdbc.sql("select coalesce(max(version), 0) from dossier.dossier")
                .query(Long.class)
                .single();
    }

    private static Stream<Boolean> openness(@Nullable Boolean open) {
        return open == null ? Stream.of(true, false) : Stream.of(open);
    }

    static Set<QueueConditions.Dimension> unrestricted(QueueFilter filter) {
        var free = EnumSet.allOf(QueueConditions.Dimension.class);
        free.removeAll(QueueConditions.restricted(filter));
        return Collections.unmodifiableSet(free);
    }
}
