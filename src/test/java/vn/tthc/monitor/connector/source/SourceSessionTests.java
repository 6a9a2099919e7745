package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.HttpSettings.FailureRule;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.Secret;

class SourceSessionTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    private final TestingDefinition definition = new TestingDefinition();
    private final TestingSessions testing = new TestingSessions();

    private Answer ask() {
        return testing.open(definition, server).ask(TestingSessions.ask(definition));
    }

    private SourceFailure failure() {
        return catchThrowableOfType(SourceFailure.class, this::ask);
    }

    private void answers(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private void retryAfter(int status, String header) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", header)
                .build());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void everySuccessStatusIsGood(int status) {
        answers(status, "{\"items\":[]}");
        assertThat(ask().json().path("items").isArray()).isTrue();
    }

    @Test
    void noContentIsAnEmptyAnswer() {
        answers(204, "");
        assertThat(ask().empty()).isTrue();
    }

    @Test
    void longNumbersKeepEveryDigit() {
        answers(200, "{\"id\":\"x\",\"n\":123456789012345678901234567890,\"d\":79012345678.10}");
        assertThat(ask().json().path("n").asString()).isEqualTo("123456789012345678901234567890");
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTH",
        "403, AUTH",
        "404, HTTP_4XX",
        "422, HTTP_4XX",
        "429, RATE_LIMITED",
        "500, HTTP_5XX",
        "503, HTTP_5XX"
    })
    void everyErrorStatusHasItsCategory(int status, FailureCategory category) {
        answers(status, "{}");
        assertThat(failure().category()).isEqualTo(category);
    }

    @Test
    void aServerErrorIsAskedAgain() {
        definition.retries = 2;
        answers(500, "");
        answers(502, "");
        answers(200, "{}");
        ask();
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aClientErrorIsNotAskedAgain() {
        definition.retries = 2;
        answers(400, "{\"message\":\"thiếu mã đơn vị\"}");
        assertThat(failure().sentence()).contains("HTTP 400", "thiếu mã đơn vị");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void retryAfterInSecondsIsKept() {
        definition.retries = 1;
        retryAfter(429, "1");
        answers(200, "{}");
        var began = System.nanoTime();
        ask();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void retryAfterAsADateGoneByIsNoWait() {
        definition.retries = 1;
        retryAfter(429, "Fri, 20 Nov 2026 02:59:00 GMT");
        answers(200, "{}");
        ask();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "99999999999999999999", "Sat, 21 Nov 2026 03:00:00 GMT"})
    void anAbsurdRetryAfterEndsTheRequest(String header) {
        definition.retries = 3;
        retryAfter(429, header);
        assertThat(failure().sentence()).contains("retryAfterCap");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aResetConnectionIsUnreachable() {
        server.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseSocket())
                .build());
        assertThat(failure().category()).isEqualTo(FailureCategory.UNREACHABLE);
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        var url = server.url("/").uri();
        server.close();
        var session = testing.sessions.open(definition.at(url), testing.exchanges::add);
        var failure = catchThrowableOfType(SourceFailure.class, () -> session.ask(TestingSessions.ask(definition)));
        assertThat(failure.category()).isEqualTo(FailureCategory.UNREACHABLE);
    }

    @Test
    void aSlowDripEndsAtTheCallLimit() {
        definition.call = Duration.ofMillis(300);
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(1000))
                .throttleBody(10, 100, TimeUnit.MILLISECONDS)
                .build());
        assertThat(failure().category()).isEqualTo(FailureCategory.TIMEOUT);
    }

    @Test
    void aHalfOpenConnectionEndsAtTheCallLimit() {
        definition.call = Duration.ofMillis(300);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertThat(failure().category()).isEqualTo(FailureCategory.TIMEOUT);
    }

    @Test
    void anAnswerOf200MegabytesIsNotRead() {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Length", 200L << 20)
                .body(new Buffer().write(new byte[2 << 20]))
                .build());
        assertThat(failure().category()).isEqualTo(FailureCategory.TOO_LARGE);
    }

    @Test
    void aLargeAnswerWithoutStatedLengthIsCutOff() {
        definition.body = DataSize.ofKilobytes(64);
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(new byte[1 << 20]), 8192)
                .build());
        assertThat(failure().category()).isEqualTo(FailureCategory.TOO_LARGE);
    }

    @Test
    void aWebPageIsUnreadable() {
        answers(200, "<!DOCTYPE html><html><input type=\"password\"></html>");
        assertThat(failure().category()).isEqualTo(FailureCategory.UNREADABLE);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void truncatedJsonIsUnreadable() {
        answers(200, "{\"items\":[{\"code\":\"a");
        var failure = failure();
        assertThat(failure.category()).isEqualTo(FailureCategory.UNREADABLE);
        assertThat(failure.sentence()).contains("bị cắt ngang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "\"00\""})
    void theSuccessRuleReadsNumbersAndTexts(String value) {
        definition.success = TestingDefinition.rule("error_code", "0", "00");
        answers(200, "{\"error_code\":" + value + ",\"items\":[]}");
        assertThat(ask().empty()).isFalse();
    }

    @Test
    void aGoodStatusWithAnErrorInsideIsRefused() {
        definition.success = TestingDefinition.rule("error_code", "0");
        answers(200, "{\"error_code\":\"-301\",\"message\":\"Sai mã đơn vị\"}");
        var failure = failure();
        assertThat(failure.category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(failure.sentence()).contains("error_code = -301", "Sai mã đơn vị");
    }

    @Test
    void aFailureRuleNamesTheCategory() {
        definition.success = TestingDefinition.rule("error_code", "0");
        definition.failures =
                java.util.List.of(new FailureRule(TestingDefinition.rule("error_code", "-300"), FailureCategory.AUTH));
        answers(200, "{\"error_code\":\"-300\"}");
        assertThat(failure().category()).isEqualTo(FailureCategory.AUTH);
    }

    @Test
    void aFailureInsideAGoodStatusIsAFailureWithoutASuccessRuleToo() {
        definition.failures = java.util.List.of(
                new FailureRule(TestingDefinition.rule("error.code", "-32602"), FailureCategory.AUTH),
                new FailureRule(TestingDefinition.rule("error"), FailureCategory.REFUSED));
        answers(200, "{\"error\":{\"code\":-32602,\"message\":\"Hết phiên\"}}");
        assertThat(failure().category()).isEqualTo(FailureCategory.AUTH);
        answers(200, "{\"error\":{\"code\":-1,\"message\":\"Sai tham số\"}}");
        var refused = failure();
        assertThat(refused.category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(refused.sentence()).contains("Sai tham số");
        answers(200, "{\"error\":null,\"items\":[]}");
        assertThat(ask().empty()).isFalse();
    }

    @Test
    void aSuccessRuleMayAskForAnyValue() {
        definition.success = TestingDefinition.rule("result");
        answers(200, "{\"result\":[{\"id\":1}]}");
        assertThat(ask().empty()).isFalse();
        answers(200, "{\"result\":null}");
        assertThat(failure().category()).isEqualTo(FailureCategory.REFUSED);
    }

    @Test
    void theFloorHoldsOnEveryPathEvenWhenAllFails() {
        definition.floor = Duration.ofSeconds(1);
        definition.retries = 2;
        answers(500, "");
        answers(500, "");
        answers(500, "");
        assertThat(failure().category()).isEqualTo(FailureCategory.HTTP_5XX);
        assertThat(testing.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void theBreakerOpensAfterFiveFailuresAndAProbeClosesIt() {
        var session = testing.open(definition, server);
        for (var count = 0; count < 5; count++) {
            answers(500, "");
            assertThat(catchThrowableOfType(SourceFailure.class, () -> session.ask(TestingSessions.ask(definition)))
                            .category())
                    .isEqualTo(FailureCategory.HTTP_5XX);
        }
        var blocked = catchThrowableOfType(SourceFailure.class, () -> session.ask(TestingSessions.ask(definition)));
        assertThat(blocked.category()).isEqualTo(FailureCategory.BREAKER_OPEN);
        answers(200, "{}");
        answers(200, "{}");
        session.begin();
        session.ask(TestingSessions.ask(definition));
        session.ask(TestingSessions.ask(definition));
        assertThat(server.getRequestCount()).isEqualTo(7);
    }

    @Test
    void clientErrorsNeverOpenTheBreaker() {
        var session = testing.open(definition, server);
        for (var count = 0; count < 10; count++) {
            answers(404, "");
            assertThat(catchThrowableOfType(SourceFailure.class, () -> session.ask(TestingSessions.ask(definition)))
                            .category())
                    .isEqualTo(FailureCategory.HTTP_4XX);
        }
    }

    @Test
    void aRedirectOnTheSameHostKeepsTheCredentials() throws InterruptedException {
        definition.auth = new Authentication.Bearer(PlantedSecret.of("khoa-bi-mat"));
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "/moi")
                .build());
        answers(200, "{}");
        ask();
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo("Bearer " + PlantedSecret.text("khoa-bi-mat"));
    }

    @Test
    void aRedirectToAnotherHostLosesEveryCredential() throws Exception {
        definition.auth = new Authentication.Bearer(PlantedSecret.of("khoa-bi-mat"));
        definition.headers = java.util.Map.of("ApiKey", "khoa-hai");
        try (var other = new MockWebServer()) {
            other.start();
            other.enqueue(new MockResponse.Builder().body("{}").build());
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", other.url("/x"))
                    .build());
            ask();
            var received = other.takeRequest();
            assertThat(received.getHeaders().get("Authorization")).isNull();
            assertThat(received.getHeaders().get("ApiKey")).isNull();
        }
    }

    @Test
    void endlessRedirectsEnd() {
        for (var count = 0; count < 7; count++) {
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", "/x")
                    .build());
        }
        assertThat(failure().category()).isEqualTo(FailureCategory.REFUSED);
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void sentencesHideSecretsAndQueryValues() {
        var secret = Secret.of("sieu-bi-mat-1");
        definition.list = new vn.tthc.monitor.connector.definition.HttpCall(
                vn.tthc.monitor.connector.definition.HttpCall.Method.GET,
                "/list",
                java.util.Map.of("APIKey", secret.reveal(), "hoTen", "Nguyễn Văn A"),
                java.util.Map.of(),
                null);
        answers(400, "khóa sieu-bi-mat-1 sai");
        assertThat(failure().sentence()).doesNotContain("sieu-bi-mat-1").doesNotContain("Nguy");
    }

    @Test
    void everyRequestIsTold() {
        answers(200, "{}");
        ask();
        assertThat(testing.exchanges).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.phase()).isEqualTo(Ask.Phase.LIST);
        });
    }
}
