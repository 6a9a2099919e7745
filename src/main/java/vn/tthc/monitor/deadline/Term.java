package vn.tthc.monitor.deadline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a due time is computed from.
 *
 * @param receivedAt decides which rules hold
 * @param startAt where the clock starts: the reception, or that of the competent agency where the rules say so
 * @param agency whose calendar counts; null for the ordinary one
 */
public record Term(
        Instant receivedAt,
        Instant startAt,
        Limit limit,
        @Nullable String agency,
        List<Pause> pauses) {

    public Term {
        pauses = List.copyOf(pauses);
    }

    /** A clock that starts at the reception and never stands. */
    public static Term of(Instant receivedAt, Limit limit, @Nullable String agency) {
        return new Term(receivedAt, receivedAt, limit, agency, List.of());
    }

    public Term with(List<Pause> others) {
        return new Term(receivedAt, startAt, limit, agency, others);
    }
}
