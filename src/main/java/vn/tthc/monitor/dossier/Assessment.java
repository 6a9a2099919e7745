package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Term;

/**
 * What we say about the times of one record.
 *
 * @param dueAt the due time that counts; null where there is none
 * @param computedAt the due time by catalogue, rules and calendar, whoever's counts
 * @param term what that was computed from
 * @param answerBy until when the answer to an open request for papers is waited for
 * @param elsewhere whether another office than the one that received it handles it
 * @param findings kinds with the values their sentences need
 */
record Assessment(
        @Nullable Instant dueAt,
        @Nullable DueOrigin origin,
        @Nullable Instant warnAt,
        @Nullable Instant computedAt,
        @Nullable Term term,
        @Nullable Instant answerBy,
        boolean elsewhere,
        Map<FindingKind, List<String>> findings) {

    Assessment {
        findings = Map.copyOf(findings);
    }

    /** The same with one finding more. */
    Assessment with(FindingKind kind, List<String> values) {
        var more = new HashMap<>(findings);
        more.put(kind, values);
        return new Assessment(dueAt, origin, warnAt, computedAt, term, answerBy, elsewhere, more);
    }

    int bits() {
        return FindingKind.bits(findings.keySet());
    }
}
