package vn.tthc.monitor.connector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records that could not be read, kept whole until they can. They are read once more with the mapping of now, and stored on
 * the way of all pages: where something newer has been stored since, that stays.
 */
public interface Quarantine {
    /** Why records of a connector wait, the most frequent reason first. */
    List<Reason> reasons(String connector);

    /**
     * Waiting records, the oldest first.
     *
     * @param after id of the last record before; 0 for the first ones
     */
    List<Waiting> records(String connector, Choice choice, long after, int limit);

    /** One waiting record as it was received. */
    Optional<String> raw(String connector, long id);

    /** Tells every chosen record as received, one after the other. */
    void export(String connector, Choice choice, Consumer<Exported> line);

    /**
     * Reads records once more.
     *
     * @param who is named as the one who resolved them
     * @throws IllegalArgumentException with a sentence, for a connector without a valid file
     */
    Replayed replay(String connector, Choice choice, String who);

    /** What {@link #replay} would do now; changes nothing. */
    Replayed rehearse(String connector, Choice choice);

    /**
     * Which records are meant: one, those of a reason, or all.
     *
     * @param reason key of a reason; null for all
     * @param id null for all of the reason
     */
    record Choice(@Nullable String reason, @Nullable Long id) {
        public static final Choice ALL = new Choice(null, null);

        public static Choice of(long id) {
            return new Choice(null, id);
        }
    }

    /**
     * Records that wait for one reason.
     *
     * @param key short and stable, for addresses
     * @param text the reason; where the records differ by a value, with … in its place
     */
    record Reason(String key, String text, long records, Instant firstSeenAt, Instant lastSeenAt) {}

    /**
     * One waiting record.
     *
     * @param masked the record as received; values that may say something about a person show only their form
     * @param times runs that gave it
     */
    record Waiting(
            long id,
            @Nullable String code,
            String reason,
            String reasonKey,
            String masked,
            Instant firstSeenAt,
            Instant lastSeenAt,
            int times) {}

    /** A record for a file: with its text as received, and with its values masked. */
    record Exported(Waiting record, String raw) {}

    /**
     * What became of records that were read once more.
     *
     * @param stored new or changed
     * @param unchanged said nothing new, or something newer was stored already
     * @param failing still cannot be read; each keeps its present reason
     * @param left were not tried: their detail, or their whole file, has to be read again
     */
    record Replayed(int stored, int unchanged, int failing, int left, List<String> reasons) {
        /** All records that are not in quarantine any more. */
        public int resolved() {
            return stored + unchanged;
        }
    }
}
