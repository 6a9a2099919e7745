package vn.tthc.monitor.alert.channel;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.ChannelPlan;

/** Every channel that can send, by id. */
@Component
public class ChannelSet {
    private final Map<String, Channel> channels = new LinkedHashMap<>();

    public ChannelSet(AlertPlan plan, JsonMapper json, Clock clock) {
        for (var channel : plan.channels()) {
            var settings = channel.settings();
            if (channel.enabled() && settings != null) {
                channels.put(channel.id(), channel(settings, channel.limits(), json, clock));
            }
        }
    }

    public Optional<Channel> find(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    private static Channel channel(
            ChannelPlan.Settings settings, ChannelPlan.Limits limits, JsonMapper json, Clock clock) {
        return switch (settings) {
            case ChannelPlan.ZaloBot bot -> new ZaloBotChannel(bot, limits.call(), json);
            case ChannelPlan.Webhook webhook -> new WebhookChannel(webhook, limits.call(), json, clock);
            case ChannelPlan.Mail mail -> new MailChannel(mail, limits.call());
        };
    }
}
