package vn.tthc.monitor.alert.channel;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.platform.Secret;

/** Builds the way out that a channel of the plan describes. */
@Component
public class ChannelFactory {
    private final JsonMapper json;
    private final Clock clock;
    private final ChatMoveStore moves;
    private final OaLogins logins;
    private final Map<Secret, OneBotChannel.Pause> pauses = new ConcurrentHashMap<>();

    ChannelFactory(JsonMapper json, Clock clock, ChatMoveStore moves, OaLogins logins) {
        this.json = json;
        this.clock = clock;
        this.moves = moves;
        this.logins = logins;
    }

    Channel build(ChannelPlan plan, ChannelPlan.Settings settings) {
        var channel = channel(plan, settings);
        return plan.dryRun() ? new DryRunChannel(plan.id(), channel) : channel;
    }

    private Channel channel(ChannelPlan plan, ChannelPlan.Settings settings) {
        var call = plan.limits().call();
        return switch (settings) {
            case ChannelPlan.ZaloBot bot -> oneBot(bot.token(), new ZaloBotChannel(bot, new HttpPost(call), json));
            case ChannelPlan.ZaloOa account ->
                oneBot(account.appSecret(), new ZaloOaChannel(account, logins, new HttpPost(call), json));
            case ChannelPlan.Telegram telegram ->
                oneBot(
                        telegram.token(),
                        new TelegramChannel(
                                plan.id(), telegram, HttpPost.through(call, telegram.proxy()), json, moves));
            case ChannelPlan.Teams teams -> new TeamsChannel(teams, new HttpPost(call), json);
            case ChannelPlan.Slack slack -> new SlackChannel(slack, new HttpPost(call), json);
            case ChannelPlan.Mattermost room -> new MattermostChannel(room, new HttpPost(call), json);
            case ChannelPlan.RocketChat room -> new RocketChatChannel(room, new HttpPost(call), json);
            case ChannelPlan.Lark lark -> new LarkChannel(lark, new HttpPost(call), json, clock);
            case ChannelPlan.Ntfy ntfy -> new NtfyChannel(ntfy, new HttpPost(call), json);
            case ChannelPlan.Webhook webhook -> webhook(webhook, plan);
            case ChannelPlan.Mail mail -> new MailChannel(mail, call);
        };
    }

    private Channel oneBot(Secret bot, Channel channel) {
        return new OneBotChannel(bot, channel, pauses, clock);
    }

    private Channel webhook(ChannelPlan.Webhook webhook, ChannelPlan plan) {
        var call = plan.limits().call();
        var post = webhook.allowPrivate() ? new HttpPost(call) : HttpPost.outside(call);
        return new WebhookChannel(webhook, post, json, clock);
    }
}
