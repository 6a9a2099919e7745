package vn.tthc.monitor.connector.polling;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.reading.WindowBounds;

/**
 * Where a connector goes on. It moves only with the last page of a run, for a source may list in any order: after a kill
 * between two pages the same window is read again, and unchanged records cost next to nothing.
 *
 * @param mark newest time stored, of the field that the source's window filters by
 * @param fullAt start of the last complete full read
 * @param basis what the mark is a time of, in words; null where the file knows no window, or an older program wrote it
 */
public record Checkpoint(
        @Nullable Instant mark,
        @Nullable Instant fullAt,
        @Nullable String basis) {
    /** Nothing read yet. */
    public static final Checkpoint NONE = new Checkpoint(null, null, null);

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Whether the mark lies in the future, where nothing can have changed yet. */
    boolean ahead(Instant now) {
        return mark != null && WindowBounds.ahead(mark, now);
    }

    /** Reads what {@link #json()} wrote; anything else is as good as none, and costs one full read. */
    static Checkpoint parse(@Nullable String json) {
        if (json == null) {
            return NONE;
        }
        try {
            var tree = MAPPER.readTree(json);
            return new Checkpoint(
                    instant(tree.path("mark").asString("")),
                    instant(tree.path("fullAt").asString("")),
                    tree.path("basis").asString(null));
        } catch (JacksonException | DateTimeException _) {
            return NONE;
        }
    }

    String json() {
        var tree = MAPPER.createObjectNode();
        if (mark != null) {
            tree.put("mark", mark.toString());
        }
        if (fullAt != null) {
            tree.put("fullAt", fullAt.toString());
        }
        if (basis != null) {
            tree.put("basis", basis);
        }
        return tree.toString();
    }

    /** The checkpoint for reading on a basis. Made on another one it is as good as none: times of two kinds do not compare. */
    Checkpoint on(@Nullable String wanted) {
        return basis == null || basis.equals(wanted)
                ? new Checkpoint(mark, fullAt, wanted)
                : new Checkpoint(null, null, wanted);
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
