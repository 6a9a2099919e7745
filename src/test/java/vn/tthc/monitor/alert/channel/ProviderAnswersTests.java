package vn.tthc.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.TestDatabase;

/** What every provider may answer, and what becomes of it. */
@ExtendWith(TestDatabase.class)
class ProviderAnswersTests {
    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ChatServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SendAnswer send(ChannelPlan.Type type) {
        return server.channel(type).send(ChatServer.MESSAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "TELEGRAM ^200^{\"ok\":true,\"result\":{\"message_id\":42}}^ACCEPTED",
                "TELEGRAM ^400^{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: can't parse entities\"}^FORMAT",
                "TELEGRAM ^400^{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}^PERMANENT",
                "TELEGRAM ^403^{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was kicked\"}^PERMANENT",
                "TELEGRAM ^401^{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}^AUTH",
                "TELEGRAM ^404^{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}^AUTH",
                "TELEGRAM ^200^{\"ok\":tr^AMBIGUOUS",
                "SLACK ^200^ok^ACCEPTED",
                "SLACK ^400^invalid_payload^FORMAT",
                "SLACK ^400^no_text^FORMAT",
                "SLACK ^400^invalid_token^AUTH",
                "SLACK ^403^action_prohibited^AUTH",
                "SLACK ^404^channel_not_found^AUTH",
                "SLACK ^410^channel_is_archived^AUTH",
                "SLACK ^500^rollup_error^TRANSIENT",
                "MATTERMOST ^200^ok^ACCEPTED",
                "MATTERMOST ^400^{\"id\":\"web.incoming_webhook.parse.app_error\"}^FORMAT",
                "MATTERMOST ^403^{\"id\":\"web.incoming_webhook.disabled\"}^AUTH",
                "MATTERMOST ^413^too large^PERMANENT",
                "ROCKET_CHAT ^200^{\"success\":true}^ACCEPTED",
                "ROCKET_CHAT ^200^{\"success\":false,\"error\":\"something\"}^FORMAT",
                "ROCKET_CHAT ^200^{\"success\":false,\"error\":\"error-too-many-requests\"}^RATE_LIMITED",
                "ROCKET_CHAT ^400^{\"success\":false,\"error\":\"error-message-size-exceeded\"}^PERMANENT",
                "ROCKET_CHAT ^400^{\"success\":false,\"error\":\"Invalid integration id or token\"}^AUTH",
                "TEAMS ^202^''^ACCEPTED",
                "TEAMS ^200^1^ACCEPTED",
                "TEAMS ^200^Webhook message delivery failed: Microsoft Teams endpoint returned HTTP error 429^RATE_LIMITED",
                "TEAMS ^200^Webhook message delivery failed: Microsoft Teams endpoint returned HTTP error 413^PERMANENT",
                "TEAMS ^400^{\"error\":{\"code\":\"WorkflowTriggerIsNotEnabled\"}}^AUTH",
                "TEAMS ^413^''^PERMANENT",
                "LARK ^200^{\"code\":0,\"msg\":\"success\",\"data\":{}}^ACCEPTED",
                "LARK ^200^{\"StatusCode\":0,\"StatusMessage\":\"success\"}^ACCEPTED",
                "LARK ^200^{\"code\":9499,\"msg\":\"Bad Request\"}^FORMAT",
                "LARK ^200^{\"code\":19021,\"msg\":\"sign match fail\"}^AUTH",
                "LARK ^200^{\"code\":19022,\"msg\":\"Ip Not Allowed\"}^AUTH",
                "LARK ^200^{\"code\":19024,\"msg\":\"Key Words Not Found\"}^AUTH",
                "LARK ^200^{\"code\":11232,\"msg\":\"frequency limited\"}^RATE_LIMITED",
                "NTFY ^200^{\"id\":\"hwQ2YpKdmg\",\"event\":\"message\"}^ACCEPTED",
                "NTFY ^413^{\"code\":41301,\"http\":413}^PERMANENT",
                "NTFY ^403^{\"code\":40301,\"http\":403}^AUTH",
                "NTFY ^507^{\"code\":50701,\"http\":507}^TRANSIENT",
                "ZALO_BOT ^200^{\"ok\":true,\"result\":{\"message_id\":\"m1\"}}^ACCEPTED",
                "ZALO_BOT ^200^{\"ok\":false,\"error_code\":400}^FORMAT",
                "ZALO_BOT ^200^{\"ok\":false,\"error_code\":401}^AUTH",
                "ZALO_BOT ^200^{\"ok\":false,\"error_code\":403}^TRANSIENT",
                "ZALO_BOT ^200^{\"ok\":false,\"error_code\":429}^RATE_LIMITED",
                "ZALO_BOT ^404^not json^AUTH",
            })
    void theProvidersOwnWordsDecide(ChannelPlan.Type type, int status, String body, Meaning meaning) {
        server.answers(status, body);
        assertThat(send(type).meaning()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelPlan.Type.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SMTP", "ZALO_OA"})
    void aLimitIsKeptAsLongAsAsked(ChannelPlan.Type type) {
        server.limits("37");
        var answer = send(type);
        assertThat(answer.meaning()).isEqualTo(Meaning.RATE_LIMITED);
        assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(37));
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelPlan.Type.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SMTP", "ZALO_OA", "WEBHOOK"})
    void thePageOfACaptivePortalIsNoAcceptance(ChannelPlan.Type type) {
        server.answers(200, "<html><body>Đăng nhập Wi-Fi</body></html>");
        assertThat(send(type).meaning()).isEqualTo(Meaning.TRANSIENT);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelPlan.Type.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SMTP", "ZALO_OA"})
    void aBrokenServerIsTriedAgain(ChannelPlan.Type type) {
        server.answers(503, "upstream");
        assertThat(send(type).meaning()).isEqualTo(Meaning.TRANSIENT);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelPlan.Type.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SMTP", "ZALO_OA"})
    void aLostAnswerIsAmbiguousAndNotRepeated(ChannelPlan.Type type) {
        server.loses();
        assertThat(send(type).meaning()).isEqualTo(Meaning.AMBIGUOUS);
        assertThat(server.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelPlan.Type.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SMTP", "ZALO_OA"})
    void nobodyThereIsTriedAgainAndNoSecretIsTold(ChannelPlan.Type type) {
        var channel = server.channel(type);
        server.close();
        var answer = channel.send(ChatServer.MESSAGE);
        assertThat(answer.meaning()).isEqualTo(Meaning.TRANSIENT);
        PlantedSecret.traces()
                .forEach(trace -> assertThat(answer.request() + answer.answer()).doesNotContain(trace));
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelPlan.Type.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SMTP", "ZALO_OA"})
    void aDryRunLetsNothingOut(ChannelPlan.Type type) {
        var answer = server.channel(type, server.settings(type), true).send(ChatServer.MESSAGE);
        assertThat(answer.meaning()).isEqualTo(Meaning.ACCEPTED);
        assertThat(answer.answer()).contains("chạy thử");
        assertThat(server.calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelPlan.Type.class,
            names = {"ZALO_BOT", "TELEGRAM"})
    void aBotWhoseTokenWasResetIsKnownBeforeAnythingHasToBeSent(ChannelPlan.Type type) {
        var channel = server.channel(type);
        assertThat(channel.notice()).isNull();
        server.answers(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        channel.upkeep();
        assertThat(channel.notice()).contains("401");
        server.answers(502, "<html>");
        channel.upkeep();
        assertThat(channel.notice()).contains("401");
        server.answers(200, "{\"ok\":true,\"result\":{\"id\":\"1\",\"can_join_groups\":false}}");
        channel.upkeep();
        assertThat(channel.notice()).contains("can_join_groups");
        server.answers(200, "{\"ok\":true,\"result\":{\"id\":\"1\",\"can_join_groups\":true}}");
        channel.upkeep();
        assertThat(channel.notice()).isNull();
    }
}
