package vn.tthc.monitor.dossier;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why dossiers came late: evidence of outages, and what people confirm. */
public interface LateCauses {
    /** Empty where the dossier is not known. */
    Optional<Late> of(long dossier);

    /** Adds what a person says; what was said before stays. */
    void decide(long dossier, LateCause cause, String note, @Nullable LocalDate apologyDue, String by);
}
