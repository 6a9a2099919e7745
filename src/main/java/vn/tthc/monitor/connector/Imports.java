package vn.tthc.monitor.connector;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files and pasted tables on their way to dossiers: brought, matched, tried, imported, and taken back if need be. The
 * ledger remembers every one of them, those that arrived by themselves too.
 *
 * <p>What cannot be done is an {@link ImportRefused} with a sentence for people.
 */
public interface Imports {
    /** The largest file that is taken. */
    long MOST_BYTES = 50L << 20;

    /** Keeps a file or a pasted table; nothing is read yet. */
    ImportEntry bring(Brought brought, InputStream content);

    /** The newest first. */
    List<ImportEntry> recent(int limit);

    Optional<ImportEntry> find(long id);

    /** An earlier import of the same content that stands, whatever its file was called. */
    Optional<ImportEntry> sameAs(long id);

    /** The table in the file and what its columns are taken for, as it was chosen last, or else guessed. */
    ImportTable table(long id);

    /**
     * Reads the whole file as {@link #run} would, compares it with what is stored, and writes nothing but the counts.
     *
     * @param matching null to go on with what was chosen last, or else guessed
     */
    ImportPreview preview(long id, @Nullable Matching matching, String who);

    /** The last preview once more: its counts from the ledger, its first rows from the file. */
    ImportPreview previewed(long id);

    /** Stores the file's dossiers, and remembers for this system how its columns and words were matched. */
    ImportEntry run(long id, String who);

    /** Restores what the import changed and nothing newer has changed since. */
    ImportEntry undo(long id, String who);

    /** Brings the file of an earlier import once more, to be matched in another way. */
    ImportEntry again(long id, String who);

    /** Forgets a file that was never imported. */
    void discard(long id, String who);

    /** Rows that were not taken, or dossiers that taking back left alone, by line. */
    List<Note> notes(long id, NoteKind kind, int limit);

    /** Writes the rows that were not taken, each with its line and reason, as a spreadsheet. */
    void writeSkipped(long id, OutputStream to);

    /**
     * What somebody brings.
     *
     * @param connector id of the system it comes from
     * @param name of the file
     * @param asOf when its data were true
     * @param complete whether it lists all open dossiers of the system, so that those missing are closed
     */
    record Brought(String connector, ImportEntry.Way way, String name, Instant asOf, boolean complete, String who) {}

    /**
     * How a person reads a table.
     *
     * @param sheet null for the first one with a header
     * @param headerRow number of the header's row; null where it is found
     * @param columns letter of a column to the key of its field; null to guess
     * @param words by field, what the system's own words mean
     */
    record Matching(
            String connector,
            Instant asOf,
            boolean complete,
            @Nullable String sheet,
            @Nullable Integer headerRow,
            @Nullable Map<String, String> columns,
            Map<String, Map<String, String>> words) {}

    /** A line of a file and what there is to say of it; line 0 where there is none. */
    record Note(int line, @Nullable String code, String reason) {}

    /** What notes are about. */
    enum NoteKind {
        /** A row that was not taken. */
        SKIPPED,
        /** A dossier that taking back left alone. */
        LEFT
    }
}
