package vn.tthc.monitor.incident;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.Incident.Kind;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;

/** Makes an incident of a channel that refuses us, so that the other channels tell of it. */
@Component
class ChannelDesk implements ChannelIncidents {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final IncidentStore store;
    private final IncidentNews news;
    private final IncidentMeters meters;
    private final Deadlines deadlines;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChannelDesk(
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
    public void refused(String channel, String answer) {
        transaction.executeWithoutResult(status -> {
            if (store.open(SOURCE + channel).isEmpty()) {
                open(channel, answer);
            }
        });
    }

    private void open(String channel, String answer) {
        var now = clock.instant();
        var name = "Kênh " + channel;
        var title = IncidentText.title(name, Kind.CHANNEL, null, false, false);
        var message =
                title + " từ " + TIME.format(now.atZone(deadlines.calendar().zone())) + " (" + answer
                        + "); tin của kênh này đang chờ; cần làm: sửa mã bí mật hoặc mời lại bot vào nhóm rồi bấm Gửi thử ở trang"
                        + " Cảnh báo";
        var incident = new Incident(
                store.nextNumber(), SOURCE + channel, name, Kind.CHANNEL, null, title, message, now, null, 0, 0, null);
        store.insert(incident);
        meters.opened(Kind.CHANNEL);
        news.tell(incident, Change.OPENED, now);
    }

    @Override
    public void works(String channel) {
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            for (var incident : store.open(SOURCE + channel)) {
                var closed = incident.closed(now.isBefore(incident.openedAt()) ? incident.openedAt() : now);
                store.update(closed);
                news.tell(closed, Change.CLOSED, now);
            }
        });
    }
}
