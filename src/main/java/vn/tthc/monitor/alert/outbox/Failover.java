package vn.tthc.monitor.alert.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;

/**
 * Says something critical elsewhere when every channel that was to say it has taken nothing for two minutes: in the next
 * channel of the default rule, then in any other, by mail last. From then on that channel hears of the incident as the first
 * ones do.
 */
@Component
class Failover {
    private static final Logger LOG = LoggerFactory.getLogger(Failover.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FailoverStore store;
    private final CurrentPlan plan;
    private final AlertMeters meters;

    Failover(FailoverStore store, CurrentPlan plan, AlertMeters meters) {
        this.store = store;
        this.plan = plan;
        this.meters = meters;
    }

    void look(Instant now) {
        var limit = now.minus(PATIENCE);
        var failing = store.failingSince(limit);
        if (failing.isEmpty()) {
            return;
        }
        var next = next(failing).orElse(null);
        if (next == null) {
            return;
        }
        for (var stuck : store.stuck(failing, limit)) {
            LOG.warn(
                    "Kênh {} không gửi được, tin về sự cố {} chuyển sang kênh {} / told in another channel",
                    stuck.channel(),
                    stuck.incident(),
                    next.id());
            var text = stuck.text() + "\nTin chuyển từ kênh " + stuck.channel() + ", đang không gửi được.";
            var fitting = next.textLimit().without(MessageText.REPEATED).cut(text);
            if (store.copy(stuck, next.id(), fitting, now)) {
                meters.failedOver(stuck.channel());
            }
        }
    }

    private Optional<ChannelPlan> next(List<String> failing) {
        var current = plan.plan();
        var preferred = current.defaultChannels();
        return current.channels().stream()
                .filter(channel -> channel.usable() && !failing.contains(channel.id()))
                .min(Comparator.comparing((ChannelPlan channel) -> channel.type() == ChannelPlan.Type.SMTP)
                        .thenComparing(channel -> !preferred.contains(channel)));
    }
}
