package vn.tthc.monitor.alert.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.Hooks;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.ChannelPlan.Inbound;
import vn.tthc.monitor.alert.plan.CurrentPlan;
import vn.tthc.monitor.incident.ExternalIncidents;
import vn.tthc.monitor.platform.Secret;

/** Lets in only what the plan expects and what proves who it is, and passes it on. */
@Component("hooks")
class HookDesk implements Hooks {
    private static final String BEARER = "Bearer ";

    private final CurrentPlan plan;
    private final InboundDesk desk;
    private final ZaloInbox inbox;
    private final ChannelUpkeep upkeep;
    private final InboundStore store;
    private final ExternalIncidents external;
    private final JsonMapper json;
    private final Clock clock;

    HookDesk(
            CurrentPlan plan,
            InboundDesk desk,
            ZaloInbox inbox,
            ChannelUpkeep upkeep,
            InboundStore store,
            ExternalIncidents external,
            JsonMapper json,
            Clock clock) {
        this.plan = plan;
        this.desk = desk;
        this.inbox = inbox;
        this.upkeep = upkeep;
        this.store = store;
        this.external = external;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Answer zalo(String channel, @Nullable String secret, byte[] body) {
        var planned = plan.plan().channel(channel).filter(ChannelPlan::enabled).orElse(null);
        if (planned == null
                || !(planned.settings() instanceof ChannelPlan.ZaloBot bot)
                || bot.inbound() != Inbound.WEBHOOK
                || bot.webhookSecret() == null) {
            return Answer.UNKNOWN;
        }
        if (!proves(bot.webhookSecret(), secret)) {
            return Answer.REFUSED;
        }
        return read(body, tree -> {
            desk.take(planned, bot, tree);
            return Answer.TAKEN;
        });
    }

    @Override
    public Answer alertmanager(String input, @Nullable String authorization, byte[] body) {
        var planned = plan.plan().inputs().stream()
                .filter(candidate -> candidate.id().equals(input))
                .findFirst()
                .orElse(null);
        if (planned == null || planned.token() == null) {
            return Answer.UNKNOWN;
        }
        var shown = authorization == null || !authorization.startsWith(BEARER)
                ? null
                : authorization.substring(BEARER.length()).strip();
        if (!proves(planned.token(), shown)) {
            return Answer.REFUSED;
        }
        return read(body, tree -> told(planned, tree));
    }

    private Answer told(AlertPlan.Input input, JsonNode tree) {
        var alerts = AlertmanagerCall.read(tree, clock.instant());
        if (alerts == null) {
            return Answer.UNREADABLE;
        }
        external.told(new ExternalIncidents.Teller(input.id(), input.name(), input.silentAfter()), alerts);
        return Answer.TAKEN;
    }

    @Override
    public void poll() {
        inbox.ask();
        upkeep.look();
    }

    @Override
    public List<SeenChat> seenChats() {
        return store.chats().stream()
                .map(chat -> new SeenChat(
                        chat.channel(),
                        chat.id(),
                        chat.name(),
                        chat.group(),
                        chat.writer(),
                        chat.seenAt(),
                        chatOf(chat.channel()).equals(Optional.of(chat.id()))))
                .toList();
    }

    private Optional<String> chatOf(String channel) {
        return plan.plan()
                .channel(channel)
                .flatMap(planned -> planned.settings() instanceof ChannelPlan.ZaloBot bot
                        ? Optional.of(bot.chatId())
                        : Optional.empty());
    }

    private Answer read(byte[] body, Function<JsonNode, Answer> use) {
        JsonNode tree;
        try {
            tree = json.readTree(body);
        } catch (JacksonException _) {
            // Said to the caller; there is nothing of ours in it worth keeping.
            return Answer.UNREADABLE;
        }
        return tree.isObject() ? use.apply(tree) : Answer.UNREADABLE;
    }

    /** Takes as long for a wrong secret as for the right one, wherever they begin to differ. */
    private static boolean proves(Secret secret, @Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        secret.reveal().getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
