package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Pause;
import vn.tthc.monitor.deadline.WorkingCalendar;
import vn.tthc.monitor.dossier.Holding.Kind;
import vn.tthc.monitor.dossier.Holding.Step;
import vn.tthc.monitor.dossier.Trail.Stay;

/**
 * Lays out who held a dossier from its reception to its end or to now. The stretches follow each other without a gap, so that
 * their working times add up to the working time between the two.
 */
final class HoldingTimes {
    private final WorkingCalendar calendar;

    HoldingTimes(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * When a way begins and ends.
     *
     * @param open whether it goes on; then what is left or over is told after it
     */
    record Span(Instant from, Instant to, boolean open) {}

    /** Empty outside the years of the calendar. */
    List<Holding> of(Trail trail, List<Pause> pauses, @Nullable Instant dueAt, Span span) {
        if (!span.from().isBefore(span.to()) || !calendar.covers(span.from())) {
            return List.of();
        }
        var ordered = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
        var holdings = new ArrayList<Holding>();
        var stays = within(trail.stays(), span);
        for (var number = 0; number < stays.size(); number++) {
            var next = number + 1 < stays.size() ? stays.get(number + 1) : null;
            stay(stays.get(number), next, span.to(), ordered, holdings);
        }
        if (span.open() && dueAt != null && calendar.covers(dueAt)) {
            ahead(ordered, dueAt, span.to(), holdings);
        }
        return holdings;
    }

    /** The longest working time by which a change of hands may have been seen too late; null where that is not known. */
    @Nullable Duration deviation(Trail trail, Span span) {
        var most = Duration.ZERO;
        for (var stay : within(trail.stays(), span)) {
            var late = late(stay);
            if (late == null) {
                return null;
            }
            most = late.compareTo(most) > 0 ? late : most;
        }
        return most;
    }

    /** In order of time, those of the span; who held it when the span began is the last who got it before. */
    private static List<Stay> within(List<Stay> stays, Span span) {
        var found = new ArrayList<Stay>();
        for (var stay : stays.stream().sorted(Comparator.comparing(Stay::from)).toList()) {
            if (stay.from().isAfter(span.from())) {
                if (stay.from().isBefore(span.to())) {
                    found.add(stay);
                }
            } else {
                found.clear();
                found.add(stay.beginning(span.from()));
            }
        }
        if (found.isEmpty() || found.getFirst().from().isAfter(span.from())) {
            found.addFirst(Stay.unknown(span.from()));
        }
        return found;
    }

    private void stay(Stay stay, @Nullable Stay next, Instant end, List<Pause> pauses, List<Holding> holdings) {
        var parts = new ArrayList<Holding>();
        var to = next == null ? end : next.from();
        var kind = stay.seen() ? Kind.HELD : Kind.UNSEEN;
        var at = stay.from();
        for (var pause : pauses) {
            var begins = later(pause.from(), at);
            var ends = pause.to() == null || pause.to().isAfter(to) ? to : pause.to();
            if (begins.isBefore(ends)) {
                add(kind, stay, at, begins, parts);
                add(Kind.PAUSED, stay, begins, ends, parts);
                at = ends;
            }
        }
        add(kind, stay, at, to, parts);
        judge(stay, next == null ? Duration.ZERO : late(next), parts);
        holdings.addAll(parts);
    }

    /** Marks the last stretch in somebody's hands with what the whole step took and may take. */
    private void judge(Stay stay, @Nullable Duration lateEnd, List<Holding> parts) {
        var last = parts.reversed().stream()
                .filter(part -> part.kind() == Kind.HELD)
                .findFirst()
                .orElse(null);
        var permitted = permitted(stay);
        if (last == null || permitted == null) {
            return;
        }
        var took = parts.stream()
                .filter(part -> part.kind() == Kind.HELD)
                .map(Holding::workingTime)
                .reduce(Duration.ZERO, Duration::plus);
        var exceeded = lateEnd != null && took.minus(lateEnd).compareTo(permitted) > 0;
        parts.set(
                parts.indexOf(last),
                new Holding(
                        last.kind(),
                        last.holder(),
                        last.from(),
                        last.to(),
                        last.workingTime(),
                        new Step(took, permitted, exceeded)));
    }

    private @Nullable Duration permitted(Stay stay) {
        var until = stay.until();
        if (until == null) {
            return stay.permitted();
        }
        return until.isBefore(stay.from()) || !calendar.covers(until)
                ? Duration.ZERO
                : calendar.between(stay.from(), until);
    }

    /** An open pause stops what is left where it began. */
    private void ahead(List<Pause> pauses, Instant dueAt, Instant now, List<Holding> holdings) {
        var stands = pauses.stream()
                .filter(pause -> pause.to() == null && pause.from().isBefore(now))
                .map(Pause::from)
                .findFirst()
                .orElse(now);
        if (stands.isBefore(dueAt)) {
            add(Kind.LEFT, null, stands, dueAt, holdings);
        } else {
            add(Kind.OVER, null, dueAt, stands, holdings);
        }
    }

    private @Nullable Duration late(Stay stay) {
        var sureAt = stay.notBefore();
        if (sureAt == null) {
            return null;
        }
        return sureAt.isBefore(stay.from()) && calendar.covers(sureAt)
                ? calendar.between(sureAt, stay.from())
                : Duration.ZERO;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private void add(Kind kind, @Nullable Stay stay, Instant from, Instant to, List<Holding> holdings) {
        if (from.isBefore(to)) {
            var holder = stay == null || kind == Kind.UNSEEN ? null : stay.holder();
            holdings.add(new Holding(kind, holder, from, to, calendar.between(from, to), null));
        }
    }
}
