package vn.tthc.monitor.connector.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.Paging.Stated;

/**
 * What is looked at while a listing is walked.
 *
 * @param keep conditions of the records that count
 * @param total where the source says how many records there are; null where it does not
 * @param passes how often the whole listing is read at most, until a pass brings nothing new
 * @param repeats whether empty pages and pages that come again are in order, as in feeds of changes
 * @param none what an answer says that leaves its list out because there is nothing to list; null where none does so
 */
public record ListChecks(
        List<Condition> keep,
        @Nullable Stated total,
        int passes,
        boolean repeats,
        @Nullable ValueRule none) {
    /** Those of a file that says nothing about it. */
    public static final ListChecks USUAL = new ListChecks(List.of(), null, 1, false);

    /** Those of a source that always gives a list. */
    public ListChecks(List<Condition> keep, @Nullable Stated total, int passes, boolean repeats) {
        this(keep, total, passes, repeats, null);
    }
}
