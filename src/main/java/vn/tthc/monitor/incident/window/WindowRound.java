package vn.tthc.monitor.incident.window;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.connector.ConnectorView;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.OnPlannedNotice;
import vn.tthc.monitor.incident.PlannedNotice;
import vn.tthc.monitor.incident.WindowWatch;

/**
 * Tells of starts and ends, once over all nodes: what was told is a row, written in the transaction of the telling. A
 * window that began and ended while nobody looked is not told at all; an end whose start was told always is.
 */
@Component("windowWatch")
class WindowRound implements WindowWatch {
    private static final Logger LOG = LoggerFactory.getLogger(WindowRound.class);

    private final WindowStore store;
    private final ObjectProvider<Connectors> connectors;
    private final ObjectProvider<OnPlannedNotice> listeners;
    private final Deadlines deadlines;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WindowRound(
            WindowStore store,
            ObjectProvider<Connectors> connectors,
            ObjectProvider<OnPlannedNotice> listeners,
            Deadlines deadlines,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.connectors = connectors;
        this.listeners = listeners;
        this.deadlines = deadlines;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void look() {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> ends(now));
        transaction.executeWithoutResult(_ -> starts(now));
        // A stage begins at midnight and lasts for weeks; nobody need be woken for it.
        if (deadlines.calendar().isWorkingTime(now)) {
            List<ConnectorView> all = connectors.getObject().all();
            all.stream()
                    .filter(view -> view.valid() && !view.removed())
                    .forEach(view -> transaction.executeWithoutResult(_ -> stage(view, now)));
        }
    }

    private void ends(Instant now) {
        for (var ended : store.takeEnded(now)) {
            var early = ended.window().endedAt() != null;
            LOG.info(
                    "Hết đợt bảo trì số {} / maintenance window ended",
                    ended.window().id());
            tell(new PlannedNotice.WindowEnded(ended.window(), ended.occurrence(), early));
        }
    }

    private void starts(Instant now) {
        for (var window : store.standing(now)) {
            WindowTimes.next(window, now)
                    .filter(occurrence -> occurrence.contains(now) && store.began(window.id(), occurrence, now))
                    .ifPresent(occurrence -> {
                        LOG.info("Bắt đầu đợt bảo trì số {} / maintenance window began", window.id());
                        tell(new PlannedNotice.WindowBegan(window, occurrence));
                    });
        }
    }

    private void stage(ConnectorView view, Instant now) {
        var today = now.atZone(WindowTimes.ZONE).toLocalDate();
        var written = view.lifecycle();
        var stage = written == null ? new Lifecycle(LifecycleState.RUNNING, today, null, null) : written;
        var before = store.toldStage(view.id()).orElse(null);
        // The first one known is no news.
        if (before != stage.state() && store.tell(view.id(), before, stage.state(), now) && before != null) {
            tell(new PlannedNotice.StageBegan(view.id(), view.name(), before, stage));
        }
    }

    private void tell(PlannedNotice notice) {
        listeners.orderedStream().forEach(listener -> listener.noticed(notice));
    }
}
