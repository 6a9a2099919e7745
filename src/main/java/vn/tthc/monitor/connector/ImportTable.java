package vn.tthc.monitor.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table in a file and how it is understood.
 *
 * @param sheet name of its sheet; empty where a file has one table only
 * @param sheets all sheets that people see
 * @param headerRow number of the header's first row
 * @param letterhead lines above the header
 * @param notes what was found out about the file, one sentence each
 * @param missing keys of the fields without which nothing can be imported and that no column has
 * @param memory who matched such a table before; null where nobody did
 * @param targets keys of the fields that a column may fill
 */
public record ImportTable(
        String kind,
        String sheet,
        List<String> sheets,
        int headerRow,
        List<String> letterhead,
        List<String> notes,
        List<Column> columns,
        List<String> missing,
        @Nullable Memory memory,
        List<String> targets) {

    /**
     * One column.
     *
     * @param filled share of its cells that hold something, 0 to 1
     * @param field key of what it means; null for nothing
     */
    public record Column(
            String letter,
            String title,
            boolean hidden,
            double filled,
            List<String> samples,
            @Nullable String field,
            Origin origin) {}

    /** How it is known what a column means. */
    public enum Origin {
        /** The connector file says so. */
        LAID_DOWN,
        /** A person matched a table with this header before. */
        REMEMBERED,
        /** By its title. */
        GUESSED,
        /** A person chose it for this file. */
        CHOSEN,
        /** It means nothing. */
        NONE
    }

    /** Who matched a table with this header before. */
    public record Memory(String by, Instant at) {}
}
