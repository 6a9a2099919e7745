package vn.tthc.monitor.alert.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.channel.Channel;
import vn.tthc.monitor.alert.channel.ChannelSet;
import vn.tthc.monitor.alert.channel.Outgoing;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** Sends what is due: every channel in a lane of its own, so that a slow one delays nobody. */
@Component
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** Most messages of one channel in one go; the next tick takes the rest. */
    private static final int MOST = 50;

    /** How long a tick waits for its lanes; whoever needs longer goes on alone and is skipped by the next ticks. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final ChannelSet channels;
    private final Gate gate;
    private final OutboxStore outbox;
    private final WaitStore times;
    private final SummaryStore summaries;
    private final Gathering gathering;
    private final Failover failover;
    private final AlertMeters meters;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile Instant lastTick = Instant.MIN;
    private final AtomicInteger accepted = new AtomicInteger();

    Dispatcher(
            ChannelSet channels,
            Gate gate,
            OutboxStore outbox,
            WaitStore times,
            SummaryStore summaries,
            Gathering gathering,
            Failover failover,
            AlertMeters meters,
            Clock clock) {
        this.channels = channels;
        this.gate = gate;
        this.outbox = outbox;
        this.times = times;
        this.summaries = summaries;
        this.gathering = gathering;
        this.failover = failover;
        this.meters = meters;
        this.clock = clock;
    }

    /** One tick. Answers how many messages were accepted since the last one. */
    int tick() {
        var now = clock.instant();
        times.set(now);
        times.recover(now, Gate.REPEAT_AFTER);
        times.renew(now);
        times.expire(now).forEach(expired -> meters.expired(expired.channel(), expired.kind()));
        summaries.release(now);
        gathering.look(now);
        failover.look(now);
        var ready = channels.all();
        var done = new CountDownLatch(ready.size());
        ready.forEach((channel, way) -> run(channel, way, done));
        await(done);
        meters.show(outbox.depths());
        lastTick = now;
        return accepted.getAndSet(0);
    }

    /** When this node last went through all that there was to do. */
    Instant lastTick() {
        return lastTick;
    }

    /** Whether no lane is at work in this node. */
    boolean idle() {
        return busy.isEmpty();
    }

    private void run(ChannelPlan channel, Channel way, CountDownLatch done) {
        if (!busy.add(channel.id())) {
            done.countDown();
            return;
        }
        Thread.ofVirtual().name("send-" + channel.id()).start(() -> {
            try {
                drain(channel, way);
            } catch (RuntimeException e) {
                // What was leased comes back when its lease ends; the next tick begins anew.
                LOG.error("Gửi qua kênh {} bị lỗi, sẽ thử lại / sending failed, will retry", channel.id(), e);
            } finally {
                busy.remove(channel.id());
                done.countDown();
            }
        });
    }

    private void drain(ChannelPlan channel, Channel way) {
        for (var count = 0; count < MOST; count++) {
            var lease = gate.claim(channel, way.longestCall());
            if (lease.isEmpty()) {
                return;
            }
            send(channel, way, lease.get());
        }
    }

    private void send(ChannelPlan channel, Channel way, Message.Leased lease) {
        if (!outbox.begin(lease, clock.instant())) {
            return;
        }
        var answer = way.send(outgoing(lease));
        if (answer.meaning() == Meaning.ACCEPTED) {
            accepted.incrementAndGet();
        } else {
            LOG.warn(
                    "Kênh {} không nhận tin {} ({}): {} / not accepted",
                    channel.id(),
                    lease.subject(),
                    answer.meaning().word(),
                    answer.answer());
        }
        gate.settle(channel, lease, answer);
    }

    static Outgoing outgoing(Message.Leased lease) {
        var text = lease.plain() ? MessageText.plain(lease.text()) : lease.text();
        return new Outgoing(
                lease.subject(),
                lease.sequence(),
                lease.firstSequence(),
                lease.kind(),
                lease.title(),
                lease.repeated() ? MessageText.REPEATED + text : text,
                lease.createdAt(),
                lease.plain());
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("A lane needs longer than a tick");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
