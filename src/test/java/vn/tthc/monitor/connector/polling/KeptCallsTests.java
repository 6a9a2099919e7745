package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import okhttp3.Headers;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.definition.AnswerForm;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.connector.source.SourceFailure;

/** The first failed call since the last good run, without secrets and without persons. */
class KeptCallsTests {
    private final KeptCalls calls = new KeptCalls(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void theFirstFailedCallStaysUntilAGoodRun() {
        call("/1", 200, "{}", false);
        call("/2", 503, "away", true);
        call("/3", 500, "still away", true);
        ended(RunOutcome.FAILED);
        call("/4", 500, "still away", true);
        assertThat(calls.first("a").orElseThrow().request()).startsWith("GET https://a.example/2");
        call("/5", 200, "{}", false);
        ended(RunOutcome.OK);
        assertThat(calls.first("a")).isEmpty();
    }

    @Test
    void anAnswerThatOnlyItsRunFoundWantingIsKeptWithoutItsContent() {
        call("/ds?soDinhDanh=031088001221", 200, "{\"ten\": \"Nguyễn Thị Hương\"}", false);
        ended(RunOutcome.FAILED);
        var kept = calls.first("a").orElseThrow();
        assertThat(kept.request()).contains("soDinhDanh=••••").doesNotContain("031088001221");
        assertThat(kept.answer()).startsWith("HTTP 200").contains("byte").doesNotContain("Hương");
        assertThat(kept.certificate()).isEqualTo("Cấp cho: CN=a.example");
    }

    @Test
    void anErrorShowsItsBeginningButNoLongNumbers() {
        call("/1", 500, "Loi ho so 031088001221 " + "x".repeat(5000), true);
        var answer = calls.first("a").orElseThrow().answer();
        assertThat(answer).contains("HTTP 500", "Loi ho so ").doesNotContain("031088001221");
        assertThat(answer.length()).isLessThan(900);
    }

    @Test
    void whatIsGoneIsForgotten() {
        call("/1", 500, "away", true);
        calls.forget("a");
        assertThat(calls.first("a")).isEmpty();
    }

    private void call(String path, int status, String body, boolean failed) {
        var request = new Request.Builder()
                .url("https://a.example" + path)
                .header("Authorization", "Bearer bi-mat")
                .get()
                .build();
        calls.exchanged(
                "a",
                new Exchange(
                        Ask.Phase.LIST,
                        request,
                        status,
                        Headers.EMPTY,
                        ByteString.encodeUtf8(body),
                        AnswerForm.AUTO,
                        Duration.ofMillis(80),
                        null,
                        "Cấp cho: CN=a.example",
                        failed ? SourceFailure.lasting(FailureCategory.HTTP_5XX, "hỏng") : null));
    }

    private void ended(RunOutcome outcome) {
        @Nullable FailureCategory category = outcome == RunOutcome.FAILED ? FailureCategory.UNREADABLE : null;
        calls.runFinished(new RunReport(
                UUID.randomUUID(),
                "a",
                RunReport.RunKind.INCREMENTAL,
                Instant.EPOCH,
                Instant.EPOCH,
                outcome,
                category,
                null,
                new RunReport.Counts(1, 1, 0, 0, 0, 0),
                Duration.ofMillis(80),
                null));
    }
}
