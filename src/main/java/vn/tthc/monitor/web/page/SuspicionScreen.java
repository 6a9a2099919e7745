package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of suspected duplicates.
 *
 * @param next address of the next page; null on the last one
 */
public record SuspicionScreen(
        String total,
        List<Choice> states,
        List<Choice> kinds,
        List<SuspicionLine> lines,
        @Nullable String next) {
    /** One way to narrow the list. */
    public record Choice(String word, String address, boolean chosen) {}
}
