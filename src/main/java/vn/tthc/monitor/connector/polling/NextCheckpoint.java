package vn.tthc.monitor.connector.polling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.RunReport.RunKind;

/** Where a connector goes on after a run, or after a piece of one. */
final class NextCheckpoint {
    private NextCheckpoint() {}

    /** The checkpoint after a complete run; null where it stays as it is. */
    static @Nullable String after(RunReading.Plan plan, @Nullable Instant mark) {
        if (!moves(plan)) {
            return null;
        }
        var before = plan.checkpoint();
        var complete = plan.kind() == RunKind.FULL || before.fullAt() == null;
        var after = new Checkpoint(settled(plan, mark), complete ? plan.startedAt() : before.fullAt(), before.basis());
        return after.equals(before) ? null : after.json();
    }

    private static boolean moves(RunReading.Plan plan) {
        return plan.kind() == RunKind.INCREMENTAL || plan.kind() == RunKind.FULL;
    }

    /** What is younger than the source takes to settle may not be all there is of its time. */
    private static @Nullable Instant settled(RunReading.Plan plan, @Nullable Instant mark) {
        var window = plan.window();
        if (mark == null || window == null) {
            return mark;
        }
        var before = plan.checkpoint().mark();
        var most = plan.startedAt().minus(window.settle());
        var latest = before != null && before.isAfter(most) ? before : most;
        return mark.isAfter(latest) ? latest : mark;
    }

    /** The checkpoint after a piece of a window; null where the next run could not go on from there any better. */
    static @Nullable String afterPiece(RunReading.Plan plan, @Nullable Instant until) {
        var before = plan.checkpoint();
        var mark = before.mark();
        if (until == null || !moves(plan) || (mark != null && !until.isAfter(mark))) {
            return null;
        }
        return new Checkpoint(until, before.fullAt(), before.basis()).json();
    }
}
