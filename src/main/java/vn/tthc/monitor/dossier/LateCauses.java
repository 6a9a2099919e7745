package vn.tthc.monitor.dossier;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why dossiers came late: evidence of outages, and what people confirm. */
public interface LateCauses {
    /** Empty where the dossier is not known. */
    Optional<Late> of(long dossier);

    /** What is known of these dossiers, by their present numbers; unknown ones are left out. */
    Map<Long, Late> all(Set<Long> dossiers);

    /** Adds what a person says; what was said before stays. */
    void decide(long dossier, LateCause cause, String note, @Nullable LocalDate apologyDue, String by);
}
