package vn.tthc.monitor.dossier;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The agencies of {@code config/agencies.yaml}: names of codes, and who stands under whom. */
public interface Agencies {
    /** All agencies in the order of the file. */
    List<Agency> all();

    /** The name behind a code; empty for a code that the file does not know. */
    Optional<String> name(String code);

    /** The code itself and those of all agencies under it; only the code where the file does not know it. */
    Set<String> subtree(String code);

    /**
     * One agency.
     *
     * @param parent code of the agency above; null at the top
     * @param example whether it is invented, to be replaced by a real one
     */
    record Agency(String code, String name, @Nullable String parent, boolean example) {}
}
