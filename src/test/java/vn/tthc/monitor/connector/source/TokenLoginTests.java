package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.Authentication.OAuth2ClientCredentials;
import vn.tthc.monitor.connector.definition.Authentication.SessionLogin;
import vn.tthc.monitor.connector.definition.Authentication.TokenRequest;
import vn.tthc.monitor.connector.definition.Authentication.TokenRequest.Place;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.TestingClock;

class TokenLoginTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final TestingSessions testing = new TestingSessions();
    private final AtomicInteger logins = new AtomicInteger();
    /** The number of the login whose token the server takes at present; 0 takes any. */
    private final AtomicInteger valid = new AtomicInteger();

    private volatile @Nullable String lastBody;

    private void serve(int loginStatus) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if ("/token".equals(request.getUrl().encodedPath())) {
                    var number = logins.incrementAndGet();
                    lastBody =
                            request.getBody() == null ? "" : request.getBody().utf8();
                    return new MockResponse.Builder()
                            .code(loginStatus)
                            .body("{\"access_token\":\"token-so-" + number
                                    + "\",\"expires_in\":300,\"error_code\":\"0\"}")
                            .build();
                }
                var said = String.valueOf(request.getHeaders().get("Authorization"));
                var good = valid.get() == 0 || said.endsWith("token-so-" + valid.get());
                return new MockResponse.Builder()
                        .code(good ? 200 : 401)
                        .body("{\"items\":[],\"said\":\"" + said + "\"}")
                        .build();
            }
        });
    }

    private static OAuth2ClientCredentials oauth(Place place) {
        return new OAuth2ClientCredentials(new TokenRequest(
                "/token",
                new TokenRequest.Client("may-khach", PlantedSecret.of("bi-mat-khach"), place),
                "doc",
                Map.of(),
                Duration.ofHours(1)));
    }

    private static SessionLogin session(@Nullable Placement placement) {
        return TestingDefinition.login(
                TestingDefinition.post("/token", "{\"username\":\"${username}\",\"password\":\"${password}\"}"),
                "access_token",
                placement);
    }

    private static String body(RecordedRequest request) {
        var body = request.getBody();
        return body == null ? "" : body.utf8();
    }

    private static String said(Answer answer) {
        return answer.json().path("said").asString();
    }

    @Test
    void clientCredentialsGoIntoTheForm() {
        definition.auth = oauth(Place.FORM);
        serve(200);
        var answer = testing.open(definition, server).ask(TestingSessions.ask(definition));
        assertThat(said(answer)).isEqualTo("Bearer token-so-1");
        assertThat(lastBody).contains("grant_type=client_credentials", "client_id=may-khach", "scope=doc");
    }

    @Test
    void clientCredentialsGoIntoTheHeader() {
        definition.auth = oauth(Place.HEADER);
        serve(200);
        testing.open(definition, server).ask(TestingSessions.ask(definition));
        assertThat(lastBody).doesNotContain("client_secret");
    }

    @Test
    void twentyThreadsMakeOneLogin() throws Exception {
        definition.auth = oauth(Place.FORM);
        definition.concurrency = 20;
        serve(200);
        var session = testing.open(definition, server);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            for (var count = 0; count < 20; count++) {
                asked.add(threads.submit(() -> session.ask(TestingSessions.ask(definition))));
            }
            for (var answer : asked) {
                assertThat(said(answer.get())).isEqualTo("Bearer token-so-1");
            }
        }
        assertThat(logins).hasValue(1);
    }

    @Test
    void twentyThreadsWhoseTokenIsRefusedMakeOneMoreLogin() throws Exception {
        definition.auth = oauth(Place.FORM);
        definition.concurrency = 20;
        serve(200);
        var session = testing.open(definition, server);
        session.ask(TestingSessions.ask(definition));
        valid.set(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            for (var count = 0; count < 20; count++) {
                asked.add(threads.submit(() -> session.ask(TestingSessions.ask(definition))));
            }
            for (var answer : asked) {
                assertThat(said(answer.get())).isEqualTo("Bearer token-so-2");
            }
        }
        assertThat(logins).hasValue(2);
    }

    @Test
    void aTokenRefusedAgainIsAnAuthenticationFailure() {
        definition.auth = oauth(Place.FORM);
        serve(200);
        valid.set(99);
        var failure = catchThrowableOfType(
                SourceFailure.class, () -> testing.open(definition, server).ask(TestingSessions.ask(definition)));
        assertThat(failure.category()).isEqualTo(FailureCategory.AUTH);
        assertThat(logins).hasValue(2);
    }

    @Test
    void aRefusedLoginIsTriedOnceForAllThreadsThatWait() throws Exception {
        definition.auth = oauth(Place.FORM);
        definition.concurrency = 20;
        serve(401);
        var session = testing.open(definition, server);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            for (var count = 0; count < 5; count++) {
                asked.add(threads.submit(() -> session.ask(TestingSessions.ask(definition))));
            }
            for (var answer : asked) {
                var thrown = catchThrowableOfType(ExecutionException.class, answer::get);
                assertThat(thrown.getCause())
                        .isInstanceOfSatisfying(
                                SourceFailure.class,
                                failure -> assertThat(failure.category()).isEqualTo(FailureCategory.AUTH));
            }
        }
        assertThat(logins.get()).isBetween(1, 5);
    }

    @Test
    void anExpiringTokenIsReplacedBeforeItEnds() {
        var clock = new TestingClock(TestingSessions.NOW);
        var turning = new TestingSessions(clock);
        definition.auth = oauth(Place.FORM);
        serve(200);
        var session = turning.open(definition, server);
        session.ask(TestingSessions.ask(definition));
        clock.advance(Duration.ofSeconds(269));
        session.ask(TestingSessions.ask(definition));
        assertThat(logins).hasValue(1);
        clock.advance(Duration.ofSeconds(2));
        session.ask(TestingSessions.ask(definition));
        assertThat(logins).hasValue(2);
    }

    @Test
    void aSessionTokenGoesWhereTheFileSays() {
        definition.auth = session(new Placement(Placement.Where.HEADER, "Authorization"));
        definition.success = TestingDefinition.rule("error_code", "0");
        serve(200);
        var failure = catchThrowableOfType(
                SourceFailure.class, () -> testing.open(definition, server).ask(TestingSessions.ask(definition)));
        // The data answer has no error_code, the login answer has: both rules were read.
        assertThat(failure.category()).isEqualTo(FailureCategory.SCHEMA);
        assertThat(lastBody)
                .isEqualTo("{\"username\":\"can-bo\",\"password\":\"" + PlantedSecret.text("mat-khau-1") + "\"}");
    }

    @Test
    void aTokenCanStandInTheBodyTemplate() throws Exception {
        definition.auth = session(null);
        definition.list = TestingDefinition.post("/list", "{\"session\":\"${token}\",\"service\":\"DanhSachHoSo\"}");
        serve(200);
        testing.open(definition, server).ask(TestingSessions.ask(definition));
        server.takeRequest();
        assertThat(body(server.takeRequest())).isEqualTo("{\"session\":\"token-so-1\",\"service\":\"DanhSachHoSo\"}");
    }

    @Test
    void aLoginWithoutTokenIsRefused() {
        definition.auth = TestingDefinition.login(TestingDefinition.post("/token", "{}"), "session", null);
        serve(200);
        var failure = catchThrowableOfType(
                SourceFailure.class, () -> testing.open(definition, server).logIn());
        assertThat(failure.category()).isEqualTo(FailureCategory.AUTH);
    }

    @Test
    void aKeyGoesIntoHeaderQueryOrBody() throws Exception {
        serve(200);
        for (var where : Placement.Where.values()) {
            definition.auth = new Authentication.ApiKey(new Placement(where, "khoa"), PlantedSecret.of("gia-tri-khoa"));
            definition.list = TestingDefinition.post("/list", "{}");
            testing.open(definition, server).ask(TestingSessions.ask(definition));
            var request = server.takeRequest();
            var found = switch (where) {
                case QUERY -> request.getUrl().queryParameter("khoa");
                case HEADER -> request.getHeaders().get("khoa");
                case BODY -> TestingDefinition.json(body(request)).path("khoa").asString();
            };
            assertThat(found).isEqualTo(PlantedSecret.text("gia-tri-khoa"));
        }
    }

    @Test
    void basicGoesIntoTheHeader() {
        definition.auth = new Authentication.Basic("can-bo", PlantedSecret.of("mật-khẩu"));
        serve(200);
        var answer = testing.open(definition, server).ask(TestingSessions.ask(definition));
        assertThat(said(answer))
                .isEqualTo("Basic "
                        + ByteString.encodeUtf8("can-bo:" + PlantedSecret.text("mật-khẩu"))
                                .base64());
    }
}
