package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ImportEntry;

/**
 * One line of the ledger of imports as text.
 *
 * @param undoable whether the button for taking back is shown
 */
record ImportLine(
        ImportEntry entry,
        String system,
        String way,
        String state,
        String tone,
        String received,
        String asOf,
        String size,
        String who,
        @Nullable String end,
        boolean undoable) {
    /** Whether anything was read of it. */
    public boolean counted() {
        return entry.counts().rows() > 0;
    }
}
