package vn.tthc.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.Secret;

class WebhookChannelTests {
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final Outgoing MESSAGE =
            new Outgoing("incident-12", 3, 1, Kind.RECOVERED, "Đã hết", "Hoạt động trở lại", NOW);

    private final MockWebServer server = new MockWebServer();
    private final JsonMapper json = new JsonMapper();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private WebhookChannel channel() {
        var url = server.url("/hook/bi-mat-trong-dia-chi").toString();
        return new WebhookChannel(
                new ChannelPlan.Webhook(Secret.of(url), PlantedSecret.of("khoa-ky"), ChannelPlan.Format.TTHC, true),
                new HttpPost(Duration.ofSeconds(2)),
                json,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void theBodyIsSignedTogetherWithTheTime() throws Exception {
        server.enqueue(new MockResponse.Builder().code(204).build());
        assertThat(channel().send(MESSAGE).meaning()).isEqualTo(Meaning.ACCEPTED);
        var request = server.takeRequest();
        var body = Objects.requireNonNull(request.getBody()).utf8();
        assertThat(request.getHeaders().get("X-TTHC-Timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(request.getHeaders().get("X-TTHC-Signature"))
                .isEqualTo("sha256=" + signature(NOW.getEpochSecond() + "." + body));
    }

    @Test
    void idsAreStableOverRepeats() throws Exception {
        server.enqueue(new MockResponse.Builder().code(204).build());
        channel().send(MESSAGE);
        var tree = json.readTree(
                Objects.requireNonNull(server.takeRequest().getBody()).utf8());
        assertThat(tree.path("event_id").asString()).isEqualTo("incident-12/3");
        assertThat(tree.path("dedup_key").asString()).isEqualTo("incident-12");
        assertThat(tree.path("seq").asInt()).isEqualTo(3);
        assertThat(tree.path("status").asString()).isEqualTo("resolved");
    }

    @ParameterizedTest
    @CsvSource({
        "200,ACCEPTED",
        "202,ACCEPTED",
        "302,PERMANENT",
        "400,PERMANENT",
        "401,AUTH",
        "408,TRANSIENT",
        "410,AUTH",
        "425,TRANSIENT",
        "429,RATE_LIMITED",
        "500,TRANSIENT",
        "503,TRANSIENT"
    })
    void theStatusDecides(int status, Meaning meaning) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", server.url("/elsewhere"))
                .build());
        assertThat(channel().send(MESSAGE).meaning()).isEqualTo(meaning);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void theWaitingTimeOfTheHeaderIsTaken() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "37")
                .build());
        assertThat(channel().send(MESSAGE).retryAfter()).isEqualTo(Duration.ofSeconds(37));
    }

    @Test
    void noAnswerIsAmbiguousAndNobodyThereIsNot() {
        server.enqueue(
                new MockResponse.Builder().headersDelay(3, TimeUnit.SECONDS).build());
        assertThat(channel().send(MESSAGE).meaning()).isEqualTo(Meaning.AMBIGUOUS);
        var gone = channel();
        server.close();
        var answer = gone.send(MESSAGE);
        assertThat(answer.meaning()).isEqualTo(Meaning.TRANSIENT);
        assertThat(answer.request() + answer.answer()).doesNotContain("bi-mat-trong-dia-chi");
    }

    private static String signature(String signed) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PlantedSecret.text("khoa-ky").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
