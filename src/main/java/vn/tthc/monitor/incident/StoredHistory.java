package vn.tthc.monitor.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;

/** The history of sources out of the database. */
@Component
class StoredHistory implements SourceHistory {
    private final SpanStore spans;
    private final IncidentStore incidents;
    private final Deadlines deadlines;
    private final Clock clock;

    StoredHistory(SpanStore spans, IncidentStore incidents, Deadlines deadlines, Clock clock) {
        this.spans = spans;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public List<StateSpan> spans(Instant from, Instant to) {
        return spans.between(from, to);
    }

    @Override
    public Map<String, List<Uptime>> uptimes() {
        var now = clock.instant();
        var bySource = spans.between(now.minus(WINDOWS.getLast()), now).stream()
                .collect(Collectors.groupingBy(StateSpan::source, LinkedHashMap::new, Collectors.toList()));
        var away = spans.windows(now.minus(WINDOWS.getLast()), now);
        var found = new LinkedHashMap<String, List<Uptime>>();
        bySource.forEach((source, own) -> {
            var expected = away.stream()
                    .filter(window -> window.concerns(source))
                    .map(SpanStore.Window::occurrence)
                    .toList();
            found.put(
                    source,
                    WINDOWS.stream()
                            .map(window -> Uptime.of(own, expected, now.minus(window), now))
                            .toList());
        });
        return found;
    }

    @Override
    public List<Total> totals(Period period, int periods) {
        var calendar = deadlines.calendar();
        var now = clock.instant();
        var current = IncidentTotals.begin(period, now.atZone(calendar.zone()).toLocalDate());
        var first = IncidentTotals.later(period, current, 1 - periods);
        var touched = incidents.since(first.atStartOfDay(calendar.zone()).toInstant());
        var stretches = spans.stretches(touched.stream().map(Incident::number).toList(), now);
        var courses = touched.stream()
                .map(incident ->
                        new IncidentTotals.Course(incident, stretches.getOrDefault(incident.number(), List.of())))
                .toList();
        var found = new ArrayList<Total>();
        for (var back = 0; back < periods; back++) {
            var from = IncidentTotals.later(period, current, -back);
            found.addAll(IncidentTotals.of(courses, from, IncidentTotals.later(period, from, 1), calendar));
        }
        return found;
    }
}
