package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Pause;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.dossier.Holding.Kind;
import vn.tthc.monitor.dossier.SourceDossier.Transfer;

/** Lays out who held a dossier from its reception to its end or to now, by the hand-overs its source tells of. */
final class HoldingTimes {
    private final WorkingCalendar calendar;

    HoldingTimes(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Empty where the reception is not known. */
    List<Holding> of(SourceDossier dossier, List<Pause> pauses, @Nullable Instant dueAt, Instant now) {
        var received = dossier.times().receivedAt();
        var end = end(dossier, now);
        if (received == null || !received.isBefore(end) || !calendar.covers(received)) {
            return List.of();
        }
        var holdings = new ArrayList<Holding>();
        var at = received;
        var holder = first(dossier);
        for (var transfer : moves(dossier)) {
            var moved = Objects.requireNonNull(transfer.at());
            if (moved.isAfter(at) && moved.isBefore(end)) {
                held(holder, at, moved, pauses, holdings);
                at = moved;
            }
            holder = transfer.to();
        }
        held(holder, at, end, pauses, holdings);
        if (dossier.status().value().open() && dueAt != null && calendar.covers(dueAt)) {
            if (now.isBefore(dueAt)) {
                add(Kind.LEFT, null, now, dueAt, holdings);
            } else {
                add(Kind.OVER, null, dueAt, now, holdings);
            }
        }
        return holdings;
    }

    private static Instant end(SourceDossier dossier, Instant now) {
        var times = dossier.times();
        var finished = times.finishedAt() == null ? times.returnedAt() : times.finishedAt();
        var ended = finished == null ? times.withdrawnAt() : finished;
        return dossier.status().value().open() || ended == null || ended.isAfter(now) ? now : ended;
    }

    private static List<Transfer> moves(SourceDossier dossier) {
        return dossier.transfers().stream()
                .filter(transfer -> transfer.at() != null)
                .sorted(Comparator.comparing(Transfer::at))
                .toList();
    }

    private static @Nullable String first(SourceDossier dossier) {
        var moves = moves(dossier);
        if (moves.isEmpty()) {
            var department = dossier.handling().department();
            return department == null ? RecordTerms.agency(dossier) : department;
        }
        var from = moves.getFirst().from();
        return from == null ? dossier.handling().receivingAgency() : from;
    }

    /** One stretch, with the pauses in it as stretches of their own. */
    private void held(@Nullable String holder, Instant from, Instant to, List<Pause> pauses, List<Holding> holdings) {
        var at = from;
        for (var pause :
                pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
            var begins = pause.from().isBefore(at) ? at : pause.from();
            var ends = pause.to() == null || pause.to().isAfter(to) ? to : pause.to();
            if (begins.isBefore(ends)) {
                add(Kind.HELD, holder, at, begins, holdings);
                add(Kind.PAUSED, holder, begins, ends, holdings);
                at = ends;
            }
        }
        add(Kind.HELD, holder, at, to, holdings);
    }

    private void add(Kind kind, @Nullable String holder, Instant from, Instant to, List<Holding> holdings) {
        if (from.isBefore(to)) {
            holdings.add(new Holding(kind, holder, from, to, calendar.between(from, to)));
        }
    }
}
