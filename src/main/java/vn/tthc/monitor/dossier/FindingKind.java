package vn.tthc.monitor.dossier;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be wrong or remarkable about one record. Its bit stands in the database and never changes. */
public enum FindingKind {
    DUE_BEFORE_RECEIVED(1),
    FINISHED_BEFORE_RECEIVED(2),
    /** A time many years off, such as 2062 for 2026. */
    YEAR_FAR_OFF(4),
    /** A due time of 00:00: only the day was written. */
    DATE_ONLY(8),
    /** The source gives no due time, and the catalogue has no limit to compute one from. */
    MISSING_LIMIT(16),
    /** The source's due time and ours are more than a working hour apart. */
    DUE_DIFFERS(32),
    /** More requests for papers than the rules permit. */
    REPEATED_SUPPLEMENT(64),
    /** A request for papers without an answer for longer than is waited. */
    UNANSWERED_SUPPLEMENT(128),
    /** Due before the permitted hand-over to the competent agency is over. */
    STRUCTURALLY_LATE(256),
    /** Received in a system that the routing table does not make responsible, and not in the one it does. */
    WRONG_SYSTEM(512),
    /** Typed into its system long after it was received. Judged in rounds and never by the record's next word. */
    LATE_ENTRY(1024);

    private final int bit;

    FindingKind(int bit) {
        this.bit = bit;
    }

    /** The bit in the columns {@code findings}. */
    int bit() {
        return bit;
    }

    static int bits(Set<FindingKind> kinds) {
        return kinds.stream().mapToInt(FindingKind::bit).sum();
    }

    static Set<FindingKind> of(int bits) {
        return Arrays.stream(values()).filter(kind -> (bits & kind.bit()) != 0).collect(Collectors.toUnmodifiableSet());
    }
}
