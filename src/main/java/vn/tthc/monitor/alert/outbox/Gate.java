package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Notifications.State;
import vn.tthc.monitor.alert.channel.SendAnswer;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.incident.ChannelIncidents;

/** Lets one message at a time out of a channel, as often as its limits allow, and decides what an answer leads to. */
@Component
class Gate {
    /** A lease outlives the longest call by this much, so that a slow call is not taken for a dead sender. */
    static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

    static final Duration REPEAT_AFTER = Duration.ofSeconds(60);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration TRANSIENT_BASE = Duration.ofSeconds(5);
    private static final Duration LIMITED_BASE = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 10;

    private final OutboxStore outbox;
    private final QueueSummary summaries;
    private final Gathering gathering;
    private final LaneStore lanes;
    private final ChannelIncidents incidents;
    private final Deadlines deadlines;
    private final AlertMeters meters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Gate(
            OutboxStore outbox,
            QueueSummary summaries,
            Gathering gathering,
            LaneStore lanes,
            ChannelIncidents incidents,
            Deadlines deadlines,
            AlertMeters meters,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.outbox = outbox;
        this.summaries = summaries;
        this.gathering = gathering;
        this.lanes = lanes;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Claims the next message of the channel; empty where none is due or the gate is closed. */
    Optional<Message.Leased> claim(ChannelPlan channel, Duration longestCall) {
        var claimed = transaction.execute(status -> {
            var now = clock.instant();
            var lane = lanes.lock(channel.id(), now).orElse(null);
            if (lane != null) {
                meters.gate(channel, lane, now);
            }
            if (lane == null || lane.stopReason() != null || lane.nextFree(channel.limits(), now) != null) {
                return Optional.<Message.Leased>empty();
            }
            var gathered = gathering.going();
            meters.suppressed(outbox.supersede(channel.id()) + (gathered ? 0 : summaries.gather(channel, now)));
            // Nothing about dossiers at night, at weekends or on holidays of their agency, however long it had to wait.
            var held = lanes.waitingDigests(channel.id(), now).stream()
                    .filter(digest ->
                            !deadlines.calendar(Message.agencyOf(digest)).isWorkingTime(now))
                    .toList();
            var lease = outbox.lease(channel.id(), now, longestCall.plus(LEASE_MARGIN), held, gathered);
            lease.ifPresent(taken -> lanes.called(lane, now));
            return lease;
        });
        return claimed == null ? Optional.empty() : claimed;
    }

    /** Writes what came of a call. */
    void settle(ChannelPlan channel, Message.Leased lease, SendAnswer answer) {
        var now = clock.instant();
        transaction.executeWithoutResult(status -> {
            var outcome = outcome(lease, answer, now);
            if (outbox.settle(lease, outcome.state(), outcome.notBefore(), answer, now)) {
                meters.settled(channel.id(), lease, answer.meaning(), now);
            }
            closeLane(channel.id(), outcome, answer, now);
        });
    }

    /** The state a message gets, and when it may be tried again. */
    private record Outcome(State state, @Nullable Instant notBefore) {}

    private Outcome outcome(Message.Leased lease, SendAnswer answer, Instant now) {
        var next = switch (answer.meaning()) {
            case ACCEPTED -> new Outcome(State.ACCEPTED, null);
            case RATE_LIMITED -> {
                var asked = answer.retryAfter();
                var wait =
                        asked == null ? shorter(backoff(LIMITED_BASE, lease).plus(LIMITED_BASE), LONGEST_WAIT) : asked;
                yield new Outcome(State.DEFERRED, now.plus(wait));
            }
            case AUTH -> new Outcome(State.DEFERRED, now);
            case PERMANENT -> new Outcome(State.DEAD, null);
            case FORMAT -> lease.plain() ? new Outcome(State.DEAD, null) : new Outcome(State.DEFERRED, now);
            case TRANSIENT -> new Outcome(State.DEFERRED, now.plus(backoff(TRANSIENT_BASE, lease)));
            case AMBIGUOUS -> new Outcome(State.UNCERTAIN, repeatable(lease) ? now.plus(REPEAT_AFTER) : null);
        };
        // The first try of a repeated message may have arrived, whatever the second one met.
        return lease.repeated() && next.state() != State.ACCEPTED
                ? new Outcome(State.UNCERTAIN, next.notBefore())
                : next;
    }

    private static boolean repeatable(Message.Leased lease) {
        return !lease.repeated()
                && lease.kind() != Kind.DIGEST
                && lease.kind() != Kind.DOSSIER
                && lease.kind() != Kind.CHANNEL_TEST;
    }

    private void closeLane(String channel, Outcome outcome, SendAnswer answer, Instant now) {
        switch (answer.meaning()) {
            case ACCEPTED -> {
                if (lanes.works(channel)) {
                    incidents.works(channel);
                }
            }
            case RATE_LIMITED -> {
                lanes.failing(channel, now);
                if (outcome.notBefore() != null) {
                    lanes.block(channel, outcome.notBefore(), now);
                }
            }
            case AUTH -> {
                lanes.failing(channel, now);
                lanes.stop(channel, now, answer.answer());
                incidents.refused(channel, answer.answer());
            }
            case TRANSIENT, AMBIGUOUS -> lanes.failing(channel, now);
            case PERMANENT, FORMAT -> {}
        }
    }

    /** Full jitter, drawn from the message itself, so that the same faults lead to the same waits. */
    private static Duration backoff(Duration base, Message.Leased lease) {
        var ceiling = base.multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, lease.attempts() - 1)));
        var random = new SplittableRandom(lease.id() * DOUBLINGS + lease.attempts());
        var wait =
                Duration.ofMillis(random.nextLong(shorter(ceiling, LONGEST_WAIT).toMillis() + 1));
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
