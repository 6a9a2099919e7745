package vn.tthc.monitor.incident.window;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.incident.MaintenanceWindow;
import vn.tthc.monitor.incident.MaintenanceWindows;
import vn.tthc.monitor.incident.WindowRefused;
import vn.tthc.monitor.platform.Audit;

/** The windows as the database has them, so that every node knows the same. */
@Component
class StoredWindows implements MaintenanceWindows {
    private final WindowStore store;
    /** Asked late, because connectors tell of their runs, and those who hear of them ask for windows. */
    private final ObjectProvider<Connectors> connectors;

    private final Audit audit;
    private final Clock clock;

    StoredWindows(WindowStore store, ObjectProvider<Connectors> connectors, Audit audit, Clock clock) {
        this.store = store;
        this.connectors = connectors;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public long add(Draft draft, String author) {
        var now = clock.instant();
        WindowCheck.check(
                draft, now, source -> connectors.getObject().find(source).isPresent());
        var over = WindowTimes.over(new MaintenanceWindow(
                0,
                draft.source(),
                draft.reason(),
                draft.document(),
                draft.from(),
                draft.to(),
                draft.repeat(),
                draft.until(),
                author,
                now,
                null));
        var id = store.insert(draft, author, now, over);
        audit.record(author, "add_window", Long.toString(id), draft.toString());
        return id;
    }

    @Override
    @Transactional
    public void end(long id, String author) {
        var now = clock.instant();
        var standing =
                store.lock(id).filter(window -> WindowTimes.next(window, now).isPresent());
        if (standing.isEmpty()) {
            throw new WindowRefused("Không có đợt bảo trì số " + id + " nào chưa kết thúc.");
        }
        store.end(id, author, now);
        audit.record(author, "end_window", Long.toString(id), "");
    }

    @Override
    public List<Planned> planned() {
        var now = clock.instant();
        return store.standing(now).stream()
                .flatMap(window ->
                        WindowTimes.next(window, now)
                                .map(next -> new Planned(window, next, next.contains(now)))
                                .stream())
                .sorted(Comparator.comparing(planned -> planned.next().from()))
                .toList();
    }

    @Override
    public List<Current> current(Instant now) {
        return store.standing(now).stream()
                .flatMap(
                        window -> WindowTimes.next(window, now)
                                .filter(next -> next.contains(now))
                                .map(next -> new Current(window, next))
                                .stream())
                .toList();
    }
}
