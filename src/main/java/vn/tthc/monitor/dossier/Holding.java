package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a dossier's way: who held it for how long in working time.
 *
 * @param holder null where nobody says, and for what lies ahead or behind the due time
 * @param step the whole step this stretch is the last of, where a time is permitted for it; else null
 */
public record Holding(
        Kind kind,
        @Nullable Holder holder,
        Instant from,
        Instant to,
        Duration workingTime,
        @Nullable Step step) {
    /** What the stretch is. */
    public enum Kind {
        /** Before we first read it, where the source does not tell of its steps. */
        UNSEEN,
        /** In somebody's hands. */
        HELD,
        /** Waiting for papers or a payment. */
        PAUSED,
        /** Ahead, until it is due. */
        LEFT,
        /** Behind, since it was due. These hours are in the stretches before too. */
        OVER
    }

    /** Whose hands: an agency by code or name, and the department in it, or the officer where no department is known. */
    public record Holder(@Nullable String agency, @Nullable String office) {
        /** The narrower of the two. */
        public @Nullable String name() {
            return office == null ? agency : office;
        }
    }

    /**
     * One step with all its stretches, pauses left out.
     *
     * @param exceeded whether it surely took longer than is permitted, however late we saw it end
     */
    public record Step(Duration workingTime, Duration permitted, boolean exceeded) {}

    /** Whether it lies between the reception and the end: these add up to the whole time. */
    public boolean past() {
        return kind != Kind.LEFT && kind != Kind.OVER;
    }
}
