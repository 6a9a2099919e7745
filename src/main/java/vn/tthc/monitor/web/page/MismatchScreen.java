package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of mismatches.
 *
 * @param pairs how many wait, by pair of systems
 * @param next address of the next page; null on the last one
 */
public record MismatchScreen(
        String total,
        List<Pair> pairs,
        List<Choice> states,
        List<Choice> kinds,
        List<MismatchLine> lines,
        @Nullable String next) {

    /** One pair of systems and what they disagree about. */
    public record Pair(String one, String other, String count, String kinds, String address) {}

    /** One way to narrow the list. */
    public record Choice(String word, String address, boolean chosen) {}
}
