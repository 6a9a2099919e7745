package vn.tthc.monitor.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers at the counter which line of the routing table a procedure or a field falls under. */
public interface RoutingGuide {
    /**
     * Fields and procedures whose code, name or field hold every word of the text, written with or without diacritics: the
     * table's own lines first, then the procedures of the catalogue. Without a text, every line of the table.
     */
    List<Found> find(@Nullable String text);

    /**
     * One field or procedure.
     *
     * @param topic null where no line names it
     */
    record Found(
            @Nullable String procedureCode,
            @Nullable String procedureName,
            @Nullable String field,
            RoutingTable.@Nullable Topic topic) {}
}
