package vn.tthc.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.tthc.monitor.incident.SourceHistory;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.StateSpan;
import vn.tthc.monitor.incident.Uptime;

/** Two periods, and two systems of which one is not known for long. */
class TestingHistory implements SourceHistory {
    @Override
    public List<StateSpan> spans(Instant from, Instant to) {
        var middle = from.plus(Duration.between(from, to).dividedBy(2));
        var later = middle.plus(Duration.ofHours(1));
        return List.of(
                new StateSpan("bo-xay-dung", SourceState.UP, from.minusSeconds(60), middle),
                new StateSpan("bo-xay-dung", SourceState.DOWN, middle, later),
                new StateSpan("bo-xay-dung", SourceState.UP, later, null));
    }

    @Override
    public Map<String, List<Uptime>> uptimes() {
        return Map.of(
                "bo-xay-dung",
                WINDOWS.stream().map(TestingHistory::day).toList(),
                "bo-tu-phap",
                WINDOWS.stream()
                        .map(window -> new Uptime(Duration.ZERO, Duration.ZERO, window))
                        .toList());
    }

    /** Of that long, a day is known. */
    private static Uptime day(Duration window) {
        return new Uptime(Duration.ofHours(20), Duration.ofHours(1), window);
    }

    @Override
    public List<Total> totals(Period period, int periods) {
        var from = LocalDate.of(2026, 11, 16);
        var before = from.minusDays(7);
        return List.of(total(from, "bo-xay-dung", "Bộ Xây dựng", 3), total(before, "mot-cua", "=Một cửa thành phố", 1));
    }

    private static Total total(LocalDate from, String source, String name, long incidents) {
        return new Total(
                from, from.plusDays(7), source, name, incidents, Duration.ofMinutes(1284), Duration.ofMinutes(35), 7);
    }
}
