package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Records that are not at their source any more. A buried record is not open and not counted, but still found and shown
 * with a mark; reading it again raises it. Each method is one transaction.
 */
public interface Tombstones {
    /** Codes of the source's open records: a complete read strikes out what it sees, and what stays is unseen. */
    Set<String> standing(String source);

    /**
     * Judges the records that a complete read did not see. Those unseen for the first time are only marked; those
     * already unseen for the rule's grace are buried. Where too many would go at once nothing is changed.
     *
     * @param unseen codes from {@link #standing} that the read did not show
     * @param readBegan records answered since then by another way are left alone
     */
    Vanished missing(String source, Collection<String> unseen, Instant readBegan, Instant now, VanishRule rule);

    /**
     * Buries records at once, open or closed, for a reason that people read in the history: an import that is undone, an
     * export that says it is complete.
     *
     * @return how many were buried; those unknown or buried already are left out
     */
    int bury(String source, Collection<String> codes, Instant now, String reason);

    /**
     * Takes burying back: the records count again by their last known status.
     *
     * @return how many were raised
     */
    int raise(String source, Collection<String> codes, Instant now);

    /**
     * When too much is missing to be believed.
     *
     * @param grace how long a record stays marked before it is buried
     * @param share percent of the open records above which a read is not believed
     * @param atLeast fewer missing records than this are believed whatever their share
     */
    record VanishRule(Duration grace, int share, int atLeast) {}

    /**
     * What became of the records that a complete read did not see.
     *
     * @param standing open records of the source before
     * @param unseen how many of them the read did not show
     * @param marked unseen for the first time
     * @param buried not open any more from now on
     * @param refused too many: nothing was changed
     * @param examples a few codes: of the buried ones, or of the unseen ones where the read was refused
     */
    record Vanished(int standing, int unseen, int marked, int buried, boolean refused, List<String> examples) {}
}
