package vn.tthc.monitor.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test read of a source as text.
 *
 * @param summary how much was read; null where nothing was asked
 * @param trouble why nothing more could be read; null where the page came
 * @param proposal what the connector file lacks, as YAML; null where nothing
 */
public record SourceReadScreen(
        String id,
        String name,
        @Nullable String summary,
        @Nullable Trouble trouble,
        List<String> problems,
        List<Row> dossiers,
        List<String> unreadable,
        List<String> unmapped,
        List<Field> fields,
        @Nullable String proposal,
        List<Talk> talks) {

    /** Nothing at all, and why. */
    static SourceReadScreen refused(String id, String name, String sentence) {
        return new SourceReadScreen(
                id,
                name,
                null,
                new Trouble("", sentence, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    /** What went wrong and what to do. */
    public record Trouble(
            String category, String sentence, @Nullable String hint) {}

    /** One dossier that the mapping made. */
    public record Row(String code, String procedure, String status, String received, String due, String applicant) {}

    /** One field of the answer. */
    public record Field(String path, String filled, String kind, String formats, String values) {}

    /** One request and its answer. */
    public record Talk(String request, String answer, String took) {}
}
