package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication.LoginStep;
import vn.tthc.monitor.connector.definition.Authentication.SessionLogin;
import vn.tthc.monitor.connector.definition.Authentication.TokenSource;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.HttpSettings.FailureRule;
import vn.tthc.monitor.connector.definition.ValueRule;
import vn.tthc.monitor.platform.PlantedSecret;

class SessionTokenLoginTests {
    private static final Placement HEADER = new Placement(Placement.Where.HEADER, "X-Phien");

    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingSource source = new TestingSource(server);
    private final AtomicInteger logins = new AtomicInteger();

    @BeforeEach
    void serve() {
        source.on("/list", request -> TestingSource.json("{\"items\":[]}"));
    }

    private void logsIn(
            TokenSource token, @Nullable Placement placement, @Nullable ValueRule success, LoginStep... steps) {
        source.definition.auth = new SessionLogin(
                List.of(steps),
                TestingDefinition.post(
                        "/login", "{\"u\":\"${username}\",\"p\":\"${password}\",\"c\":\"${challenge}\"}"),
                "can-bo",
                PlantedSecret.of("mat-khau-phien"),
                token,
                placement,
                "",
                null,
                success);
    }

    private void answers(MockResponse.Builder answer) {
        source.on("/login", _ -> {
            logins.incrementAndGet();
            return answer.build();
        });
    }

    @Test
    void theTokenMayStandInAHeader() {
        logsIn(new TokenSource.Header("X-Auth-Token"), HEADER, null);
        answers(TestingSource.with(200, "OK, chào cán bộ").setHeader("X-Auth-Token", "ma-phien-1"));
        source.ask(source.open());
        assertThat(TestingSource.header(source.last("/list"), "X-Phien")).isEqualTo("ma-phien-1");
    }

    @Test
    void theTokenMayStandInACookieWhichGoesBackByItself() {
        logsIn(new TokenSource.Cookie("JSESSIONID"), null, null);
        answers(TestingSource.with(200, "")
                .addHeader("Set-Cookie", "JSESSIONID=phien-cookie-0001; Path=/; HttpOnly")
                .addHeader("Set-Cookie", "lang=vi; Path=/"));
        source.ask(source.open());
        assertThat(TestingSource.header(source.last("/list"), "Cookie"))
                .isEqualTo("JSESSIONID=phien-cookie-0001; lang=vi");
    }

    @Test
    void cookiesOfALoginGoBackBesideItsToken() {
        logsIn(new TokenSource.Body(DottedPath.of("session")), HEADER, null);
        answers(TestingSource.with(200, "{\"session\":\"ma-phien-2\"}").addHeader("Set-Cookie", "may=so-hai; Path=/"));
        source.ask(source.open());
        assertThat(TestingSource.header(source.last("/list"), "Cookie")).isEqualTo("may=so-hai");
        assertThat(TestingSource.header(source.last("/list"), "X-Phien")).isEqualTo("ma-phien-2");
    }

    @Test
    void theTokenMayStandInAnXmlAnswer() {
        logsIn(new TokenSource.Body(DottedPath.of("KetQua.Phien")), HEADER, null);
        answers(TestingSource.with(200, "<KetQua><Phien>ma-phien-xml</Phien></KetQua>")
                .setHeader("Content-Type", "text/xml"));
        source.ask(source.open());
        assertThat(TestingSource.header(source.last("/list"), "X-Phien")).isEqualTo("ma-phien-xml");
    }

    @Test
    void aChallengeIsFetchedFirst() {
        var challenge = new LoginStep(
                TestingDefinition.get("/challenge"), false, Map.of("challenge", DottedPath.of("data.ma")));
        logsIn(new TokenSource.Body(DottedPath.of("session")), HEADER, null, challenge);
        source.on(
                "/challenge",
                _ -> TestingSource.with(200, "{\"data\":{\"ma\":\"thach-do-7\"}}")
                        .addHeader("Set-Cookie", "buoc=mot; Path=/")
                        .build());
        answers(TestingSource.with(200, "{\"session\":\"ma-phien-3\"}"));
        source.ask(source.open());
        assertThat(TestingSource.body(source.last("/login"))).contains("\"c\":\"thach-do-7\"");
        assertThat(TestingSource.header(source.last("/login"), "Cookie")).isEqualTo("buoc=mot");
    }

