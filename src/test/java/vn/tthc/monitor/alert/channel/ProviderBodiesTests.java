package vn.tthc.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.alert.text.TextUnit;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.TestDatabase;

/** What leaves for each provider. */
@ExtendWith(TestDatabase.class)
class ProviderBodiesTests {
    private static final String TEXT = ChatServer.MESSAGE.text();

    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ChatServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void send(ChannelPlan.Type type, Outgoing message) {
        server.answers(500, "");
        server.channel(type).send(message);
    }

    @Test
    void telegramGetsEscapedHtmlAndOnceItIsDislikedPlainText() throws Exception {
        send(ChannelPlan.Type.TELEGRAM, ChatServer.MESSAGE);
        var body = server.body();
        assertThat(body.path("parse_mode").asString()).isEqualTo("HTML");
        assertThat(body.path("text").asString())
                .startsWith("<b>🔴 Sự cố #12: A &amp; B</b>\n")
                .contains("&lt;trễ&gt;");
        assertThat(body.path("message_thread_id").asInt()).isEqualTo(7);
        assertThat(body.path("disable_notification").asBoolean()).isFalse();
        send(ChannelPlan.Type.TELEGRAM, ChatServer.plain(ChatServer.MESSAGE));
        body = server.body();
        assertThat(body.has("parse_mode")).isFalse();
        assertThat(body.path("text").asString()).isEqualTo(TEXT);
    }

    @Test
    void aTelegramGroupThatMovedIsFollowedFromThenOn() throws Exception {
        var channel = server.channel(ChannelPlan.Type.TELEGRAM);
        server.answers(
                400,
                "{\"ok\":false,\"error_code\":400,\"description\":\"group chat was upgraded to a supergroup chat\","
                        + "\"parameters\":{\"migrate_to_chat_id\":-1001234}}");
        assertThat(channel.send(ChatServer.MESSAGE).meaning()).isEqualTo(Meaning.TRANSIENT);
        assertThat(server.body().path("chat_id").asString()).isEqualTo("-100");
        server.answers(200, "{\"ok\":true,\"result\":{\"message_id\":5}}");
        assertThat(server.channel(ChannelPlan.Type.TELEGRAM)
                        .send(ChatServer.MESSAGE)
                        .providerId())
                .isEqualTo("5");
        assertThat(server.body().path("chat_id").asString()).isEqualTo("-1001234");
    }

    @Test
    void telegramGoesThroughTheProxyThatIsGiven() throws Exception {
        var settings = new ChannelPlan.Telegram(
                URI.create("http://telegram.invalid"), PlantedSecret.of("1:a"), "-1", null, server.address());
        server.answers(200, "{\"ok\":true,\"result\":{\"message_id\":5}}");
        assertThat(server.channel(ChannelPlan.Type.TELEGRAM, settings, false)
                        .send(ChatServer.MESSAGE)
                        .meaning())
                .isEqualTo(Meaning.ACCEPTED);
        assertThat(server.headers().get("Host")).isEqualTo("telegram.invalid");
    }

    @Test
    void slackGetsOneSectionAndAFallback() throws Exception {
        send(ChannelPlan.Type.SLACK, ChatServer.MESSAGE);
        var body = server.body();
        assertThat(body.path("text").asString()).isEqualTo("Sự cố #12: A &amp; B");
        assertThat(body.path("blocks").path(0).path("text").path("text").asString())
                .startsWith("*🔴 Sự cố #12: A &amp; B*\n")
                .contains("&lt;trễ&gt;");
        send(ChannelPlan.Type.SLACK, ChatServer.plain(ChatServer.MESSAGE));
        assertThat(server.body().has("blocks")).isFalse();
    }

    @Test
    void mattermostAndRocketChatCallNobody() throws Exception {
        send(ChannelPlan.Type.MATTERMOST, ChatServer.MESSAGE);
        var body = server.body();
        assertThat(body.path("text").asString())
                .startsWith("**🔴 Sự cố \\#12: A & B**\n")
                .doesNotContain("@all");
        assertThat(body.path("channel").asString()).isEqualTo("canh-bao");
        send(ChannelPlan.Type.ROCKET_CHAT, ChatServer.plain(ChatServer.MESSAGE));
        assertThat(server.body().path("text").asString())
                .startsWith("🔴 Sự cố #12")
                .doesNotContain("@all");
    }

