package vn.tthc.monitor.dossier;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be wrong or remarkable about one record. The order is that of bits in the database: add only at the end. */
public enum FindingKind {
    DUE_BEFORE_RECEIVED,
    FINISHED_BEFORE_RECEIVED,
    /** A time many years off, such as 2062 for 2026. */
    YEAR_FAR_OFF,
    /** A due time of 00:00: only the day was written. */
    DATE_ONLY,
    /** The source gives no due time, and the catalogue has no limit to compute one from. */
    MISSING_LIMIT,
    /** The source's due time and ours are more than a working hour apart. */
    DUE_DIFFERS,
    /** More requests for papers than the rules permit. */
    REPEATED_SUPPLEMENT,
    /** A request for papers without an answer for longer than is waited. */
    UNANSWERED_SUPPLEMENT,
    /** Due before the permitted hand-over to the competent agency is over. */
    STRUCTURALLY_LATE;

    /** The bit in the columns {@code findings}. */
    int bit() {
        return 1 << ordinal();
    }

    static int bits(Set<FindingKind> kinds) {
        return kinds.stream().mapToInt(FindingKind::bit).sum();
    }

    static Set<FindingKind> of(int bits) {
        return Arrays.stream(values()).filter(kind -> (bits & kind.bit()) != 0).collect(Collectors.toUnmodifiableSet());
    }
}
