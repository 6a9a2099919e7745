package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.Holding.Holder;

/**
 * In whose hands a dossier was, one after the other.
 *
 * @param told whether the source itself tells of the changes; else we saw them ourselves from one answer to the next
 */
record Trail(boolean told, List<Stay> stays) {
    Trail {
        stays = List.copyOf(stays);
    }

    /**
     * From when on somebody held it.
     *
     * @param notBefore when it was surely still in other hands; null where nobody knows
     * @param until until when this step may take; null where the source does not say
     * @param permitted how much working time this step may take by our own rules; null where they say nothing
     * @param seen false for the time before we first read it
     */
    record Stay(
            @Nullable Holder holder,
            Instant from,
            @Nullable Instant notBefore,
            @Nullable Instant until,
            @Nullable Duration permitted,
            boolean seen) {

        /** One whose begin is exact. */
        static Stay of(@Nullable Holder holder, Instant from) {
            return new Stay(holder, from, from, null, null, true);
        }

        /** In nobody knows whose hands. */
        static Stay unknown(Instant from) {
            return of(null, from);
        }

        Stay beginning(Instant later) {
            var sure = notBefore == null || notBefore.isBefore(from) ? notBefore : later;
            return new Stay(holder, later, sure, until, permitted, seen);
        }

        Stay permitted(Duration most) {
            return new Stay(holder, from, notBefore, until, most, seen);
        }
    }

    /**
     * With the times permitted for the steps in their order. Where the first ones were not seen nobody knows which step is
     * which, and none is judged.
     */
    Trail permitted(List<Duration> times) {
        if (stays.isEmpty() || !stays.getFirst().seen()) {
            return this;
        }
        var judged = new ArrayList<Stay>(stays.size());
        for (var stay : stays) {
            var number = judged.size();
            judged.add(number < times.size() ? stay.permitted(times.get(number)) : stay);
        }
        return new Trail(told, judged);
    }
}
