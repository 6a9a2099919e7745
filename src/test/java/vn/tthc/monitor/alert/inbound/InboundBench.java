package vn.tthc.monitor.alert.inbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.InboundCommand;
import vn.tthc.monitor.alert.OnInboundCommand;
import vn.tthc.monitor.alert.channel.ChannelSet;
import vn.tthc.monitor.alert.channel.TestingChannels;
import vn.tthc.monitor.alert.channel.ZaloUpdates;
import vn.tthc.monitor.alert.outbox.TestingReplies;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.plan.DigestPlan;
import vn.tthc.monitor.alert.plan.FollowUpPlan;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.incident.ExternalIncidents;
import vn.tthc.monitor.incident.ExternalIncidents.Alert;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.TestingClock;

/** What comes in, on a real database, with a scripted platform that is asked. */
final class InboundBench implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-20T03:00:00Z");

    final TestingClock clock = new TestingClock(START);
    final MockWebServer platform = new MockWebServer();
    final List<InboundCommand> heard = new ArrayList<>();
    final List<Alert> told = new ArrayList<>();
    boolean broken;
    private final InboundStore store = new InboundStore(TestDatabase.jdbc());
    final ZaloInbox inbox;
    final ZaloInbox otherNode;
    final HookDesk hooks;

    InboundBench() throws IOException {
        platform.start();
        var plan = new AlertPlan(
                List.of(
                        channel("goi", ChannelPlan.Inbound.WEBHOOK),
                        channel("hoi", ChannelPlan.Inbound.POLL),
                        channel("cam", ChannelPlan.Inbound.NONE, "nhom-2")),
                List.of(),
                DigestPlan.at(List.of(LocalTime.NOON)),
                List.of(new AlertPlan.Input(
                        "grafana", "Grafana", PlantedSecret.of("ma-grafana"), Duration.ofHours(12))),
                FollowUpPlan.usual(),
                Map.of());
        var listeners = new StaticListableBeanFactory();
        listeners.addBean("listener", (OnInboundCommand) this::hear);
        var desk = new InboundDesk(
                () -> plan,
                store,
                listeners.getBeanProvider(OnInboundCommand.class),
                TestingReplies.replies(clock),
                new JdbcTransactionManager(TestDatabase.dataSource()),
                clock);
        var updates = new ZaloUpdates(new JsonMapper());
        inbox = new ZaloInbox(() -> plan, updates, store, desk, clock);
        otherNode = new ZaloInbox(() -> plan, updates, store, desk, clock);
        hooks = new HookDesk(
                () -> plan,
                desk,
                inbox,
                new ChannelUpkeep(new ChannelSet(() -> plan, TestingChannels.factory(clock)), clock),
                store,
                new ExternalIncidents() {
                    @Override
                    public void told(Teller teller, List<Alert> alerts) {
                        told.addAll(alerts);
                    }

                    @Override
                    public void lapse() {}
                },
                new JsonMapper(),
                clock);
    }

    private Optional<String> hear(InboundCommand command) {
        if (broken) {
            throw new IllegalStateException("The listener is broken");
        }
        heard.add(command);
        return Optional.of("Đã ghi nhận");
    }

    private ChannelPlan channel(String id, ChannelPlan.Inbound inbound) {
        return channel(id, inbound, "nhom-1");
    }

    private ChannelPlan channel(String id, ChannelPlan.Inbound inbound, String chat) {
        return new ChannelPlan(
                id,
                ChannelPlan.Type.ZALO_BOT,
                true,
                new ChannelPlan.ZaloBot(
                        platform.url("/").uri(),
                        PlantedSecret.of("12:ma-bot"),
                        chat,
                        inbound,
                        inbound == ChannelPlan.Inbound.WEBHOOK ? PlantedSecret.of("ma-goi") : null),
                null,
                new ChannelPlan.Limits(1, 10, Duration.ofSeconds(5)),
                TextLimit.units(1900));
    }

    static String event(String id, String chat, String text) {
        return """
                {"ok":true,"result":{"event_name":"message.text.received","message":{"message_id":"%s","date":1750316131602,
                "from":{"id":"u1","display_name":"Lan","is_bot":false},"chat":{"id":"%s","chat_type":"GROUP"},
                "text":"%s"}}}""".formatted(id, chat, text);
    }

    void answers(int status, String body) {
        platform.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        platform.close();
    }
}
