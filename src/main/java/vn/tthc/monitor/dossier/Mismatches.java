package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What systems say differently about one dossier, as work with an owner and an end. */
public interface Mismatches {
    /**
     * One page, the oldest first.
     *
     * @param cursor from {@link Page#next}; null for the first page; a malformed one is an {@link IllegalArgumentException}
     * @param size 1 to 200
     */
    Page page(Filter filter, @Nullable String cursor, int size);

    /** How many dossiers have any that waits for a person; at most a few seconds old. */
    long open(Set<String> scope);

    /** How many wait for a person, by pair of systems and class, most first. */
    List<PairCount> counts(Set<String> scope);

    /** All of one dossier that have not ended, those that wait for a person first. */
    List<Mismatch> of(long dossier);

    Optional<Mismatch> find(long id);

    /** Makes somebody the owner, or nobody; false where it has ended meanwhile. */
    boolean assign(long id, @Nullable String owner);

    /** Settles it by a person's word; it comes back when a system changes its own. False where it has ended meanwhile. */
    boolean settle(long id, Resolution resolution, String reason, String by);

    /** Takes a settlement back; false where there is none. */
    boolean reopen(long id);

    /**
     * Which ones; empty sets mean no restriction.
     *
     * @param systems of one, it is either side; of several, both sides are among them
     * @param scope codes of the agencies the reader may see; empty for all
     */
    record Filter(
            Set<State> states,
            Set<MismatchKind> kinds,
            Set<String> systems,
            @Nullable String owner,
            Set<String> scope) {}

    /** Where it stands. */
    enum State {
        /** Waits for a person. */
        OPEN,
        /** In its grace: nobody is bothered yet. */
        QUIET,
        /** A person has settled it though the systems still differ. */
        SETTLED,
        /** The systems agree again. */
        ENDED
    }

    /** What a person says about it. */
    enum Resolution {
        RESOLVED,
        DISMISSED
    }

    /** One page; {@code total} is exact up to 100,000 and then 100,001. */
    record Page(List<Mismatch> items, long total, @Nullable String next) {}

    /** A pair of systems by the alphabet and how many of one class wait. */
    record PairCount(String one, String other, MismatchKind kind, long count) {}

    /**
     * One disagreement.
     *
     * @param since since when both say what they say
     * @param returned how often it came back after it had ended
     */
    record Mismatch(
            long id,
            Subject subject,
            MismatchKind kind,
            Side one,
            Side other,
            Instant since,
            State state,
            @Nullable Instant endedAt,
            int returned,
            @Nullable String owner,
            @Nullable Settlement settlement) {}

    /** The dossier; no personal data. */
    record Subject(
            long dossier,
            String code,
            @Nullable String procedureCode,
            @Nullable String procedureName,
            @Nullable String field,
            @Nullable String agency,
            @Nullable String receivingAgency) {}

    /**
     * What one system says.
     *
     * @param code null where it does not know the dossier
     * @param value number of the status, due time in UTC, or whether a fee was paid; null where it says nothing
     */
    record Side(
            String system, @Nullable String code, @Nullable String value) {}

    /** By whom and why it was settled. */
    record Settlement(Resolution resolution, String reason, String by, Instant at) {}
}
