package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people say about which records are one dossier. It holds for ever, whatever is read again and in whatever order, until
 * somebody undoes it. Whatever does not fit is a {@link LinkRefused} and changes nothing.
 */
public interface Links {
    /** Makes one dossier of two; the id of the decision. */
    long merge(long one, long other, String by, @Nullable String note);

    /** Makes one dossier of the two that are suspected to be; the id of the decision. */
    long merge(long suspicion, String by, @Nullable String note);

    /** Says that two are not one dossier, for ever; the id of the decision, the latest where several records are concerned. */
    long dismiss(long suspicion, String by, @Nullable String note);

    /** Lets one record of a dossier stand alone, whatever its codes say; the id of the decision. */
    long split(long dossier, RecordName name, String by, String reason);

    /** Takes a decision back: things are as if it had never been made. */
    void undo(long decision, String by, @Nullable String note);

    /** What was said about the records of a dossier, the latest first. */
    List<Decision> of(long dossier);

    Optional<Decision> find(long decision);

    /** One record; pairs are named in its order. */
    record RecordName(String source, String code) implements Comparable<RecordName> {
        private static final Comparator<RecordName> ORDER =
                Comparator.comparing(RecordName::source).thenComparing(RecordName::code);

        @Override
        public int compareTo(RecordName other) {
            return ORDER.compare(this, other);
        }
    }

    /** What is said. */
    enum Kind {
        /** Both are one dossier. */
        MERGED,
        /** They are not one dossier, and are not suspected again. */
        DISMISSED,
        /** The record stands alone, whatever its codes say. */
        SPLIT
    }

    /** By whom, when and why; a split has a reason, others may have a note. */
    record Said(String by, Instant at, @Nullable String note) {}

    /**
     * One decision.
     *
     * @param other null for a split
     * @param dossiers ids of the dossiers that the records belong to now
     * @param undone null while it holds
     */
    record Decision(
            long id,
            Kind kind,
            RecordName one,
            @Nullable RecordName other,
            List<Long> dossiers,
            Said said,
            @Nullable Said undone) {}
}