    @Test
    void aStepWithoutItsValueIsSaidAndNoPasswordIsSent() {
        var challenge = new LoginStep(
                TestingDefinition.get("/challenge"), false, Map.of("challenge", DottedPath.of("data.ma")));
        logsIn(new TokenSource.Body(DottedPath.of("session")), HEADER, null, challenge);
        source.on("/challenge", _ -> TestingSource.json("{}"));
        var failure = source.failure(source.open());
        assertThat(failure.category()).isEqualTo(FailureCategory.SCHEMA);
        assertThat(failure.sentence()).contains("data.ma", "http.auth.steps");
        assertThat(source.count("/login")).isZero();
    }

    @Test
    void theLoginHasARuleOfItsOwn() {
        logsIn(new TokenSource.Body(DottedPath.of("session")), HEADER, TestingDefinition.rule("ma_loi", "0"));
        answers(TestingSource.with(200, "{\"ma_loi\":\"7\",\"session\":\"-\",\"message\":\"Tài khoản bị khóa\"}"));
        var failure = source.failure(source.open());
        assertThat(failure.category()).isEqualTo(FailureCategory.AUTH);
        assertThat(failure.refusedLogin()).isTrue();
        assertThat(failure.sentence()).contains("ma_loi = 7", "Tài khoản bị khóa");
        answers(TestingSource.with(200, "{\"session\":\"ma-phien-4\"}"));
        assertThat(source.failure(source.open()).sentence()).contains("không có ma_loi");
        answers(TestingSource.with(200, "{\"ma_loi\":0,\"session\":\"ma-phien-4\"}"));
        source.clock.advance(Duration.ofHours(1));
        source.ask(source.open());
    }

    @Test
    void aFailureRuleNamesTheCategoryOfAFailedLogin() {
        logsIn(new TokenSource.Body(DottedPath.of("session")), HEADER, TestingDefinition.rule("ma_loi", "0"));
        source.definition.failures =
                List.of(new FailureRule(TestingDefinition.rule("ma_loi", "99"), FailureCategory.HTTP_5XX));
        answers(TestingSource.with(200, "{\"ma_loi\":\"99\"}"));
        var failure = source.failure(source.open());
        assertThat(failure.category()).isEqualTo(FailureCategory.HTTP_5XX);
        assertThat(failure.refusedLogin()).isFalse();
    }

    @Test
    void twentyThreadsMakeOneLoginAndShareItsCookies() throws Exception {
        logsIn(new TokenSource.Cookie("PHIEN"), null, null);
        source.definition.concurrency = 20;
        answers(TestingSource.with(200, "{}").addHeader("Set-Cookie", "PHIEN=chung-mot-phien-01; Path=/"));
        assertThat(source.askTogether(source.open(), 20)).hasSize(20);
        assertThat(logins).hasValue(1);
        assertThat(source.requests)
                .filteredOn(request -> request.getUrl().encodedPath().equals("/list"))
                .allSatisfy(request ->
                        assertThat(TestingSource.header(request, "Cookie")).isEqualTo("PHIEN=chung-mot-phien-01"));
    }

    @Test
    void sessionsAreHiddenInEveryText() {
        logsIn(new TokenSource.Cookie("PHIEN"), null, null);
        answers(TestingSource.with(200, "{\"lap-lai\":\"ma-phien-bi-mat-77\"}")
                .addHeader("Set-Cookie", "PHIEN=ma-phien-bi-mat-77; Path=/"));
        source.on(
                "/list",
                request -> TestingSource.with(400, "{\"message\":\"" + TestingSource.header(request, "Cookie") + "\"}")
                        .build());
        var failure = source.failure(source.open());
        assertThat(failure.sentence()).doesNotContain("ma-phien-bi-mat-77");
        for (var exchange : source.testing.exchanges) {
            assertThat(exchange.requestText() + exchange.answerText(1000)).doesNotContain("ma-phien-bi-mat-77");
        }
    }
}
