package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Runs that a person answers for: tried before they are stored, and taken back afterwards. Only runs whose pages are
 * {@link DossierPage#reversible()} leave what they replaced.
 */
public interface Reversals {
    /** What storing the page would do now, by the code that stores pages, without writing. */
    Rehearsal rehearse(DossierPage page);

    /** What is stored of these codes of a source, by code. */
    Map<String, SourceDossier> known(String source, Collection<String> codes);

    /**
     * Closes the open dossiers of a source that a complete list of its open dossiers does not name.
     *
     * @param run the run that brought the list; taking it back opens them again
     * @param named every code of the list
     * @param asOf when the list was made; what the source answered since is left alone
     * @param reason what people read in the history
     */
    Tombstones.Vanished close(String source, UUID run, Collection<String> named, Instant asOf, String reason);

    /** What {@link #close} would do now. */
    Tombstones.Vanished rehearseClosing(String source, Collection<String> named, Instant asOf);

    /** Lets a run go on where another one broke off: taking it back takes back both. */
    void carryOn(UUID broken, UUID run);

    /** Whether something is kept that the run replaced. */
    boolean possible(UUID run);

    /**
     * Brings back what the run replaced, buries what it added, and raises what it closed; but only where nothing newer
     * has been read since. Taking a run back twice changes nothing more.
     *
     * @param asOf the time of the run's pages
     * @param reason what people read in the history
     */
    TakenBack takeBack(String source, UUID run, Instant asOf, String reason);

    /**
     * Codes by what would become of them; what stands in none of the sets would stay as it is.
     *
     * @param older differs from what is stored, but what is stored was read later
     */
    record Rehearsal(Set<String> added, Set<String> changed, Set<String> older) {}

    /**
     * What became of a run that was taken back, by codes.
     *
     * @param restored have their content from before the run again
     * @param buried were added by the run
     * @param raised were closed by the run
     * @param changedSince left alone, for they have another content by now
     * @param confirmedSince left alone, for the source itself has answered with this content since
     */
    record TakenBack(
            List<String> restored,
            List<String> buried,
            List<String> raised,
            List<String> changedSince,
            List<String> confirmedSince) {}
}
