package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.FailureCategory;

/** Connections that break, stall or drip, and answers without measure. */
class CallLimitTests extends SourceSessionBench {
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
}
