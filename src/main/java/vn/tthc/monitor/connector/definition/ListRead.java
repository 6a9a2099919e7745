package vn.tthc.monitor.connector.definition;

import org.jspecify.annotations.Nullable;

/**
 * The listing request.
 *
 * @param records path of the array in the answer; the root when the answer is the array
 */
public record ListRead(
        HttpCall call,
        DottedPath records,
        Paging paging,
        @Nullable Window window,
        Expectations.Vanishing vanishing,
        ListChecks checks) {

    /** A listing of which every record counts, read once. */
    public ListRead(
            HttpCall call,
            DottedPath records,
            Paging paging,
            @Nullable Window window,
            Expectations.Vanishing vanishing) {
        this(call, records, paging, window, vanishing, ListChecks.USUAL);
    }
}
