package vn.tthc.monitor.demo.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of an invented dossier: from this instant on it is in this state.
 *
 * @param status the national number, 1 to 10
 * @param text the system's own wording where it differs from the national list
 */
public record DemoStep(
        Instant at,
        int status,
        String department,
        String officer,
        @Nullable String text) {

    /** Whether staff still have something to do or to wait for. */
    public boolean open() {
        return status == 1 || status == 2 || status == 4 || paused();
    }

    /** Whether the clock stands still. */
    public boolean paused() {
        return status == 5 || status == 6 || status == 8;
    }
}
