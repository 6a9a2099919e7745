package vn.tthc.monitor.alert.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** The figures about the gates of the channels: what their limits still allow, and which of them are shut. */
final class ChannelMeters {
    private static final double MILLIS = 1000.0;

    private final MultiGauge left;
    private final MultiGauge next;
    private final MultiGauge stopped;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    ChannelMeters(MeterRegistry meters) {
        left = MultiGauge.builder("dossier.channel.calls.left")
                .description("Calls that the channel's own limit still allows within this minute")
                .register(meters);
        next = MultiGauge.builder("dossier.channel.next.call.timestamp")
                .description("When the limits let the next message out; 0 where it may go at once")
                .baseUnit("seconds")
                .register(meters);
        stopped = MultiGauge.builder("dossier.channel.stopped")
                .description("1 where the provider refused us and nothing leaves until a person acts")
                .register(meters);
    }

    /** What is shown of a gate. */
    private record Gate(int left, double next, boolean stopped) {}

    void saw(ChannelPlan channel, LaneStore.Lane lane, Instant now) {
        var free = lane.nextFree(channel.limits(), now);
        gates.put(
                channel.id(),
                new Gate(
                        Math.max(
                                0,
                                channel.limits().perMinute()
                                        - lane.recentCalls().size()),
                        free == null ? 0 : free.toEpochMilli() / MILLIS,
                        lane.stopReason() != null));
    }

    void show(List<ChannelPlan> channels) {
        var calls = new ArrayList<MultiGauge.Row<?>>();
        var times = new ArrayList<MultiGauge.Row<?>>();
        var stops = new ArrayList<MultiGauge.Row<?>>();
        for (var channel : channels) {
            var tags = Tags.of("channel", channel.id());
            var gate =
                    gates.getOrDefault(channel.id(), new Gate(channel.limits().perMinute(), 0, false));
            calls.add(MultiGauge.Row.of(tags, gate.left()));
            times.add(MultiGauge.Row.of(tags, gate.next()));
            stops.add(MultiGauge.Row.of(tags, gate.stopped() ? 1 : 0));
        }
        left.register(calls, true);
        next.register(times, true);
        stopped.register(stops, true);
    }
}
