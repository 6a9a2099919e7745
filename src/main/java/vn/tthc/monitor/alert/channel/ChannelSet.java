package vn.tthc.monitor.alert.channel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;

/** Every channel of the plan at work that can send. A changed plan builds anew only those whose settings changed. */
@Component
public class ChannelSet {
    private final CurrentPlan plan;
    private final ChannelFactory factory;
    private volatile Built built = new Built(AlertPlan.silent(), Map.of());

    public ChannelSet(CurrentPlan plan, ChannelFactory factory) {
        this.plan = plan;
        this.factory = factory;
    }

    /** The channels of one plan. */
    private record Built(AlertPlan plan, Map<ChannelPlan, Channel> channels) {}

    /** In the order of the file. */
    public Map<ChannelPlan, Channel> all() {
        var current = plan.plan();
        var known = built;
        return known.plan().equals(current) ? known.channels() : build(current);
    }

    public Optional<Channel> find(String id) {
        return all().entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(id))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private synchronized Map<ChannelPlan, Channel> build(AlertPlan current) {
        var before = built;
        var channels = new LinkedHashMap<ChannelPlan, Channel>();
        for (var channel : current.channels()) {
            var settings = channel.settings();
            if (channel.usable() && settings != null) {
                var kept = before.channels().get(channel);
                channels.put(channel, kept == null ? factory.build(channel, settings) : kept);
            }
        }
        built = new Built(current, Collections.unmodifiableMap(channels));
        return built.channels();
    }
}
