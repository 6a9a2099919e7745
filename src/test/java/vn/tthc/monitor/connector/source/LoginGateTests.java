package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.HttpSettings.FailureRule;
import vn.tthc.monitor.platform.Secret;

/** No source may lock an account because of us. */
class LoginGateTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingSource source = new TestingSource(server);
    /** What the login answers: a status, or 0 for a good login. */
    private final AtomicInteger status = new AtomicInteger(401);

    @BeforeEach
    void serve() {
        source.definition.auth = TestingDefinition.login(
                TestingDefinition.post("/login", "{\"p\":\"${password}\"}"),
                "session",
                new Placement(Placement.Where.HEADER, "X-Phien"));
        source.on(
                        "/login",
                        _ -> status.get() == 0
                                ? TestingSource.json("{\"session\":\"ma-phien-9\"}")
                                : TestingSource.with(status.get(), "{\"error\":\"invalid_grant\"}")
                                        .build())
                .on("/list", _ -> TestingSource.json("{\"items\":[]}"));
    }

    private long logins() {
        return source.count("/login");
    }

    private void refuse(SourceSession session, int times) {
        for (var count = 0; count < times; count++) {
            assertThat(source.failure(session).category()).isEqualTo(FailureCategory.AUTH);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void afterTwoRefusalsNobodyTriesForAWhile(int refusal) {
        status.set(refusal);
        var session = source.open();
        refuse(session, 5);
        assertThat(logins()).isEqualTo(2);
        var failure = source.failure(session);
        assertThat(failure.sentence())
                .contains("bị từ chối 2 lần liền", "đến 10:30 20/11/2026", "HTTP " + refusal, "Thử đăng nhập lại");
        assertThat(failure.repeatable()).isFalse();
    }

    @Test
    void withoutADeclaredPauseOnlyAPersonLetsItBeTriedAgain() {
        source.definition.loginPause = null;
        var session = source.open();
        refuse(session, 5);
        source.clock.advance(Duration.ofDays(30));
        refuse(session, 5);
        assertThat(logins()).isEqualTo(2);
        assertThat(source.failure(session).sentence()).contains("ngừng thử hẳn");
        var definition = source.definition.at(server.url("/").uri());
        assertThat(source.testing.sessions.allowLogin(definition)).isTrue();
        refuse(session, 5);
        assertThat(logins()).isEqualTo(3);
        assertThat(source.testing.sessions.allowLogin(definition)).isTrue();
        status.set(0);
        source.ask(session);
        assertThat(source.testing.sessions.allowLogin(definition)).isFalse();
    }

    @Test
    void eachFurtherRefusalDoublesThePause() {
        var session = source.open();
        refuse(session, 3);
        var minutes = 30L;
        for (var tries = 3; tries < 9; tries++) {
            source.clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
            refuse(session, 2);
            assertThat(logins()).isEqualTo(tries - 1);
            source.clock.advance(Duration.ofSeconds(1));
            refuse(session, 2);
            assertThat(logins()).isEqualTo(tries);
            minutes = Math.min(minutes * 2, 480);
        }
    }

    @Test
    void aGoodLoginForgetsTheRefusals() {
        var session = source.open();
        refuse(session, 1);
        status.set(0);
        source.ask(session);
        status.set(401);
        source.on("/list", _ -> TestingSource.status(401));
        refuse(session, 1);
        assertThat(source.failure(session).sentence()).doesNotContain("lần liền");
    }

    @Test
    void failuresOnTheWayDoNotCount() {
        var session = source.open();
        refuse(session, 1);
        for (var failing : new int[] {500, 404, 503, 429, 200}) {
            status.set(failing);
            assertThat(source.failure(session).sentence()).doesNotContain("lần liền");
        }
        status.set(401);
        refuse(session, 1);
        assertThat(source.failure(session).sentence()).contains("2 lần liền");
    }

    @Test
    void aChangedFileTriesAtOnceAndAnUnchangedOneDoesNot() {
        refuse(source.open(), 3);
        refuse(source.open(), 1);
        assertThat(logins()).isEqualTo(2);
        var before = (Authentication.SessionLogin) source.definition.auth;
        source.definition.auth = new Authentication.SessionLogin(
                before.steps(),
                before.login(),
                before.username(),
                Secret.of("mat-khau-da-doi"),
                before.token(),
                before.placement(),
                before.prefix(),
                before.expiresAfter(),
                before.success());
        status.set(0);
        source.ask(source.open());
        assertThat(logins()).isEqualTo(3);
    }

    @Test
    void aPersonMayTryAtAnyTimeAndASuccessOpensTheGate() {
        var session = source.open();
        refuse(session, 3);
        var definition = source.definition.at(server.url("/").uri());
        var single = source.testing.sessions.openSingle(definition, _ -> {});
        assertThat(Objects.requireNonNull(catchThrowableOfType(SourceFailure.class, single::logIn))
                        .sentence())
                .doesNotContain("lần liền");
        assertThat(logins()).isEqualTo(3);
        refuse(session, 1);
        assertThat(logins()).isEqualTo(3);
        status.set(0);
        source.testing.sessions.openSingle(definition, _ -> {}).logIn();
        source.ask(session);
    }

    @Test
    void threadsThatWaitForOneRefusedLoginCountItOnce() throws Exception {
        source.definition.concurrency = 20;
        assertThat(source.askTogether(source.open(), 20)).isEmpty();
        assertThat(logins()).isLessThanOrEqualTo(2);
    }

    @Test
    void aPasswordInEveryRequestIsALoginToo() {
        source.definition.auth = new Authentication.Basic("can-bo", Secret.of("mat-khau-cu"));
        source.on("/list", _ -> TestingSource.status(401));
        var session = source.open();
        refuse(session, 5);
        assertThat(source.count("/list")).isEqualTo(2);
        source.clock.advance(Duration.ofMinutes(30));
        source.on("/list", _ -> TestingSource.json("{\"items\":[]}"));
        source.ask(session);
        source.ask(session);
    }

    @Test
    void aRefusalInTheBodyCountsAsWell() {
        source.definition.auth = new Authentication.Basic("can-bo", Secret.of("mat-khau-cu"));
        source.definition.success = TestingDefinition.rule("ma", "0");
        source.definition.failures =
                List.of(new FailureRule(TestingDefinition.rule("ma", "-300"), FailureCategory.AUTH));
        source.on("/list", _ -> TestingSource.json("{\"ma\":\"-300\"}"));
        refuse(source.open(), 4);
        assertThat(source.count("/list")).isEqualTo(2);
    }

    @Test
    void whatIsForbiddenToAKnownAccountIsNoRefusedLogin() {
        source.definition.auth = new Authentication.Basic("can-bo", Secret.of("mat-khau-cu"));
        source.on("/list", _ -> TestingSource.status(403));
        var session = source.open();
        refuse(session, 4);
        assertThat(source.count("/list")).isEqualTo(4);
        source.on("/list", _ -> TestingSource.status(401));
        for (var count = 0; count < 4; count++) {
            var ask = new Ask(Ask.Phase.DETAIL, TestingDefinition.get("/list"), Variables.none());
            assertThatThrownBy(() -> session.ask(ask)).isInstanceOf(SourceFailure.class);
        }
        assertThat(source.count("/list")).isEqualTo(8);
    }

    @Test
    void aFixedKeyLocksNoAccount() {
        source.definition.auth = new Authentication.Bearer(Secret.of("khoa-co-dinh"));
        source.definition.headers = Map.of();
        source.on("/list", _ -> TestingSource.status(401));
        refuse(source.open(), 4);
        assertThat(source.count("/list")).isEqualTo(4);
    }
}
