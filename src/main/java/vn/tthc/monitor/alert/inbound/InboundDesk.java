package vn.tthc.monitor.alert.inbound;

import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.alert.InboundCommand;
import vn.tthc.monitor.alert.OnInboundCommand;
import vn.tthc.monitor.alert.outbox.Replies;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.CurrentPlan;

/**
 * Takes the events of bots, each once: the chat is remembered, so that a technician can copy its id, and what was written
 * is passed to whoever acts upon it. All in one transaction, so that an event that failed may come again.
 */
@Component
class InboundDesk {
    private final CurrentPlan plan;
    private final InboundStore store;
    private final ObjectProvider<OnInboundCommand> listeners;
    private final Replies replies;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InboundDesk(
            CurrentPlan plan,
            InboundStore store,
            ObjectProvider<OnInboundCommand> listeners,
            Replies replies,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.plan = plan;
        this.store = store;
        this.listeners = listeners;
        this.replies = replies;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** All events of a body; answers how many were new. */
    int take(ChannelPlan channel, ChannelPlan.ZaloBot bot, JsonNode body) {
        var count = 0;
        for (var update : ZaloUpdate.in(body, clock.instant())) {
            var addressed = addressed(channel, bot, update.chat());
            var taken = transaction.execute(status -> take(addressed, update));
            count += Boolean.TRUE.equals(taken) ? 1 : 0;
        }
        return count;
    }

    /** One bot may serve several chats, each a channel of its own, but is heard through one of them. */
    private ChannelPlan addressed(ChannelPlan heard, ChannelPlan.ZaloBot bot, String chat) {
        return Stream.concat(Stream.of(heard), plan.plan().channels().stream())
                .filter(ChannelPlan::usable)
                .filter(channel -> channel.settings() instanceof ChannelPlan.ZaloBot other
                        && other.token().equals(bot.token())
                        && other.chatId().equals(chat))
                .findFirst()
                .orElse(heard);
    }

    private boolean take(ChannelPlan channel, ZaloUpdate update) {
        var now = clock.instant();
        if (!store.take(channel.id(), update, now)) {
            return false;
        }
        store.seen(channel.id(), update, now);
        // Two bots in one group must not talk to each other for ever.
        if (!update.ofBot() && !update.words().isEmpty()) {
            var configured = channel.usable()
                    && channel.settings() instanceof ChannelPlan.ZaloBot bot
                    && update.chat().equals(bot.chatId());
            var command = new InboundCommand(
                    channel.id(), update.chat(), configured, update.who(), update.words(), update.at());
            listeners
                    .orderedStream()
                    .forEach(listener -> listener.heard(command)
                            .filter(answer -> configured)
                            .ifPresent(answer -> replies.say(channel, update.id(), answer)));
        }
        return true;
    }
}
