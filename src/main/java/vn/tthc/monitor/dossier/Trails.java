package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.dossier.Holding.Holder;
import vn.tthc.monitor.dossier.SourceDossier.Transfer;
import vn.tthc.monitor.dossier.Trail.Stay;

/** Finds in whose hands a dossier was: by the hand-overs its source tells of, else by what changed between its answers. */
final class Trails {
    /** What was first read so soon after its reception has hardly been in other hands. */
    private static final Duration SOON = Duration.ofHours(1);

    private final WorkingCalendar calendar;

    Trails(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * What one answer changed, or the first one brought.
     *
     * @param lastReadAt when the value before was last read; null for the first answer, and where nobody kept it
     */
    record Seen(
            Instant at,
            @Nullable Instant lastReadAt,
            String what,
            @Nullable String before) {
        /** The line for a record's first answer. */
        static final String FIRST = "added";

        Seen notAfter(Instant later) {
            return at.isAfter(later) ? new Seen(later, lastReadAt, what, before) : this;
        }
    }

    Trail of(SourceDossier dossier, Instant received, List<Seen> changes) {
        var moves = dossier.transfers().stream()
                .filter(move -> move.at() != null)
                .sorted(Comparator.comparing(Transfer::at))
                .toList();
        return moves.isEmpty() ? observed(dossier, received, changes) : told(dossier, received, moves);
    }

    private static Trail told(SourceDossier dossier, Instant received, List<Transfer> moves) {
        var stays = new ArrayList<Stay>();
        var first = moves.getFirst().from();
        var agency = first == null ? dossier.handling().receivingAgency() : first;
        stays.add(Stay.of(new Holder(agency, null), received));
        for (var move : moves) {
            var holder = move.to() == null ? null : new Holder(move.to(), null);
            var at = Objects.requireNonNull(move.at());
            if (move.dueAt() != null || !Objects.equals(holder, stays.getLast().holder())) {
                stays.add(new Stay(holder, at, at, move.dueAt(), null, true));
            }
        }
        return new Trail(true, stays);
    }

    /**
     * Goes back from the present word, undoing one change after the other. A source's own time of a change may be later than
     * that of a change we read after it: then the later answer is believed.
     */
    private Trail observed(SourceDossier dossier, Instant received, List<Seen> newestFirst) {
        var state = State.of(dossier.handling());
        var stays = new ArrayList<Stay>();
        var known = received;
        var holder = state.holder();
        Seen latest = null;
        for (var seen : newestFirst) {
            var change = latest == null ? seen : seen.notAfter(latest.at());
            if (change.what().equals(Seen.FIRST)) {
                known = change.at();
                continue;
            }
            var before = state.before(change);
            if (before.equals(state)) {
                continue;
            }
            // Several values of one answer change at once: only all of them together tell who held it before.
            if (latest != null && change.at().isBefore(latest.at())) {
                holder = close(stays, holder, state.holder(), latest);
            }
            latest = change;
            state = before;
        }
        if (latest != null) {
            holder = close(stays, holder, state.holder(), latest);
        }
        begin(stays, holder, received, known);
        return new Trail(false, stays.reversed());
    }

    private static Holder close(List<Stay> stays, Holder holder, Holder before, Seen change) {
        if (!holder.equals(before)) {
            var sure = change.lastReadAt();
            stays.add(new Stay(holder, change.at(), sure, null, null, true));
        }
        return before;
    }

    /** Who had it when we first read it may have got it in between, unless that was soon, or no part of an agency is named. */
    private void begin(List<Stay> stays, Holder holder, Instant received, Instant known) {
        var late = known.isAfter(received) && calendar.between(received, known).compareTo(SOON) > 0;
        if (late && holder.office() != null) {
            stays.add(Stay.of(holder, known));
            stays.add(new Stay(null, received, received, null, null, false));
        } else {
            stays.add(Stay.of(holder, received));
        }
    }

    /** The fields of a record that say who has it. */
    private record State(
            @Nullable String receiving,
            @Nullable String handling,
            @Nullable String department,
            @Nullable String officer) {

        static State of(SourceDossier.Handling handling) {
            return new State(
                    handling.receivingAgency(), handling.handlingAgency(), handling.department(), handling.officer());
        }

        State before(Seen change) {
            return switch (change.what()) {
                case "receivingAgency" -> new State(change.before(), handling, department, officer);
                case "handlingAgency" -> new State(receiving, change.before(), department, officer);
                case "department" -> new State(receiving, handling, change.before(), officer);
                case "officer" -> new State(receiving, handling, department, change.before());
                default -> this;
            };
        }

        Holder holder() {
            return new Holder(handling == null ? receiving : handling, department == null ? officer : department);
        }
    }
}
