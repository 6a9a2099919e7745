package vn.tthc.monitor.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.SourceDossier;

/**
 * What importing a file would do.
 *
 * @param words words of the system that no list knows, with what a person said they mean
 * @param finding what is odd in rows that are taken all the same; null for nothing
 * @param rows the first dossiers as they will look
 */
public record ImportPreview(
        ImportEntry entry, List<Word> words, @Nullable String finding, List<Row> rows) {

    /**
     * A word of the system.
     *
     * @param field key of the field it stands in
     * @param times in how many rows
     * @param meaning canonical name; null while nobody said
     * @param choices canonical names it may mean
     */
    public record Word(
            String field, String word, int times, @Nullable String meaning, List<String> choices) {}

    /** A dossier and the line it stands in. */
    public record Row(int line, SourceDossier dossier) {}
}
