package vn.tthc.monitor.alert.channel;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.Secret;

/** A provider on loopback that answers as scripted, and one channel of every kind that writes to it. */
final class ChatServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    static final Outgoing MESSAGE =
            message("🔴 Sự cố #12: A & B\nH29.26-260912-0034 <trễ> @all\nhttps://tthc.example/su-co/12");
    static final Duration CALL = Duration.ofSeconds(10);

    private final MockWebServer server = new MockWebServer();
    private final JsonMapper json = new JsonMapper();

    ChatServer() throws IOException {
        server.start();
    }

    static Outgoing message(String text) {
        return new Outgoing("incident-12", 3, 1, Kind.OPENED, "Sự cố #12: A & B", text, NOW);
    }

    static Outgoing plain(Outgoing message) {
        return new Outgoing(
                message.subject(),
                message.sequence(),
                message.firstSequence(),
                message.kind(),
                message.title(),
                message.text(),
                message.createdAt(),
                true);
    }

    URI address() {
        return server.url("/").uri();
    }

    Secret hook() {
        return Secret.of(server.url("/hooks/" + PlantedSecret.text("dia-chi")).toString());
    }

    Channel channel(ChannelPlan.Type type) {
        return channel(type, settings(type), false);
    }

    Channel channel(ChannelPlan.Type type, ChannelPlan.Settings settings, boolean dryRun) {
        var plan = plan(type, settings, dryRun);
        return TestingChannels.factory(Clock.fixed(NOW, ZoneOffset.UTC)).build(plan, settings);
    }

    ChannelPlan plan(ChannelPlan.Type type, ChannelPlan.Settings settings) {
        return plan(type, settings, false);
    }

    private static ChannelPlan plan(ChannelPlan.Type type, ChannelPlan.Settings settings, boolean dryRun) {
        var limits = new ChannelPlan.Limits(1, 60, CALL);
        return new ChannelPlan(
                "kenh", type, true, settings, null, limits, TextLimit.units(1900), dryRun, Duration.ZERO);
    }

    ChannelPlan.Settings settings(ChannelPlan.Type type) {
        var token = PlantedSecret.of("123:ma-bot");
        return switch (type) {
            case ZALO_BOT -> new ChannelPlan.ZaloBot(address(), token, "g1");
            case ZALO_OA -> throw new IllegalArgumentException("An Official Account logs in first");
            case TELEGRAM -> new ChannelPlan.Telegram(address(), token, "-100", 7, null);
            case TEAMS -> new ChannelPlan.Teams(hook());
            case SLACK -> new ChannelPlan.Slack(hook());
            case MATTERMOST -> new ChannelPlan.Mattermost(hook(), "canh-bao");
            case ROCKET_CHAT -> new ChannelPlan.RocketChat(hook());
            case LARK -> new ChannelPlan.Lark(hook(), PlantedSecret.of("khoa-lark"));
            case NTFY -> new ChannelPlan.Ntfy(address(), PlantedSecret.of("chu-de"), token);
            case WEBHOOK -> webhook(ChannelPlan.Format.TTHC, true);
            case SMTP -> throw new IllegalArgumentException("Mail has a server of its own");
        };
    }

    ChannelPlan.Webhook webhook(ChannelPlan.Format format, boolean allowPrivate) {
        return new ChannelPlan.Webhook(hook(), PlantedSecret.of("khoa-ky"), format, allowPrivate);
    }

    void answers(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    void limits(String seconds) {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", seconds)
                .body("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\"}")
                .build());
    }

    /** Takes the request and hangs up instead of answering. */
    void loses() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
    }

    JsonNode body() throws InterruptedException {
        return json.readTree(text());
    }

    String text() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest().getBody()).utf8();
    }

    Headers headers() throws InterruptedException {
        return server.takeRequest().getHeaders();
    }

    int calls() {
        return server.getRequestCount();
    }

    @Override
    public void close() {
        server.close();
    }
}
