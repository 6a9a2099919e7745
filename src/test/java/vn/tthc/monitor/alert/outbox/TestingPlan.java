package vn.tthc.monitor.alert.outbox;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.DigestPlan;
import vn.tthc.monitor.alert.plan.FollowUpPlan;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.Secret;

/** Rules for two chats: everything goes to the first, slowness to the second as well. */
final class TestingPlan {
    static final String TOKEN = PlantedSecret.text("1234:bi-mat-cua-bot");

    private TestingPlan() {}

    static AlertPlan usual(TestingChat chat, TestingChat other) {
        return new AlertPlan(
                channels(chat, other, 10, TOKEN),
                List.of(
                        new AlertPlan.Route("default", Set.of(), Set.of(), Set.of(), Set.of(), List.of("nhom")),
                        new AlertPlan.Route(
                                "cham", Set.of("latency"), Set.of(), Set.of(), Set.of(), List.of("nhom", "khac"))),
                List.of(LocalTime.of(8, 5), LocalTime.of(13, 35)));
    }

    static AlertPlan with(AlertPlan plan, List<ChannelPlan> channels, FollowUpPlan followUps) {
        return new AlertPlan(channels, plan.routes(), plan.digest(), plan.inputs(), followUps, plan.heads());
    }

    static AlertPlan with(AlertPlan plan, DigestPlan digest) {
        return new AlertPlan(plan.channels(), plan.routes(), digest, plan.inputs(), plan.followUps(), plan.heads());
    }

    static List<ChannelPlan> channels(TestingChat chat, TestingChat other, int perMinute, String token) {
        return List.of(channel("nhom", chat, perMinute, token), channel("khac", other, perMinute, token));
    }

    /** The second chat hears of what nobody took in hand after each of the times. */
    static FollowUpPlan escalating(Duration... after) {
        var usual = FollowUpPlan.usual();
        var steps = Arrays.stream(after)
                .map(wait -> new FollowUpPlan.Step(wait, List.of("khac"), false))
                .toList();
        return new FollowUpPlan(usual.reminders(), usual.daily(), steps);
    }

    private static ChannelPlan channel(String id, TestingChat chat, int perMinute, String token) {
        return new ChannelPlan(
                id,
                ChannelPlan.Type.ZALO_BOT,
                true,
                new ChannelPlan.ZaloBot(chat.address(), Secret.of(token), "nhom-1"),
                null,
                new ChannelPlan.Limits(1, perMinute, Duration.ofSeconds(5)),
                TextLimit.units(1900));
    }
}
