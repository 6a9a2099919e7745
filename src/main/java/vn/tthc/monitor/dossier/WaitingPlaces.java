package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For whom we wait: other offices that have dossiers which were received here. */
public interface WaitingPlaces {
    /**
     * Every place with open dossiers of these agencies, the one we have waited for longest first.
     *
     * @param scope codes of agencies that received them; empty for all
     */
    List<Place> places(Set<String> scope);

    /**
     * An agency or a department of it.
     *
     * @param open open dossiers that it has
     * @param late those of them that are overdue
     * @param longestSince since when it has the first of them; null where that is not known
     */
    record Place(
            @Nullable String agency,
            @Nullable String department,
            long open,
            long late,
            @Nullable Instant longestSince) {}
}
