package vn.tthc.monitor.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.tthc.monitor.alert.channel.SendAnswer.Meaning;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.Secret;
import vn.tthc.monitor.platform.TestDatabase;
import vn.tthc.monitor.platform.TestingClock;

/** A platform whose refresh tokens serve once and whose older access tokens die, as the real one's do. */
@ExtendWith({TestDatabase.class, OutputCaptureExtension.class})
class ZaloOaChannelTests {
    private static final String FIRST = PlantedSecret.text("lam-moi-0");

    private final TestingClock clock = new TestingClock(ChatServer.NOW);
    private final MockWebServer platform = new MockWebServer();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Map<String, Boolean> validRefresh = new ConcurrentHashMap<>();
    private volatile String validAccess = "";
    private volatile int error;

    @BeforeEach
    void start() throws IOException {
        validRefresh.put(FIRST, true);
        platform.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var path = request.getUrl().encodedPath();
                return path.equals("/v4/oa/access_token") ? refresh(request) : message(request);
            }
        });
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private MockResponse refresh(RecordedRequest request) {
        var form = HttpForm.of(String.valueOf(
                request.getBody() == null ? "" : request.getBody().utf8()));
        if (!PlantedSecret.text("khoa-ung-dung").equals(request.getHeaders().get("secret_key"))
                || validRefresh.remove(form.getOrDefault("refresh_token", "")) == null) {
            return json("{\"error\":-14020,\"error_name\":\"Invalid refresh token\"}");
        }
        var number = refreshes.incrementAndGet();
        validAccess = PlantedSecret.text("truy-cap-" + number);
        var next = PlantedSecret.text("lam-moi-" + number);
        validRefresh.put(next, true);
        return json("{\"access_token\":\"" + validAccess + "\",\"refresh_token\":\"" + next
                + "\",\"expires_in\":\"90000\"}");
    }

    private MockResponse message(RecordedRequest request) {
        if (!validAccess.equals(request.getHeaders().get("access_token"))) {
            return json("{\"error\":-216,\"message\":\"Access token is invalid\"}");
        }
        if (error != 0) {
            return json("{\"error\":" + error + ",\"message\":\"no\"}");
        }
        sent.add(String.valueOf(
                request.getBody() == null ? "" : request.getBody().utf8()));
        return json("{\"error\":0,\"message\":\"Success\",\"data\":{\"message_id\":\"m" + sent.size() + "\"}}");
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder().code(200).body(body).build();
    }

    private Channel node(String refreshToken) {
        var address = URI.create(platform.url("/").toString());
        var settings = new ChannelPlan.ZaloOa(
                address, address, "77", PlantedSecret.of("khoa-ung-dung"), Secret.of(refreshToken), "nhom-1");
        var limits = new ChannelPlan.Limits(1, 60, Duration.ofSeconds(10));
        var plan = new ChannelPlan("oa", ChannelPlan.Type.ZALO_OA, true, settings, null, limits, TextLimit.units(1900));
        return TestingChannels.factory(clock).build(plan, settings);
    }

    @Test
    void theFirstMessageLogsInAndLaterOnesUseTheSameToken() {
        assertThat(node(FIRST).send(ChatServer.MESSAGE).providerId()).isEqualTo("m1");
        assertThat(node(FIRST).send(ChatServer.MESSAGE).providerId()).isEqualTo("m2");
        assertThat(refreshes).hasValue(1);
        assertThat(sent.getFirst()).contains("\"group_id\":\"nhom-1\"");
    }

    @Test
    void manyNodesRefreshOnceAfterTheTokensTimeIsOver() throws Exception {
        node(FIRST).send(ChatServer.MESSAGE);
        clock.advance(Duration.ofHours(26));
        var meanings = new ArrayList<Meaning>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sends = IntStream.range(0, 6)
                    .mapToObj(number -> threads.submit(
                            () -> node(FIRST).send(ChatServer.MESSAGE).meaning()))
                    .toList();
            for (var send : sends) {
                meanings.add(send.get());
            }
        }
        assertThat(meanings).hasSize(6).containsOnly(Meaning.ACCEPTED);
        assertThat(refreshes).hasValue(2);
    }

    @Test
    void aTokenThatDiedBeforeItsTimeIsRenewedOnceAndTheMessageGoes() {
        node(FIRST).send(ChatServer.MESSAGE);
        validAccess = "another";
        assertThat(node(FIRST).send(ChatServer.MESSAGE).meaning()).isEqualTo(Meaning.ACCEPTED);
        assertThat(refreshes).hasValue(2);
    }

    @Test
    void aUsedUpRefreshTokenIsForAPersonAndIsNotTriedAgain() {
        var calls = platform.getRequestCount();
        var stale = PlantedSecret.text("da-dung");
        var answer = node(stale).send(ChatServer.MESSAGE);
        assertThat(answer.meaning()).isEqualTo(Meaning.AUTH);
        assertThat(answer.answer()).contains("-14020", "cấp quyền lại");
        assertThat(node(stale).send(ChatServer.MESSAGE).meaning()).isEqualTo(Meaning.AUTH);
        assertThat(platform.getRequestCount() - calls).isEqualTo(1);
        assertThat(node(stale).notice()).contains("cấp quyền lại");
        assertThat(node(FIRST).send(ChatServer.MESSAGE).meaning()).isEqualTo(Meaning.ACCEPTED);
    }

    @Test
    void aLoginThatRestsIsRenewedAndOneThatCannotBeIsToldOf() {
        node(FIRST).send(ChatServer.MESSAGE);
        clock.advance(Duration.ofDays(31));
        node(FIRST).upkeep();
        node(FIRST).upkeep();
        assertThat(refreshes).hasValue(2);
        clock.advance(Duration.ofDays(59));
        assertThat(node(FIRST).notice()).isNull();
        clock.advance(Duration.ofDays(2));
        assertThat(node(FIRST).notice()).contains("61 ngày");
    }

    @Test
    void aLoginServerThatIsAwayCostsNoMessage() {
        platform.close();
        assertThat(node(FIRST).send(ChatServer.MESSAGE).meaning()).isEqualTo(Meaning.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "-204, AUTH",
        "-237, AUTH",
        "-403, AUTH",
        "-211, RATE_LIMITED",
        "-321, RATE_LIMITED",
        "-32, RATE_LIMITED",
        "-201, FORMAT",
        "-234, PERMANENT",
        "-248, PERMANENT",
        "-200, TRANSIENT"
    })
    void theErrorNumberDecides(int number, Meaning meaning) {
        error = number;
        assertThat(node(FIRST).send(ChatServer.MESSAGE).meaning()).isEqualTo(meaning);
    }

    @Test
    void noTokenIsShownLoggedOrStoredInClear(CapturedOutput output) {
        var channel = node(FIRST);
        error = -204;
        var answer = channel.send(ChatServer.MESSAGE);
        var stored = TestDatabase.jdbc()
                .sql("SELECT encode(access_token, 'escape') || encode(refresh_token, 'escape') FROM alert.oa_login")
                .query((row, number) -> row.getString(1))
                .single();
        for (var trace : PlantedSecret.traces()) {
            assertThat(answer.request() + answer.answer() + stored + output.getAll())
                    .doesNotContain(trace);
        }
    }
}
