package vn.tthc.monitor.connector.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One slot for each connector, held by its run, or for a moment by whoever changes its route. */
final class RunSlots {
    /** A run this old whose end never came was lost with its route. */
    private static final Duration LOST_AFTER = Duration.ofHours(1);

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    /** A slot that is held. */
    static final class Slot {
        private final Instant since;
        private volatile @Nullable PrefetchingRun run;

        private Slot(Instant since) {
            this.since = since;
        }

        void fill(PrefetchingRun begun) {
            run = begun;
        }
    }

    /** The connector's slot, unless somebody holds it. */
    @Nullable Slot take(String connector, Instant now) {
        var mine = new Slot(now);
        var holder = slots.compute(
                connector,
                (_, held) -> held == null || held.since.plus(LOST_AFTER).isBefore(now) ? mine : held);
        return holder == mine ? mine : null;
    }

    /** Gives a slot back; one that was taken over meanwhile stays with its new holder. */
    void free(String connector, Slot slot) {
        slots.computeIfPresent(connector, (_, held) -> held == slot ? null : held);
    }

    /** Gives back the slot of a run that has ended. */
    void free(PrefetchingRun run) {
        slots.computeIfPresent(run.connector(), (_, held) -> held.run == run ? null : held);
    }

    /** Does something while the connector runs nothing and begins nothing; not at all where it is busy. */
    void whileIdle(String connector, Instant now, Runnable action) {
        var slot = take(connector, now);
        if (slot == null) {
            return;
        }
        try {
            action.run();
        } finally {
            free(connector, slot);
        }
    }
}
