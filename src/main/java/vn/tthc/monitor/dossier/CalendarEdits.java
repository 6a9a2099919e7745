package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarDesk.DayState;
import vn.tthc.monitor.deadline.DayEdit;
import vn.tthc.monitor.dossier.CalendarWatch.Moves;

/** Days that people lay down beside the calendar's files: kept with who, when and why, taken back line by line. */
public interface CalendarEdits {
    /** The newest lines first, of one level and all below or of everybody. */
    List<Line> newest(int most);

    /** One line. */
    Optional<Line> find(long id);

    /** The newest line about a day of a level. */
    Optional<Line> latest(@Nullable String agency, LocalDate date);

    /** What storing an edit would move. */
    Moves moves(DayEdit edit);

    /** The edits that would be in force if a line were taken back. */
    List<DayEdit> afterUndo(Line line);

    /** What taking a line back would move. */
    Moves movesOfUndo(Line line);

    /**
     * Lays a day down; it holds from now on.
     *
     * @param seen id of the newest line about the day that its author has seen; 0 for none
     * @throws Changed where somebody else was faster
     */
    Line store(DayEdit edit, Deed deed, long seen);

    /**
     * Brings back what held before a line.
     *
     * @throws Changed where the line is not the newest about its day any more
     */
    Line undo(Line line, Deed deed);

    /** By whom and why. */
    record Deed(String by, String reason) {}

    /**
     * One change.
     *
     * @param edit what was laid down; null where the files speak again
     * @param replaces id of the line before about the same day and level; null for the first
     * @param undoes id of the line it takes back; null where it is no undo
     * @param before what held before, by files and edits together
     * @param moves what it moved
     * @param newest whether no later line is about the same day and level
     */
    record Line(
            long id,
            Instant at,
            Deed deed,
            @Nullable String agency,
            LocalDate date,
            @Nullable DayEdit edit,
            @Nullable Long replaces,
            @Nullable Long undoes,
            DayState before,
            DayState after,
            Moves moves,
            boolean newest) {}

    /** Somebody else has changed the same day meanwhile. */
    final class Changed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Line line;

        Changed(Line line) {
            super("the day " + line.date() + " was changed meanwhile");
            this.line = line;
        }

        /** What the other one did. */
        public Line line() {
            return line;
        }
    }
}
