package vn.tthc.monitor.dossier;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Narrows the queue to dossiers that came late through a fault of a system.
 *
 * @param faults empty for no restriction
 * @param incident only those that came due while this incident was going on; null for no restriction
 */
public record LateFilter(Set<Fault> faults, @Nullable Long incident) {
    public static final LateFilter NONE = new LateFilter(Set.of(), null);

    /** Who says so. */
    public enum Fault {
        /** Evidence speaks for it, and nobody has said anything yet. */
        SUSPECTED,
        /** A person says so. */
        CONFIRMED
    }

    /** Suspected or confirmed. */
    public static LateFilter anyFault() {
        return new LateFilter(EnumSet.allOf(Fault.class), null);
    }
}
