package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.connector.FailureCategory;

/** What is asked again, after how long a wait, and when a source is left alone. */
class RetryTests extends SourceSessionBench {
    private void retryAfter(int status, String header) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", header)
                .build());
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
}
