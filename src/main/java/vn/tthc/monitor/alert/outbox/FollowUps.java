package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import vn.tthc.monitor.incident.OwnIncidents;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.SourceWatch;

/**
 * Reminds of incidents that nobody takes in hand, tells the next ones, and announces what a silence held back. Nothing of
 * that happens while somebody has it in hand, a silence covers it, or a notice suspends its source.
 */
@Component
class FollowUps {
    /** What we are called where our own work fails. */
    private static final String PART = "follow-ups";

    private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);

    private final FollowUpStore store;
    private final IncidentAnnouncer announcer;
    private final CurrentPlan plan;
    private final Silences silences;
    /** Asked late, because incidents tell this module of their changes. */
    private final ObjectProvider<Incidents> incidents;

    private final ObjectProvider<SourceWatch> sources;
    private final OwnIncidents own;
    private final Deadlines deadlines;
    private final AlertMeters meters;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** What the last audit found bare; only asked whether it is so twice in a row, so that a stop may forget it. */
    private volatile Set<Long> troubled = Set.of();

    FollowUps(
            FollowUpStore store,
            IncidentAnnouncer announcer,
            CurrentPlan plan,
            Silences silences,
            ObjectProvider<Incidents> incidents,
            ObjectProvider<SourceWatch> sources,
            OwnIncidents own,
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
        this.own = own;
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
        var bare = new TreeSet<Long>();
        var failed = each(
                incidents.getObject().open().stream()
                        .filter(incident -> incident.course().mergedInto() == null)
                        .map(Incident::number)
                        .toList(),
                (incident, now) -> {
                    if (mend(incident, now)) {
                        bare.add(incident.number());
                    }
                });
        meters.audited(clock.instant());
        bare.addAll(failed);
        settle(bare);
    }

    /** What is bare again after it was mended, or cannot be mended twice in a row, is not helped by trying again. */
    private void settle(SortedSet<Long> bare) {
        var again = bare.stream()
                .filter(troubled::contains)
                .map(number -> "#" + number)
                .collect(Collectors.joining(", "));
        troubled = Set.copyOf(bare);
        if (!again.isEmpty()) {
            own.failing(PART, "hai lần liền không đặt lại được lần nhắc hay bước báo của sự cố " + again);
        } else if (bare.isEmpty()) {
            own.works(PART);
        }
    }

    private interface Act {
        void on(Incident incident, Instant now);
    }

    /** The numbers for which it failed. */
    private List<Long> each(List<Long> numbers, Act act) {
        var failed = new ArrayList<Long>();
        for (var number : numbers) {
            try {
                transaction.executeWithoutResult(status -> incidents
                        .getObject()
                        .find(number)
                        .ifPresentOrElse(incident -> act.on(incident, clock.instant()), () -> store.delete(number)));
            } catch (DataAccessException e) {
                // One incident must not keep the others from being followed; the next round tries again.
                LOG.warn("Không theo được sự cố #{}, sẽ thử lại / cannot follow, will retry", number, e);
                failed.add(number);
            }
        }
        return failed;
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

    /** Whether it had nothing ahead. */
    private boolean mend(Incident incident, Instant now) {
        if (store.heard(incident.number()).isEmpty()) {
            return false;
        }
        var row = store.hold(incident.number());
        if (!incidents
                .getObject()
                .find(incident.number())
                .filter(Incident::open)
                .isPresent()) {
            store.delete(incident.number());
            return false;
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
        var bare = !whole.equals(row) && (row.nextReminderAt() == null || row.nextStepAt() == null);
        if (!whole.equals(row)) {
            if (bare) {
                LOG.error(
                        "Sự cố #{} đang mở mà không có lần nhắc hoặc bước báo nào phía trước; đã đặt lại"
                                + " / an open incident had nothing ahead, mended",
                        incident.number());
                meters.mended();
            }
            store.save(whole);
        }
        return bare;
    }
}
