package vn.tthc.monitor.incident;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.Incident.Severity;
import vn.tthc.monitor.incident.IncidentEvent.Kind;
import vn.tthc.monitor.incident.IncidentEvent.Via;
import vn.tthc.monitor.incident.Incidents.Deed;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;
import vn.tthc.monitor.platform.Audit;

/**
 * Puts incidents with one cause together and takes them apart. There is one level only: what stood under a member stands
 * under the cause afterwards. Runs in the caller's transaction, and locks in the order of the numbers.
 */
@Component
class IncidentMergers {
    private final IncidentStore store;
    private final TimelineStore timeline;
    private final IncidentNews news;
    private final Audit audit;
    private final Clock clock;

    IncidentMergers(IncidentStore store, TimelineStore timeline, IncidentNews news, Audit audit, Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    Deed merge(long number, Set<Long> members, String who, Via via) {
        var wanted = new TreeSet<>(members);
        var all = new TreeSet<>(members);
        all.add(number);
        var found = all.stream().flatMap(one -> store.lock(one).stream()).toList();
        if (found.size() < all.size() || wanted.isEmpty() || wanted.contains(number)) {
            return Deed.UNKNOWN;
        }
        var cause = found.stream()
                .filter(incident -> incident.number() == number)
                .findFirst()
                .orElseThrow();
        if (cause.course().mergedInto() != null) {
            return Deed.OVER;
        }
        var worst = worst(cause);
        var added = found.stream()
                .filter(incident -> incident.number() != number)
                .filter(incident ->
                        !Long.valueOf(number).equals(incident.course().mergedInto()))
                .toList();
        if (added.isEmpty()) {
            return Deed.ALREADY;
        }
        for (var member : added) {
            put(member, number, who, via);
        }
        if (cause.open() && worst == Severity.WARNING && anyCritical(added)) {
            // Whoever took a warning in hand did not take an outage in hand.
            store.unacknowledge(number);
        }
        tell(cause, added, who, via);
        return Deed.DONE;
    }

    /** It is as bad as the worst that stands under it. */
    private Severity worst(Incident cause) {
        return cause.kind().severity() == Severity.CRITICAL || anyCritical(store.members(cause.number()))
                ? Severity.CRITICAL
                : Severity.WARNING;
    }

    private static boolean anyCritical(List<Incident> incidents) {
        return incidents.stream()
                .filter(Incident::open)
                .anyMatch(incident -> incident.kind().severity() == Severity.CRITICAL);
    }

    private void put(Incident member, long number, String who, Via via) {
        var now = clock.instant();
        for (var below : store.members(member.number())) {
            store.mergeInto(below.number(), number);
            timeline.add(below.number(), new IncidentEvent(now, Kind.MERGED, who, via, null, number));
        }
        store.mergeInto(member.number(), number);
        timeline.add(member.number(), new IncidentEvent(now, Kind.MERGED, who, via, null, number));
        audit.record(who, "merge_incident", "incident " + member.number(), "into " + number);
    }

    private void tell(Incident cause, List<Incident> added, String who, Via via) {
        var events = new ArrayList<IncidentEvent>();
        for (var member : added) {
            events.add(new IncidentEvent(clock.instant(), Kind.JOINED, who, via, member.title(), member.number()));
        }
        events.forEach(event -> timeline.add(cause.number(), event));
        var going =
                store.members(cause.number()).stream().filter(Incident::open).toList();
        var quiet = store.quiet(cause.source()).contains(cause.number());
        if (cause.open() && !quiet && added.stream().anyMatch(Incident::open)) {
            news.pass(store.find(cause.number()).orElseThrow().withMessage(message(cause, going)), Change.MEMBERS);
        }
    }

    private static String message(Incident cause, List<Incident> members) {
        var names = members.stream()
                .map(member -> "#" + member.number() + " " + member.title())
                .collect(Collectors.joining("; "));
        var own = cause.message() == null ? cause.title() : cause.message();
        return own + "; cùng nguyên nhân: " + names;
    }

    Deed separate(long number, String who, Via via) {
        var member = store.lock(number).orElse(null);
        if (member == null) {
            return Deed.UNKNOWN;
        }
        var cause = member.course().mergedInto();
        if (cause == null) {
            return Deed.ALREADY;
        }
        var now = clock.instant();
        store.mergeInto(number, null);
        timeline.add(number, new IncidentEvent(now, Kind.SEPARATED, who, via, null, cause));
        timeline.add(cause, new IncidentEvent(now, Kind.SEPARATED, who, via, member.title(), number));
        audit.record(who, "separate_incident", "incident " + number, "from " + cause);
        return Deed.DONE;
    }
}
