package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.util.Locale;

/** How two systems can disagree about one dossier. */
public enum MismatchKind {
    /** Finished or returned in one system, still open in the other: a result that never arrived. */
    FINISHED_ELSEWHERE(Duration.ofHours(4)),
    /** Paused in one and reported finished by the other, which some systems do on purpose: status 5, 6 or 8 beside 9. */
    PAUSED_FINISHED(Duration.ofHours(24)),
    /** Any other two states. */
    STATUS_DIFFERS(Duration.ofHours(8)),
    DUE_DIFFERS(Duration.ofHours(4)),
    /** Gone from one system, or never arrived in it though it should have. */
    MISSING(Duration.ofHours(8)),
    /** Paid online by the word of one system and not by that of the other. */
    FEE_MISSING(Duration.ofHours(8)),
    /** Handed over to the citizen by the word of one system, only finished in the other. */
    RESULT_MISSING(Duration.ofHours(8));

    private final Duration grace;

    MismatchKind(Duration grace) {
        this.grace = grace;
    }

    /** How much working time ordinary delay is kept quiet where the routing file says nothing else. */
    Duration grace() {
        return grace;
    }

    /** The word in the routing file. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
