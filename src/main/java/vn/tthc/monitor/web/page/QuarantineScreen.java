package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The quarantine of one source as text.
 *
 * @param chosen key of the reason that is shown; null for all
 * @param next id behind which the next page begins; null on the last one
 * @param result what reading once more has brought; null where nothing was read
 */
public record QuarantineScreen(
        String id,
        String name,
        List<Reason> reasons,
        @Nullable String chosen,
        List<Entry> records,
        @Nullable Long next,
        @Nullable Result result) {

    /** Records that wait for one reason. */
    public record Reason(String key, String text, String records, String seen) {}

    /**
     * One waiting record.
     *
     * @param clear whether the text is the record as received, with its people
     */
    public record Entry(long id, String code, String reason, String seen, String text, boolean clear) {}

    /** What reading once more has brought, or would bring. */
    public record Result(String sentence, List<String> reasons) {}
}
