package vn.tthc.monitor.connector;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger of imports.
 *
 * @param broughtBy account of a person, or the sender of a mail; empty for a file that lay somewhere
 * @param asOf when its data were true
 * @param complete whether it lists all open dossiers of its system
 * @param sentence why it was refused, or what else there is to say
 * @param end what came of it; null before it was imported
 * @param fileKept whether the file itself is still there
 */
public record ImportEntry(
        long id,
        String connector,
        State state,
        Way way,
        FileFacts file,
        String broughtBy,
        Instant receivedAt,
        Instant asOf,
        boolean complete,
        @Nullable String sentence,
        Counts counts,
        @Nullable End end,
        @Nullable Undo undo,
        boolean fileKept) {

    /** The file, by its content and by its name. */
    public record FileFacts(String name, long size, String sha256) {}

    /**
     * Rows and dossiers.
     *
     * @param older of the unchanged ones, those for which something newer was known
     * @param skipped rows that were not taken
     * @param closed dossiers that were closed because a complete list did not name them
     */
    public record Counts(int rows, int added, int changed, int unchanged, int older, int skipped, int closed) {
        /** Nothing read yet. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
    }

    /** Who imported it and when; empty name for what arrived by itself. */
    public record End(Instant at, String by) {}

    /** Who took it back, when, and what came of that. */
    public record Undo(Instant at, String by, String result) {}

    /** Where an import stands. */
    public enum State {
        /** Brought by a person, not yet looked at. */
        BROUGHT,
        /** Tried without storing. */
        PREVIEWED,
        /** Arrived by itself, to be read in the next round. */
        ARRIVED,
        /** Being stored. */
        IMPORTING,
        IMPORTED,
        /** Taken back. */
        UNDONE,
        /** Not read; its sentence says why. */
        REFUSED,
        /** Its content had been imported before. */
        REPEATED;

        private static final Set<State> OPEN = Set.of(BROUGHT, PREVIEWED, REFUSED);

        /** Whether a person may match, try and import it. */
        public boolean open() {
            return OPEN.contains(this);
        }
    }

    /** How it came. */
    public enum Way {
        FOLDER,
        MAIL,
        SFTP,
        PAGE,
        PASTE,
        API
    }
}
