package vn.tthc.monitor.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.ExternalStore.Newest;
import vn.tthc.monitor.incident.ExternalStore.Silent;
import vn.tthc.monitor.incident.Incident.Kind;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;

/**
 * Makes incidents of what other monitoring systems tell. Their order of arrival says little: a firing that began before the
 * end we know of is a late repeat, and an end without a beginning is none of ours.
 */
@Component("externalIncidents")
class ExternalDesk implements ExternalIncidents {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalDesk.class);

    /** However far away the end lies that a sender names. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final ExternalStore told;
    private final IncidentStore store;
    private final IncidentNews news;
    private final IncidentMeters meters;
    private final Deadlines deadlines;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Instant began;

    ExternalDesk(
            ExternalStore told,
            IncidentStore store,
            IncidentNews news,
            IncidentMeters meters,
            Deadlines deadlines,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.told = told;
        this.store = store;
        this.news = news;
        this.meters = meters;
        this.deadlines = deadlines;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.began = clock.instant();
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
        var source = SOURCE + teller.id() + "/" + alert.fingerprint();
        var newest = told.newest(source).orElse(null);
        var before = newest == null ? null : newest.incident();
        var ended = alert.endedAt();
        if (newest == null || before == null || before.closedAt() != null) {
            if (ended == null && (newest == null || newest.lapsed() || startsLater(alert, newest.incident()))) {
                told.heard(open(teller, source, alert, newest, now), now, silentAt(teller, alert, now));
            }
        } else if (ended != null) {
            var closed = before.closed(within(before.openedAt(), ended, now));
            store.update(closed);
            told.forget(closed.number());
            news.tell(closed, Change.CLOSED, now);
        } else {
            if (!alert.title().equals(before.title()) || !alert.message().equals(before.message())) {
                store.update(before.worded(alert.title(), alert.message()));
            }
            told.heard(before.number(), now, silentAt(teller, alert, now));
        }
    }

    private static boolean startsLater(Alert alert, Incident before) {
        return before.closedAt() != null && alert.startedAt().isAfter(before.closedAt());
    }

    /** The later one of what the file and what the sender says, so that nothing is ended too early. */
    private static Instant silentAt(Teller teller, Alert alert, Instant now) {
        var usual = now.plus(teller.silentAfter());
        var said = alert.until();
        return said == null || said.isBefore(usual) ? usual : within(usual, said, now.plus(LONGEST));
    }

    /** The number of the incident. */
    private long open(Teller teller, String source, Alert alert, @Nullable Newest newest, Instant now) {
        var kind = alert.critical() ? Kind.EXTERNAL_CRITICAL : Kind.EXTERNAL;
        var since = alert.startedAt().isAfter(now) ? now : alert.startedAt();
        if (newest != null && comesBack(newest, alert, kind, now)) {
            var again = newest.incident().worded(alert.title(), alert.message()).closed(null);
            store.reopen(again.number());
            store.update(again);
            news.tell(store.find(again.number()).orElse(again), Change.REOPENED, now);
            return again.number();
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
        return incident.number();
    }

    /** What was not told for a while and has gone on all the time keeps its number too. */
    private static boolean comesBack(Newest newest, Alert alert, Kind kind, Instant now) {
        var before = newest.incident();
        return before.closedAt() != null
                && before.kind() == kind
                && (now.isBefore(before.closedAt().plus(Incident.COMES_BACK))
                        || (newest.lapsed() && !startsLater(alert, before)));
    }

    @Override
    public void lapse() {
        for (var silent : told.silent(clock.instant(), began)) {
            try {
                transaction.executeWithoutResult(status -> lapse(silent));
            } catch (DataAccessException e) {
                // One must not keep the others from being ended; the next round tries again.
                LOG.warn("Không khép được sự cố #{}, sẽ thử lại / cannot end, will retry", silent.incident(), e);
            }
        }
    }

    private void lapse(Silent silent) {
        var newest = told.newest(silent.source()).orElse(null);
        var now = clock.instant();
        if (newest == null
                || newest.incident().number() != silent.incident()
                || !newest.incident().open()) {
            told.forget(silent.incident());
        } else if (told.silent(now, began).contains(silent)) {
            // Asked again under the lock: another node may just have been told.
            var before = newest.incident();
            var text = IncidentText.lapsed(
                    before, silent.heardAt(), deadlines.calendar().zone(), now);
            var ended = before.withMessage(text).closed(now);
            store.update(ended);
            store.unwatched(ended.number());
            told.forget(ended.number());
            news.tell(ended, Change.UNWATCHED, now);
        }
    }

    /** Their clock may be wrong; ours bounds it. */
    private static Instant within(Instant from, Instant at, Instant to) {
        if (at.isBefore(from)) {
            return from;
        }
        return at.isAfter(to) ? to : at;
    }
}
