package vn.tthc.monitor.incident;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.Incident.Kind;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;

/** Makes incidents of what is ours: each part of this application, and each channel, has one at most. */
@Component
class OwnDesk implements OwnIncidents {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final IncidentStore store;
    private final IncidentNews news;
    private final IncidentMeters meters;
    private final Deadlines deadlines;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnDesk(
            IncidentStore store,
            IncidentNews news,
            IncidentMeters meters,
            Deadlines deadlines,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.news = news;
        this.meters = meters;
        this.deadlines = deadlines;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void failing(String part, String answer) {
        open(
                SOURCE + part,
                "Phần mềm giám sát",
                Kind.SELF,
                "(" + answer
                        + "); có thể không ai được nhắc về các sự cố ấy; cần làm: mở trang Sự cố và xử lý trực tiếp,"
                        + " rồi xem nhật ký của phần mềm giám sát");
    }

    @Override
    public void works(String part) {
        close(SOURCE + part);
    }

    /** Opens one where there is none. */
    void open(String source, String name, Kind kind, String rest) {
        transaction.executeWithoutResult(status -> {
            if (store.open(source).isEmpty()) {
                var now = clock.instant();
                var title = IncidentText.title(name, kind, null, false, false);
                var since = TIME.format(now.atZone(deadlines.calendar().zone()));
                var message = title + " từ " + since + " " + rest;
                var incident = new Incident(
                        store.nextNumber(), source, name, kind, null, title, message, now, null, 0, 0, null);
                store.insert(incident);
                meters.opened(kind);
                news.tell(incident, Change.OPENED, now);
            }
        });
    }

    void close(String source) {
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            for (var incident : store.open(source)) {
                var closed = incident.closed(now.isBefore(incident.openedAt()) ? incident.openedAt() : now);
                store.update(closed);
                news.tell(closed, Change.CLOSED, now);
            }
        });
    }
}
