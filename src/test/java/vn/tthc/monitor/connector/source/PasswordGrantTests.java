package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.Authentication.OAuth2Password;
import vn.tthc.monitor.connector.definition.Authentication.TokenRequest;
import vn.tthc.monitor.platform.PlantedSecret;

class PasswordGrantTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingSource source = new TestingSource(server);
    private final AtomicInteger tokens = new AtomicInteger();

    /** How the token endpoint answers; the token's number is put in. */
    private volatile String answer = "{\"access_token\":\"vao-%d\",\"refresh_token\":\"lai-%d\",\"expires_in\":300}";

    private volatile boolean refreshes = true;

    @BeforeEach
    void serve() {
        source.definition.auth = new OAuth2Password(
                new TokenRequest(
                        "/token",
                        new TokenRequest.Client("may-khach", PlantedSecret.of("bi-mat-khach"), TokenRequest.Place.FORM),
                        "doc ghi",
                        Map.of("audience", "hồ sơ"),
                        Duration.ofHours(1)),
                "can-bo",
                PlantedSecret.of("mật khẩu+1"));
        source.on("/token", this::token)
                .on(
                        "/list",
                        request -> TestingSource.json("{\"items\":[],\"said\":\""
                                + request.getHeaders().get("Authorization") + "\"}"));
    }

    private MockResponse token(RecordedRequest request) {
        if (TestingSource.body(request).contains("grant_type=refresh_token") && !refreshes) {
            return TestingSource.with(400, "{\"error\":\"invalid_grant\"}").build();
        }
        var number = tokens.incrementAndGet();
        return TestingSource.json(answer.replace("%d", String.valueOf(number)));
    }

    private String said(SourceSession session) {
        return source.ask(session).json().path("said").asString();
    }

    private String lastLogin() {
        return TestingSource.body(source.last("/token"));
    }

    @Test
    void nameAndPasswordGoIntoTheForm() {
        assertThat(said(source.open())).isEqualTo("Bearer vao-1");
        assertThat(lastLogin())
                .contains(
                        "grant_type=password",
                        "username=can-bo",
                        "password=m%E1%BA%ADt+kh%E1%BA%A9u%2B1",
                        "client_id=may-khach",
                        "scope=doc+ghi",
                        "audience=");
    }

    @Test
    void theRefreshTokenIsUsedFirst() {
        var session = source.open();
        said(session);
        source.clock.advance(Duration.ofMinutes(5));
        assertThat(said(session)).isEqualTo("Bearer vao-2");
        assertThat(lastLogin())
                .contains("grant_type=refresh_token", "refresh_token=lai-1")
                .doesNotContain("password=");
    }

    @Test
    void anAnswerWithoutANewRefreshTokenKeepsTheOldOne() {
        var session = source.open();
        said(session);
        answer = "{\"access_token\":\"vao-%d\",\"expires_in\":300}";
        for (var count = 0; count < 2; count++) {
            source.clock.advance(Duration.ofMinutes(5));
            said(session);
            assertThat(lastLogin()).contains("refresh_token=lai-1");
        }
    }

    @Test
    void aRefusedRefreshTokenFallsBackToThePassword() {
        var session = source.open();
        said(session);
        refreshes = false;
        source.clock.advance(Duration.ofMinutes(5));
        assertThat(said(session)).isEqualTo("Bearer vao-2");
        assertThat(source.count("/token")).isEqualTo(3);
        assertThat(lastLogin()).contains("grant_type=password");
    }

    @Test
    void aTransientErrorOfTheTokenRequestIsAskedAgain() {
        source.definition.retries = 2;
        var failures = new AtomicInteger();
        source.on("/token", request -> failures.incrementAndGet() <= 2 ? TestingSource.status(503) : token(request));
        assertThat(said(source.open())).isEqualTo("Bearer vao-1");
        assertThat(source.count("/token")).isEqualTo(3);
    }

    @Test
    void aServerThatFailsKeepsTheRefreshToken() {
        var session = source.open();
        said(session);
        source.clock.advance(Duration.ofMinutes(5));
        source.on("/token", _ -> TestingSource.status(500));
        assertThat(source.failure(session).category()).isEqualTo(FailureCategory.HTTP_5XX);
        source.on("/token", this::token);
        said(session);
        assertThat(lastLogin()).contains("refresh_token=lai-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",\"expires_in\":0", ",\"expires_in\":\"\"", ",\"expires_in\":-5", ",\"expires_in\":null"})
    void aTokenThatDoesNotSayHowLongItLivesLivesAsTheFileSays(String expiry) {
        answer = "{\"access_token\":\"vao-%d\"" + expiry + "}";
        var session = source.open();
        said(session);
        source.clock.advance(Duration.ofMinutes(58));
        assertThat(said(session)).isEqualTo("Bearer vao-1");
        source.clock.advance(Duration.ofMinutes(2));
        assertThat(said(session)).isEqualTo("Bearer vao-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"300\"", "300.0", "9223372036854775807"})
    void aLifetimeInAnyFormIsRead(String written) {
        answer = "{\"access_token\":\"vao-%d\",\"expires_in\":" + written + "}";
        var session = source.open();
        said(session);
        source.clock.advance(Duration.ofSeconds(269));
        assertThat(said(session)).isEqualTo("Bearer vao-1");
    }

    @Test
    void aRefusalIsSaidInTheSourcesWordsWithoutThePassword() {
        source.on(
                "/token",
                _ -> TestingSource.json("{\"error\":\"invalid_grant\",\"error_description\":\"Sai "
                        + PlantedSecret.text("mật khẩu+1") + " rồi\"}"));
        var failure = source.failure(source.open());
        assertThat(failure.category()).isEqualTo(FailureCategory.AUTH);
        assertThat(failure.sentence()).contains("không có access_token", "Sai ").doesNotContain("mật khẩu+1");
    }

    @Test
    void tokensAreHiddenInEveryTextOfTheExchange() {
        source.ask(source.open());
        for (var exchange : source.testing.exchanges) {
            assertThat(exchange.requestText() + exchange.answerText(1000))
                    .doesNotContain("vao-1", "lai-1", "mật khẩu+1", "m%E1%BA%ADt+kh%E1%BA%A9u%2B1", "bi-mat-khach");
        }
    }
}
