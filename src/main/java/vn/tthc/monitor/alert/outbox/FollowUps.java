package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.alert.Silences;
import vn.tthc.monitor.alert.outbox.FollowUpStore.FollowUp;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.Incidents;
import vn.tthc.monitor.incident.OnIncidentChanged.Change;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.SourceWatch;

/**
 * Reminds of incidents that nobody takes in hand, tells the next ones, and announces what a silence held back. Nothing of
 * that happens while somebody has it in hand, a silence covers it, or a notice suspends its source.
 */
@Component
class FollowUps {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);

    private final FollowUpStore store;
    private final IncidentAnnouncer announcer;
    private final CurrentPlan plan;
    private final Silences silences;
    /** Asked late, because incidents tell this module of their changes. */
    private final ObjectProvider<Incidents> incidents;

    private final ObjectProvider<SourceWatch> sources;
    private final Deadlines deadlines;
    private final AlertMeters meters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FollowUps(
            FollowUpStore store,
            IncidentAnnouncer announcer,
            CurrentPlan plan,
            Silences silences,
            ObjectProvider<Incidents> incidents,
            ObjectProvider<SourceWatch> sources,
            Deadlines deadlines,
            AlertMeters meters,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.announcer = announcer;
        this.plan = plan;
        this.silences = silences;
        this.incidents = incidents;
        this.sources = sources;
        this.deadlines = deadlines;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Does what is due, each incident for itself. */
    void follow() {
        each(store.due(clock.instant()), this::follow);
    }

    /** Sees to it that no open incident was forgotten: each has a next reminder, and a next step or none left. */
    void audit() {
        each(
                incidents.getObject().open().stream()
                        .filter(incident -> incident.course().mergedInto() == null)
                        .map(Incident::number)
                        .toList(),
                this::mend);
        meters.audited(clock.instant());
    }

    private interface Act {
        void on(Incident incident, Instant now);
    }

    private void each(List<Long> numbers, Act act) {
        for (var number : numbers) {
            try {
                transaction.executeWithoutResult(status -> incidents
                        .getObject()
                        .find(number)
                        .ifPresentOrElse(incident -> act.on(incident, clock.instant()), () -> store.delete(number)));
            } catch (DataAccessException e) {
                // One incident must not keep the others from being followed; the next round tries again.
                LOG.warn("Không theo được sự cố #{}, sẽ thử lại / cannot follow, will retry", number, e);
            }
        }
    }

    private void follow(Incident seen, Instant now) {
        var row = store.claim(seen.number()).orElse(null);
        // Read again under the row's lock: it may have ended while another node held it.
        var incident = incidents.getObject().find(seen.number()).orElse(seen);
        if (row == null) {
            return;
        }
        if (!incident.open()) {
            store.delete(incident.number());
        } else if (!atRest(incident)) {
            act(incident, row, now);
        }
    }

    private boolean atRest(Incident incident) {
        return incident.course().mergedInto() != null
                || suspended(incident.source())
                || silences.over(incident).isPresent();
    }

    private boolean suspended(String source) {
        return sources.getObject()
                .find(source)
                .filter(health -> health.trial() || health.state() == SourceState.SUSPENDED)
                .isPresent();
    }

    private void act(Incident incident, FollowUp row, Instant now) {
        if (row.held()) {
            announcer.announce(incident, Change.CHANGED, row);
            return;
        }
        var told = row.toldAt();
        if (told == null || incident.acknowledged(now)) {
            return;
        }
        var step = row.nextStepAt();
        var reminder = row.nextReminderAt();
        if (step != null && !step.isAfter(now)) {
            escalate(incident, row, told, now);
        } else if (reminder != null && !reminder.isAfter(now)) {
            // What runs out is told anew as its end comes nearer; twice a day for weeks would be noise.
            if (!incident.kind().ends()) {
                announcer.remind(incident, store.heard(incident.number()), told);
            }
            store.save(row.remindedUntil(reminderAfter(now, told)));
        }
    }

    private void escalate(Incident incident, FollowUp row, Instant told, Instant now) {
        var steps = plan.plan().followUps().steps();
        var index = row.stepsDone();
        if (index >= steps.size()) {
            store.save(row.stepped(index, null));
            return;
        }
        LOG.info("Sự cố #{} chưa ai nhận, báo bước {} / escalated", incident.number(), index + 1);
        meters.escalated();
        announcer.escalate(incident, steps.get(index), told, index + 1, steps.size());
        var next = plan.plan().followUps().stepAt(index + 1, told, deadlines.calendar());
        // Those who were just told need no reminder at the same moment.
        store.save(row.stepped(index + 1, next).remindedUntil(reminderAfter(now, told)));
    }

    private Instant reminderAfter(Instant now, Instant told) {
        return plan.plan().followUps().reminderAfter(now, told, deadlines.calendar());
    }

    private void mend(Incident incident, Instant now) {
        if (store.heard(incident.number()).isEmpty()) {
            return;
        }
        var row = store.hold(incident.number());
        if (!incidents
                .getObject()
                .find(incident.number())
                .filter(Incident::open)
                .isPresent()) {
            store.delete(incident.number());
            return;
        }
        var told = row.toldAt() == null ? now : row.toldAt();
        var whole = row;
        if (row.toldAt() == null || row.nextReminderAt() == null) {
            whole = new FollowUp(
                    row.incident(), told, row.held(), reminderAfter(now, told), row.stepsDone(), row.nextStepAt());
        }
        // The file may say other steps by now.
        whole = whole.stepped(
                whole.stepsDone(), plan.plan().followUps().stepAt(whole.stepsDone(), told, deadlines.calendar()));
        if (!whole.equals(row)) {
            if (row.nextReminderAt() == null || row.nextStepAt() == null) {
                LOG.error(
                        "Sự cố #{} đang mở mà không có lần nhắc hoặc bước báo nào phía trước; đã đặt lại"
                                + " / an open incident had nothing ahead, mended",
                        incident.number());
                meters.mended();
            }
            store.save(whole);
        }
    }
}
