package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Pause;

/**
 * What a record's clock depends on beside the source's last word.
 *
 * @param pauses ended pauses that we saw by changes of the status
 * @param pausedSince begin of the present pause; null while the clock runs
 * @param dueBefore the due time the source gave before this word, null where it gave none
 * @param extended whether the source had put off its due time already
 */
record ClockMemory(
        List<Pause> pauses,
        @Nullable Instant pausedSince,
        @Nullable Instant dueBefore,
        boolean extended) {

    ClockMemory {
        pauses = List.copyOf(pauses);
    }

    /** Of a record that nothing is known of but its present pause. */
    static ClockMemory fresh(@Nullable Instant pausedSince) {
        return new ClockMemory(List.of(), pausedSince, null, false);
    }

    /** As the database remembers it, for when the record is looked at again without a new word. */
    static ClockMemory of(StoredRecord record) {
        return new ClockMemory(
                record.pauses(),
                record.pausedSince(),
                record.dossier().times().dueAt(),
                record.dueOrigin() == DueOrigin.EXTENDED);
    }

    /** As it is with a new word: a pause that this word ends is remembered. */
    static ClockMemory after(@Nullable StoredRecord before, @Nullable Instant pausedSince, Instant at) {
        if (before == null) {
            return fresh(pausedSince);
        }
        var memory = of(before);
        var began = before.pausedSince();
        if (began == null || pausedSince != null || !at.isAfter(began)) {
            return new ClockMemory(memory.pauses, pausedSince, memory.dueBefore, memory.extended);
        }
        var all = new ArrayList<>(memory.pauses);
        all.add(new Pause(began, at));
        return new ClockMemory(all, null, memory.dueBefore, memory.extended);
    }
}
