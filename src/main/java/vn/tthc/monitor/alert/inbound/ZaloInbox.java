package vn.tthc.monitor.alert.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.channel.ZaloUpdates;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.ChannelPlan.Inbound;
import vn.tthc.monitor.alert.plan.CurrentPlan;

/**
 * Asks bots for news, for centres without an address that the Internet reaches. Each bot has a thread of its own while a
 * question is out; one node asks, and another takes over when its lease has ended.
 */
@Component
class ZaloInbox {
    private static final Logger LOG = LoggerFactory.getLogger(ZaloInbox.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final CurrentPlan plan;
    private final ZaloUpdates updates;
    private final InboundStore store;
    private final InboundDesk desk;
    private final Clock clock;
    private final UUID node = UUID.randomUUID();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();

    ZaloInbox(CurrentPlan plan, ZaloUpdates updates, InboundStore store, InboundDesk desk, Clock clock) {
        this.plan = plan;
        this.updates = updates;
        this.store = store;
        this.desk = desk;
        this.clock = clock;
    }

    /** Sends a question to every bot to which none is out. */
    void ask() {
        var now = clock.instant();
        for (var channel : plan.plan().channels()) {
            if (channel.enabled()
                    && channel.settings() instanceof ChannelPlan.ZaloBot bot
                    && bot.inbound() == Inbound.POLL
                    && !now.isBefore(pausedUntil.getOrDefault(channel.id(), Instant.MIN))
                    && asking.add(channel.id())) {
                Thread.ofVirtual().name("inbox-" + channel.id()).start(() -> ask(channel, bot));
            }
        }
    }

    boolean idle() {
        return asking.isEmpty();
    }

    private void ask(ChannelPlan channel, ChannelPlan.ZaloBot bot) {
        try {
            var now = clock.instant();
            if (store.lease(
                    channel.id(), node, now, now.plus(ZaloUpdates.LONGEST).plus(MARGIN))) {
                var news = updates.ask(bot);
                if (news.failure() == null) {
                    news.body().ifPresent(body -> desk.take(channel, bot, body));
                } else {
                    pause(channel.id(), news.failure());
                }
            }
        } catch (RuntimeException e) {
            LOG.error("Kênh {}: xử lý tin nhận về bị lỗi / handling what came in failed", channel.id(), e);
            pausedUntil.put(channel.id(), clock.instant().plus(AFTER_FAILURE));
        } finally {
            asking.remove(channel.id());
        }
    }

    private void pause(String channel, String why) {
        LOG.warn("Kênh {} chưa lấy được tin nhận về, thử lại sau: {} / no news from the bot", channel, why);
        pausedUntil.put(channel, clock.instant().plus(AFTER_FAILURE));
    }
}
