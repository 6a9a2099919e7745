package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.tthc.monitor.incident.MaintenanceWindow;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;
import vn.tthc.monitor.incident.MaintenanceWindows;
import vn.tthc.monitor.incident.WindowRefused;

/** Windows in memory: one going on, one that comes every week; what has no reason is refused. */
class TestingWindows implements MaintenanceWindows {
    private final Clock clock;
    final List<MaintenanceWindow> windows = new ArrayList<>();

    TestingWindows(Clock clock) {
        this.clock = clock;
        reset();
    }

    void reset() {
        windows.clear();
        var now = clock.instant();
        windows.add(window(
                1, new Draft(null, "Nâng cấp đường truyền", null, now, now.plusSeconds(3600), Repeat.ONCE, null)));
        var night = Instant.parse("2026-11-20T15:00:00Z");
        windows.add(window(
                2,
                new Draft(
                        "mot-cua",
                        "Nâng cấp phiên bản",
                        "112/TB-TTPVHCC",
                        night,
                        night.plus(Duration.ofHours(8)),
                        Repeat.WEEKLY,
                        LocalDate.of(2026, 12, 31))));
    }

    private MaintenanceWindow window(long id, Draft draft) {
        return new MaintenanceWindow(
                id,
                draft.source(),
                draft.reason(),
                draft.document(),
                draft.from(),
                draft.to(),
                draft.repeat(),
                draft.until(),
                "minh",
                clock.instant(),
                null);
    }

    @Override
    public long add(Draft draft, String author) {
        if (draft.reason().isEmpty()) {
            throw new WindowRefused("Lý do còn trống.");
        }
        windows.add(window(windows.size() + 1L, draft));
        return windows.size();
    }

    @Override
    public void end(long id, String author) {
        if (!windows.removeIf(window -> window.id() == id)) {
            throw new WindowRefused("Không có đợt bảo trì số " + id + " nào chưa kết thúc.");
        }
    }

    @Override
    public List<Planned> planned() {
        return windows.stream()
                .map(window -> {
                    var occurrence = new Occurrence(window.from(), window.to());
                    return new Planned(window, occurrence, occurrence.contains(clock.instant()));
                })
                .toList();
    }

    @Override
    public List<Current> current(Instant now) {
        return planned().stream()
                .filter(planned -> planned.running() && planned.window().source() != null)
                .map(planned -> new Current(planned.window(), planned.next()))
                .toList();
    }
}
