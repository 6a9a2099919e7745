package vn.tthc.monitor.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.tthc.monitor.deadline.Pause;
import vn.tthc.monitor.deadline.WorkingCalendar;

/** How much of a term outages took, in the working time in which its clock ran. */
final class LostTime {
    private final WorkingCalendar calendar;
    private final Instant from;
    private final Instant due;
    private final List<Span> running;

    LostTime(WorkingCalendar calendar, Instant from, Instant due, List<Pause> pauses) {
        this.calendar = calendar;
        this.from = from;
        this.due = due;
        this.running = running(pauses);
    }

    /** Half-open. */
    record Span(Instant from, Instant to) {
        boolean empty() {
            return !from.isBefore(to);
        }

        Span within(Span other) {
            return new Span(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
        }
    }

    /** Working minutes of the term without its pauses. */
    long termMinutes() {
        return minutes(running);
    }

    /** The part of an outage that lies in the term; empty where none does. */
    Span clipped(Outage outage) {
        return new Span(outage.from(), outage.knownUntil()).within(new Span(from, due));
    }

    /** Whether it was going on when the dossier came due. */
    boolean atDue(Outage outage) {
        return !outage.from().isAfter(due) && !outage.knownUntil().isBefore(due);
    }

    /** Working minutes in which the clock ran and any of these outages was going on. */
    long minutes(Iterable<Outage> outages) {
        var lost = new ArrayList<Span>();
        for (var outage : outages) {
            var clipped = clipped(outage);
            running.stream().map(clipped::within).filter(span -> !span.empty()).forEach(lost::add);
        }
        return minutes(joined(lost));
    }

    private long minutes(List<Span> spans) {
        return spans.stream()
                .mapToLong(span -> calendar.between(span.from(), span.to()).toMinutes())
                .sum();
    }

    private List<Span> running(List<Pause> pauses) {
        var term = new Span(from, due);
        var standing = joined(pauses.stream()
                .map(pause -> new Span(pause.from(), pause.to() == null ? due : pause.to()).within(term))
                .filter(span -> !span.empty())
                .toList());
        var spans = new ArrayList<Span>();
        var at = from;
        for (var pause : standing) {
            spans.add(new Span(at, pause.from()));
            at = pause.to();
        }
        spans.add(new Span(at, due));
        return spans.stream().filter(span -> !span.empty()).toList();
    }

    /** The same without overlaps, in order. */
    private static List<Span> joined(List<Span> spans) {
        var joined = new ArrayList<Span>();
        for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.to().isBefore(span.from())) {
                joined.add(span);
            } else if (last.to().isBefore(span.to())) {
                joined.set(joined.size() - 1, new Span(last.from(), span.to()));
            }
        }
        return joined;
    }
}
