package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dossiers that may be one though no code says so, until a person decides or the reason is gone. */
public interface Suspicions {
    /**
     * One page, the oldest first.
     *
     * @param after the last id of the page before; 0 for the first page
     * @param size 1 to 200
     */
    Page page(Filter filter, long after, int size);

    /** Those that wait and concern one dossier. */
    List<Suspicion> of(long dossier);

    Optional<Suspicion> find(long id);

    /**
     * Which ones; empty sets mean no restriction.
     *
     * @param scope codes of the agencies the reader may see, which must hold for both dossiers; empty for all
     */
    record Filter(Set<State> states, Set<Kind> kinds, Set<String> systems, Set<String> scope) {}

    /** Where it stands. */
    enum State {
        /** Waits for a person. */
        OPEN,
        /** Both are one dossier now, by a person or by a code. */
        LINKED,
        /** A person has said that they are not. */
        DISMISSED,
        /** What agreed agrees no more. */
        CHANGED
    }

    /** Where both stand. */
    enum Kind {
        /** In two systems. */
        ACROSS,
        /** In one system under two codes. */
        WITHIN
    }

    /** What agreed, besides the procedure. */
    enum Agreed {
        ID,
        NAME,
        PHONE
    }

    /** One page; {@code total} is exact up to 100,000 and then 100,001. */
    record Page(List<Suspicion> items, long total, @Nullable Long next) {}

    /**
     * One suspicion with its evidence.
     *
     * @param procedureCode the normalized code both have
     * @param returned how often it came back after it had ended
     */
    record Suspicion(
            long id,
            Kind kind,
            Set<Agreed> agreed,
            String procedureCode,
            Side one,
            Side other,
            Instant foundAt,
            State state,
            @Nullable Instant endedAt,
            int returned) {}

    /**
     * One of the two records as it is now; the person is clear here, screens mask it.
     *
     * @param dossier id of the dossier it belongs to
     * @param receivedAt when it was received by what was found
     */
    record Side(
            long dossier,
            String system,
            String code,
            Instant receivedAt,
            SourceDossier.Procedure procedure,
            SourceDossier.Handling handling,
            DossierStatus status,
            SourceDossier.Applicant applicant) {}
}
