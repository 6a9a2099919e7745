package vn.tthc.monitor.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an incident's history.
 *
 * @param who the person behind it, null where it happened by itself
 * @param text the title it then had, the note, or the cause
 * @param other the other incident, where two were put together or taken apart
 */
public record IncidentEvent(
        Instant at,
        Kind kind,
        @Nullable String who,
        @Nullable Via via,
        @Nullable String text,
        @Nullable Long other) {

    /** What happened. */
    public enum Kind {
        OPENED,
        CHANGED,
        /** It began to come and go. */
        UNSTABLE,
        ACKNOWLEDGED,
        NOTE,
        /** A person said what was to blame. */
        CAUSE,
        REOPENED,
        /** Another incident was put under this one. */
        JOINED,
        /** This one was put under another. */
        MERGED,
        /** Taken apart again. */
        SEPARATED,
        /** A notice or window began, in which nobody is called for it. */
        SUSPENDED,
        RESUMED,
        CLOSED,
        UNWATCHED
    }

    /** Where a person did it. */
    public enum Via {
        PAGE,
        LINK,
        CHAT,
        API
    }
}
