package vn.tthc.monitor.alert.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;

/** The figures about messages; series of a configured channel exist as soon as it does, at 0. */
@Component
class AlertMeters {
    private static final double MILLIS = 1000.0;

    private final MeterRegistry meters;
    private final MultiGauge waiting;
    private final MultiGauge oldest;
    private final Counter coalesced;
    private final Counter silenced;
    private final Counter escalated;
    private final Counter mended;
    private final AtomicReference<Instant> audited = new AtomicReference<>(Instant.EPOCH);
    private final ChannelMeters gates;
    private final CurrentPlan plan;
    private final Set<String> known = new HashSet<>();

    AlertMeters(MeterRegistry meters, CurrentPlan plan) {
        this.meters = meters;
        this.plan = plan;
        waiting = MultiGauge.builder("dossier.outbox.pending")
                .description("Messages that wait to be sent")
                .register(meters);
        oldest = MultiGauge.builder("dossier.outbox.oldest.timestamp")
                .description("When the oldest waiting message was written; 0 where none waits")
                .baseUnit("seconds")
                .register(meters);
        silenced = Counter.builder("dossier.notifications.suppressed")
                .description("Changes of incidents of which nobody was called, because a silence covers them")
                .tag("reason", "silenced")
                .register(meters);
        coalesced = Counter.builder("dossier.notifications.suppressed")
                .description("Messages that were not sent, because a later one replaced them")
                .tag("reason", "coalesced")
                .register(meters);
        escalated = Counter.builder("dossier.escalations")
                .description("Steps after which others were told that nobody has an incident in hand")
                .register(meters);
        mended = Counter.builder("dossier.follow.ups.mended")
                .description("Open incidents that had no reminder or step ahead and were given one")
                .register(meters);
        Gauge.builder(
                        "dossier.follow.ups.audited.timestamp",
                        audited,
                        at -> at.get().toEpochMilli() / MILLIS)
                .description("When it was last seen to that no open incident was forgotten; 0 for not yet")
                .baseUnit("seconds")
                .strongReference(true)
                .register(meters);
        gates = new ChannelMeters(meters);
        show(List.of());
    }

    private void begin(String channel) {
        for (var kind : Kind.values()) {
            attempts(channel, kind);
            delivery(channel, kind);
            for (var meaning : Meaning.values()) {
                if (meaning != Meaning.ACCEPTED) {
                    failures(channel, kind, meaning.word());
                }
            }
            failures(channel, kind, "expired");
        }
        failovers(channel);
    }

    void settled(String channel, Message.Leased lease, Meaning meaning, Instant now) {
        attempts(channel, lease.kind()).increment();
        if (meaning == Meaning.ACCEPTED) {
            // Clocks of two nodes differ, and one may have been put back since.
            var written = lease.createdAt().isBefore(now) ? lease.createdAt() : now;
            delivery(channel, lease.kind()).record(Duration.between(written, now));
        } else {
            failures(channel, lease.kind(), meaning.word()).increment();
        }
    }

    void expired(String channel, Kind kind) {
        failures(channel, kind, "expired").increment();
    }

    void silenced() {
        silenced.increment();
    }

    void suppressed(int messages) {
        coalesced.increment(messages);
    }

    /** A critical message stuck in the channel was told elsewhere. */
    void failedOver(String channel) {
        failovers(channel).increment();
    }

    void escalated() {
        escalated.increment();
    }

    void mended() {
        mended.increment();
    }

    void audited(Instant now) {
        audited.set(now);
    }

    /** The gate of a channel as it was just found. */
    void gate(ChannelPlan channel, LaneStore.Lane lane, Instant now) {
        gates.saw(channel, lane, now);
    }

    synchronized void show(List<OutboxStore.Depth> depths) {
        var channels = plan.plan().channels().stream().map(ChannelPlan::id).toList();
        channels.stream().filter(known::add).forEach(this::begin);
        var counts = new ArrayList<MultiGauge.Row<?>>();
        var ages = new ArrayList<MultiGauge.Row<?>>();
        for (var channel : channels) {
            var depth = depths.stream()
                    .filter(candidate -> candidate.channel().equals(channel))
                    .findFirst();
            var tags = Tags.of("channel", channel);
            counts.add(MultiGauge.Row.of(
                    tags, depth.map(OutboxStore.Depth::waiting).orElse(0L)));
            ages.add(MultiGauge.Row.of(
                    tags,
                    depth.map(found -> found.oldest().toEpochMilli() / MILLIS).orElse(0.0)));
        }
        waiting.register(counts, true);
        oldest.register(ages, true);
        gates.show(plan.plan().channels());
    }

    private Counter attempts(String channel, Kind kind) {
        return Counter.builder("dossier.notifications")
                .description("Calls to channels")
                .tags(tags(channel, kind))
                .register(meters);
    }

    private Counter failures(String channel, Kind kind, String reason) {
        return Counter.builder("dossier.notifications.failed")
                .description("Calls to channels that were not accepted, and messages that expired")
                .tags(tags(channel, kind).and("reason", reason))
                .register(meters);
    }

    private Counter failovers(String channel) {
        return Counter.builder("dossier.notifications.failover")
                .description("Critical messages told in another channel, because this one took nothing")
                .tags("channel", channel)
                .register(meters);
    }

    private Timer delivery(String channel, Kind kind) {
        return Timer.builder("dossier.notification.delivery")
                .description("From writing a message to its acceptance by the provider")
                .serviceLevelObjectives(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(900),
                        Duration.ofSeconds(3600))
                .tags(tags(channel, kind))
                .register(meters);
    }

    private static Tags tags(String channel, Kind kind) {
        return Tags.of("channel", channel, "type", kind.name().toLowerCase(Locale.ROOT));
    }
}
