package vn.tthc.monitor.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.tthc.monitor.incident.MaintenanceWindow.Occurrence;
import vn.tthc.monitor.incident.MaintenanceWindow.Repeat;

/** Windows that come once, put in by a test. */
final class TestingWindows implements MaintenanceWindows {
    private final List<MaintenanceWindow> windows = new ArrayList<>();

    void put(String source, Instant from, Instant to) {
        add(new Draft(source, "Nâng cấp", null, from, to, Repeat.ONCE, null), "kythuat");
    }

    @Override
    public long add(Draft draft, String author) {
        windows.add(new MaintenanceWindow(
                windows.size() + 1L,
                draft.source(),
                draft.reason(),
                draft.document(),
                draft.from(),
                draft.to(),
                draft.repeat(),
                draft.until(),
                author,
                draft.from(),
                null));
        return windows.size();
    }

    @Override
    public void end(long id, String author) {
        throw new UnsupportedOperationException(Long.toString(id));
    }

    @Override
    public List<Planned> planned() {
        return List.of();
    }

    @Override
    public List<Current> current(Instant now) {
        return windows.stream()
                .map(window -> new Current(window, new Occurrence(window.from(), window.to())))
                .filter(current -> current.occurrence().contains(now))
                .toList();
    }
}
