package vn.tthc.monitor.connector.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.ListRead;
import vn.tthc.monitor.connector.definition.Paging;

/**
 * What a walk remembers of the rows it has seen, where the connector file says that rows move while it reads: those of the
 * page before, to see that the next one joins on, or a mark of every row, to tell the new ones of a second pass.
 */
abstract sealed class RowMemory {
    static RowMemory of(ListRead read) {
        if (read.checks().passes() > 1) {
            return new EveryRow();
        }
        return read.paging() instanceof Paging.Offset rows && rows.overlap() > 0
                ? new LastPage(rows.overlap())
                : new Nothing();
    }

    /**
     * The rows that were not seen before; null where the page does not join on to the one before.
     *
     * @param position in the listing, 0 at its beginning
     */
    abstract @Nullable List<JsonNode> fresh(List<JsonNode> rows, int position);

    /** By how much the position moves on. */
    int advance(int rows) {
        return rows;
    }

    /** Whether pages bring rows of the page before. */
    boolean overlaps() {
        return false;
    }

    /** Ends a pass and answers how many new rows it brought. */
    int endPass() {
        return 0;
    }

    /** Where rows stay where they are. */
    private static final class Nothing extends RowMemory {
        @Override
        List<JsonNode> fresh(List<JsonNode> rows, int position) {
            return rows;
        }
    }

    /** The rows of the page before: one of them must come again. */
    private static final class LastPage extends RowMemory {
        private final int overlap;
        private Set<JsonNode> last = Set.of();
        private boolean joins;

        LastPage(int overlap) {
            this.overlap = overlap;
        }

        @Override
        @Nullable List<JsonNode> fresh(List<JsonNode> rows, int position) {
            var fresh = rows.stream().filter(row -> !last.contains(row)).toList();
            if (!rows.isEmpty() && fresh.size() == rows.size() && joins && position > 0) {
                return null;
            }
            last = new HashSet<>(rows);
            return fresh;
        }

        @Override
        int advance(int rows) {
            // A source may cap its pages below the overlap; one row further at least, or nobody ever gets on.
            var again = Math.min(overlap, rows - 1);
            joins = again > 0;
            return rows - Math.max(again, 0);
        }

        @Override
        boolean overlaps() {
            return true;
        }
    }

    /** A mark of every row of this run. */
    private static final class EveryRow extends RowMemory {
        private final Set<ByteString> seen = new HashSet<>();
        private int news;

        @Override
        List<JsonNode> fresh(List<JsonNode> rows, int position) {
            var fresh = new ArrayList<JsonNode>();
            for (var row : rows) {
                var mark = ByteString.encodeUtf8(row.toString()).sha256().substring(0, 16);
                if (seen.add(mark)) {
                    fresh.add(row);
                }
            }
            news += fresh.size();
            return fresh;
        }

        @Override
        int endPass() {
            var brought = news;
            news = 0;
            return brought;
        }
    }
}