    @Test
    void teamsGetsACardThatNeedsNoEscapingAndStaysSmall() throws Exception {
        send(ChannelPlan.Type.TEAMS, ChatServer.MESSAGE);
        var card = server.body().path("attachments").path(0).path("content");
        assertThat(card.path("version").asString()).isEqualTo("1.4");
        assertThat(card.path("body").size()).isEqualTo(3);
        assertThat(card.path("body")
                        .path(1)
                        .path("inlines")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("H29.26-260912-0034 <trễ> @all");
        assertThat(card.path("actions").path(0).path("url").asString()).isEqualTo("https://tthc.example/su-co/12");
        var limit = new TextLimit(16_000, TextUnit.JSON_BYTES);
        var longest = limit.cut(String.join("\n", Collections.nCopies(400, "Hồ sơ \"đường ống\" còn 2 giờ làm việc")));
        send(ChannelPlan.Type.TEAMS, ChatServer.message(longest));
        assertThat(server.text().getBytes(StandardCharsets.UTF_8).length).isBetween(16_000, 20_000);
    }

    @Test
    void larkIsSignedAsItsGuideSays() throws Exception {
        send(ChannelPlan.Type.LARK, ChatServer.MESSAGE);
        var body = server.body();
        var timestamp = Long.toString(ChatServer.NOW.getEpochSecond());
        var key = (timestamp + "\n" + PlantedSecret.text("khoa-lark")).getBytes(StandardCharsets.UTF_8);
        assertThat(body.path("timestamp").asString()).isEqualTo(timestamp);
        assertThat(body.path("sign").asString()).isEqualTo(Base64.getEncoder().encodeToString(Signature.hmac(key, "")));
        assertThat(body.path("content").path("text").asString()).contains("‹trễ>");
    }

    @Test
    void ntfyGetsTitlePriorityAndLink() throws Exception {
        send(ChannelPlan.Type.NTFY, ChatServer.MESSAGE);
        var body = server.body();
        assertThat(body.path("topic").asString()).isEqualTo(PlantedSecret.text("chu-de"));
        assertThat(body.path("priority").asInt()).isEqualTo(4);
        assertThat(body.path("click").asString()).isEqualTo("https://tthc.example/su-co/12");
    }

    @Test
    void aRocketChatServerSaysInWordsHowLongToWait() {
        server.answers(
                400,
                "{\"success\":false,\"error\":\"Error, too many requests. Please slow down. You must wait 8 seconds"
                        + " before trying this endpoint again. [error-too-many-requests]\"}");
        assertThat(server.channel(ChannelPlan.Type.ROCKET_CHAT)
                        .send(ChatServer.MESSAGE)
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void aChatThatRefusesUsThreeTimesIsGivenUp() {
        var channel = server.channel(ChannelPlan.Type.ZALO_BOT);
        var meanings = new ArrayList<Meaning>();
        for (var round = 0; round < 3; round++) {
            server.answers(200, "{\"ok\":false,\"error_code\":403}");
            meanings.add(channel.send(ChatServer.MESSAGE).meaning());
        }
        assertThat(meanings).containsExactly(Meaning.TRANSIENT, Meaning.TRANSIENT, Meaning.AUTH);
    }

    @Test
    void aWebhookSpeaksAlertmanagersLanguageWhenAsked() throws Exception {
        server.answers(200, "");
        server.channel(ChannelPlan.Type.WEBHOOK, server.webhook(ChannelPlan.Format.ALERTMANAGER, true), false)
                .send(ChatServer.MESSAGE);
        var body = server.body();
        assertThat(body.path("version").asString()).isEqualTo("4");
        assertThat(body.path("event_id").asString()).isEqualTo("incident-12/3");
        assertThat(body.path("dedup_key").asString()).isEqualTo("incident-12");
        var alert = body.path("alerts").path(0);
        assertThat(alert.path("status").asString()).isEqualTo("firing");
        assertThat(alert.path("fingerprint").asString()).matches("[0-9a-f]{16}");
        assertThat(alert.path("annotations").path("summary").asString()).isEqualTo("Sự cố #12: A & B");
    }

    @Test
    void aWebhookIntoAPrivateNetworkIsRefusedUnlessAllowed() {
        var answer = server.channel(ChannelPlan.Type.WEBHOOK, server.webhook(ChannelPlan.Format.TTHC, false), false)
                .send(ChatServer.MESSAGE);
        assertThat(answer.meaning()).isEqualTo(Meaning.AUTH);
        assertThat(answer.answer()).contains("allowPrivate");
        assertThat(server.calls()).isZero();
    }

    @Test
    void aLimitHoldsForAllChannelsOfTheBot() {
        var factory = TestingChannels.factory(Clock.fixed(ChatServer.NOW, ZoneOffset.UTC));
        server.limits("37");
        server.answers(200, "{\"ok\":true,\"result\":{\"message_id\":\"m1\"}}");
        var answers = Stream.of("g1", "g2")
                .map(chat -> server.plan(
                        ChannelPlan.Type.ZALO_BOT,
                        new ChannelPlan.ZaloBot(server.address(), PlantedSecret.of("123:ma-bot"), chat)))
                .map(plan -> factory.build(plan, Objects.requireNonNull(plan.settings()))
                        .send(ChatServer.MESSAGE))
                .toList();
        assertThat(answers).extracting(SendAnswer::meaning).containsOnly(Meaning.RATE_LIMITED);
        assertThat(answers.getLast().retryAfter()).isEqualTo(Duration.ofSeconds(37));
        assertThat(server.calls()).isEqualTo(1);
    }
}
