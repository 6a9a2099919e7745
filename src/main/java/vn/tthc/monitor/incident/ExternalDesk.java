package vn.tthc.monitor.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.incident.Incident.Kind;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;

/**
 * Makes incidents of what other monitoring systems tell. Their order of arrival says little: a firing that began before the
 * end we know of is a late repeat, and an end without a beginning is none of ours.
 */
@Component
class ExternalDesk implements ExternalIncidents {
    private final ExternalStore told;
    private final IncidentStore store;
    private final IncidentNews news;
    private final IncidentMeters meters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExternalDesk(
            ExternalStore told,
            IncidentStore store,
            IncidentNews news,
            IncidentMeters meters,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.told = told;
        this.store = store;
        this.news = news;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void told(Teller teller, List<Alert> alerts) {
        // Always in the same order, so that two calls with the same alerts wait for each other and never in a ring.
        var sorted =
                alerts.stream().sorted(Comparator.comparing(Alert::fingerprint)).toList();
        transaction.executeWithoutResult(status -> sorted.forEach(alert -> told(teller, alert)));
    }

    private void told(Teller teller, Alert alert) {
        var now = clock.instant();
        var source = "hook:" + teller.id() + "/" + alert.fingerprint();
        var before = told.newest(source).orElse(null);
        var ended = alert.endedAt();
        if (before == null || before.closedAt() != null) {
            if (ended == null && (before == null || alert.startedAt().isAfter(before.closedAt()))) {
                open(teller, source, alert, before, now);
            }
        } else if (ended != null) {
            var closed = before.closed(within(before.openedAt(), ended, now));
            store.update(closed);
            news.tell(closed, Change.CLOSED, now);
        } else if (!alert.title().equals(before.title()) || !alert.message().equals(before.message())) {
            store.update(before.worded(alert.title(), alert.message()));
        }
    }

    private void open(Teller teller, String source, Alert alert, @Nullable Incident before, Instant now) {
        var kind = alert.critical() ? Kind.EXTERNAL_CRITICAL : Kind.EXTERNAL;
        var since = alert.startedAt().isAfter(now) ? now : alert.startedAt();
        if (before != null
                && before.closedAt() != null
                && before.kind() == kind
                && now.isBefore(before.closedAt().plus(Incident.COMES_BACK))) {
            var again = before.worded(alert.title(), alert.message()).closed(null);
            store.reopen(again.number());
            store.update(again);
            news.tell(store.find(again.number()).orElse(again), Change.REOPENED, now);
            return;
        }
        var incident = new Incident(
                store.nextNumber(),
                source,
                teller.name(),
                kind,
                null,
                alert.title(),
                alert.message(),
                since,
                null,
                0,
                0,
                null);
        store.insert(incident);
        meters.opened(kind);
        news.tell(incident, Change.OPENED, now);
    }

    /** Their clock may be wrong; ours bounds it. */
    private static Instant within(Instant from, Instant at, Instant to) {
        if (at.isBefore(from)) {
            return from;
        }
        return at.isAfter(to) ? to : at;
    }
}
