package vn.tthc.monitor.connector;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.SourceDossier;

/**
 * What a test read showed: everything a technician needs to write or mend the mapping. Secrets are hidden in every text.
 *
 * @param problems what the lint says of the file; a file whose mapping is not finished can be read all the same
 * @param failure why nothing more could be read; null where the page came
 * @param records how many records the page gave
 * @param unmapped codes that no code list knows, as {@code field = code}
 * @param lists lists of objects in the last answer, the likeliest list of dossiers first
 * @param proposal the part of the mapping that is missing, as YAML; null where nothing is
 */
public record ReadReport(
        String connector,
        List<String> problems,
        List<Talk> talks,
        @Nullable Failure failure,
        int records,
        List<SourceDossier> mapped,
        List<Unreadable> unreadable,
        List<String> unmapped,
        List<Lists> lists,
        List<Field> fields,
        @Nullable String proposal) {

    /** Whether every record was read. */
    public boolean good() {
        return failure == null && unreadable.isEmpty() && problems.isEmpty();
    }

    /** One request and its answer, as text. */
    public record Talk(String request, String answer, Duration took) {}

    /** Why the read ended. */
    public record Failure(FailureCategory category, String sentence, String hint) {}

    /** A record for which there is no dossier. */
    public record Unreadable(@Nullable String code, String reason) {}

    /** A list in the answer: {@code path} is what {@code read.list.records} would say. */
    public record Lists(String path, int size, List<String> keys) {}

    /**
     * One field of the records.
     *
     * @param kind what it looks like, in Vietnamese
     * @param formats formats that read all its values, where it is a time
     * @param values values and how often each occurs, commonest first; of a code all, else a few
     */
    public record Field(
            String path,
            int filledPercent,
            String kind,
            List<String> types,
            List<String> formats,
            Map<String, Integer> values) {}
}
