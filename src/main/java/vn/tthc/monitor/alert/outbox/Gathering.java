package vn.tthc.monitor.alert.outbox;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.SourceWatch;

/**
 * After a pause in which no node sent anything, be it a restart or a lost database, what is about incidents waits until
 * every source has been looked at afresh, three minutes at most; then each channel hears in one message what has become
 * different since it was last told. A node that starts beside a working one holds nobody up.
 */
@Component
class Gathering {
    static final Duration PAUSE = Duration.ofSeconds(90);
    static final Duration LONGEST = Duration.ofMinutes(3);

    private final PulseStore pulse;
    private final QueueSummary summaries;
    private final LaneStore lanes;
    private final SourceWatch sources;
    private final CurrentPlan plan;
    private final TransactionTemplate transaction;
    private volatile boolean going;

    Gathering(
            PulseStore pulse,
            QueueSummary summaries,
            LaneStore lanes,
            SourceWatch sources,
            CurrentPlan plan,
            PlatformTransactionManager transactions) {
        this.pulse = pulse;
        this.summaries = summaries;
        this.lanes = lanes;
        this.sources = sources;
        this.plan = plan;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether messages about incidents are held back now. */
    boolean going() {
        return going;
    }

    /** One look, before anything is sent. */
    void look(Instant now) {
        var since = pulse.beat(now, PAUSE).orElse(null);
        if (since == null) {
            going = false;
        } else if (now.isBefore(since.plus(LONGEST)) && !lookedAtAll(since)) {
            going = true;
        } else {
            transaction.executeWithoutResult(status -> end(now));
            going = false;
        }
    }

    private void end(Instant now) {
        if (!pulse.end()) {
            return;
        }
        for (var channel : plan.plan().channels()) {
            if (lanes.lock(channel.id(), now).isPresent()) {
                summaries.gatherAfterPause(channel, now);
            }
        }
    }

    private boolean lookedAtAll(Instant since) {
        return sources.all().stream().allMatch(source -> looked(source, since));
    }

    private static boolean looked(SourceHealth source, Instant since) {
        var last = source.lastAttemptAt();
        return source.state() == SourceState.SUSPENDED || last == null || !last.isBefore(since);
    }
}
