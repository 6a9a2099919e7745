package vn.tthc.monitor.dossier;

import java.util.Set;
import java.util.function.Consumer;
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
 * @param lead only dossiers whose shown state comes from one system
 * @param waitingElsewhere only dossiers that another office than the one that received them handles now
 * @param officers dossiers in the hands of one of these: parts of names, or {@link OfficerKey}s
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
        LeadFilter lead,
        boolean waitingElsewhere,
        boolean suspectedOnly,
        Set<String> officers,
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
                LeadFilter.NONE,
                false,
                false,
                Set.of(),
                scope);
    }

    /** All open dossiers. */
    public static QueueFilter everythingOpen() {
        return new QueueFilter(null, true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of());
    }

    /** The same with something else asked for. */
    public QueueFilter with(Consumer<Parts> change) {
        var parts = new Parts(this);
        change.accept(parts);
        return parts.filter();
    }

    /** The same with dossiers that have one of these findings. */
    public QueueFilter withFindings(Set<FindingKind> other) {
        return with(parts -> parts.findings = other);
    }

    /** The same with dossiers that came late through a fault of a system. */
    public QueueFilter withLate(LateFilter other) {
        return with(parts -> parts.late = other);
    }

    /** The components while some of them are changed. */
    public static final class Parts {
        public @Nullable String text;
        public @Nullable Boolean open;
        public Set<String> sources;
        public Set<Urgency> urgencies;
        public Set<DossierStatus> statuses;
        public Set<String> fields;
        public Set<String> agencies;
        public boolean mismatchOnly;
        public Set<FindingKind> findings;
        public LateFilter late;
        public LeadFilter lead;
        public boolean waitingElsewhere;
        public boolean suspectedOnly;
        public Set<String> officers;
        public Set<String> scope;

        private Parts(QueueFilter filter) {
            text = filter.text;
            open = filter.open;
            sources = filter.sources;
            urgencies = filter.urgencies;
            statuses = filter.statuses;
            fields = filter.fields;
            agencies = filter.agencies;
            mismatchOnly = filter.mismatchOnly;
            findings = filter.findings;
            late = filter.late;
            lead = filter.lead;
            waitingElsewhere = filter.waitingElsewhere;
            suspectedOnly = filter.suspectedOnly;
            officers = filter.officers;
            scope = filter.scope;
        }

        private QueueFilter filter() {
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
                    late,
                    lead,
                    waitingElsewhere,
                    suspectedOnly,
                    officers,
                    scope);
        }
    }
}
