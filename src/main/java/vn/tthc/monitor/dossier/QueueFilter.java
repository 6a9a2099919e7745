package vn.tthc.monitor.dossier;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Urgency;

/**
 * What the queue shows. Empty sets mean no restriction.
 *
 * @param text searched in code, applicant's name, procedure; diacritics and case do not matter; digits of nine or more
 *     characters also match an id number or phone exactly through its keyed hash
 * @param open true for open dossiers, false for closed ones, null for both
 * @param sources dossiers that one of these systems knows, whichever of them decides
 * @param findings dossiers with at least one of these
 * @param late only dossiers that came late through a fault of a system
 * @param waitingElsewhere only dossiers that another office than the one that received them handles now
 * @param suspectedOnly only dossiers that may be the same as another one
 * @param scope codes of the agencies the reader may see; empty for all
 */
public record QueueFilter(
        @Nullable String text,
        @Nullable Boolean open,
        Set<String> sources,
        Set<Urgency> urgencies,
        Set<DossierStatus> statuses,
        Set<String> fields,
        Set<String> agencies,
        boolean mismatchOnly,
        Set<FindingKind> findings,
        LateFilter late,
        boolean waitingElsewhere,
        boolean suspectedOnly,
        Set<String> scope) {

    /** A filter that asks neither for findings nor for who handles it nor for duplicates. */
    public QueueFilter(
            @Nullable String text,
            @Nullable Boolean open,
            Set<String> sources,
            Set<Urgency> urgencies,
            Set<DossierStatus> statuses,
            Set<String> fields,
            Set<String> agencies,
            boolean mismatchOnly,
            Set<String> scope) {
        this(
                text,
                open,
                sources,
                urgencies,
                statuses,
                fields,
                agencies,
                mismatchOnly,
                Set.of(),
                LateFilter.NONE,
                false,
                false,
                scope);
    }

    /** All open dossiers. */
    public static QueueFilter everythingOpen() {
        return new QueueFilter(null, true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of());
    }

    /** The same with dossiers that have one of these findings. */
    public QueueFilter withFindings(Set<FindingKind> other) {
        return new QueueFilter(
                text,
                open,
                sources,
                urgencies,
                statuses,
                fields,
                agencies,
                mismatchOnly,
                other,
                late,
                waitingElsewhere,
                suspectedOnly,
                scope);
    }

    /** The same with dossiers that came late through a fault of a system. */
    public QueueFilter withLate(LateFilter other) {
        return new QueueFilter(
                text,
                open,
                sources,
                urgencies,
                statuses,
                fields,
                agencies,
                mismatchOnly,
                findings,
                other,
                waitingElsewhere,
                suspectedOnly,
                scope);
    }
}
