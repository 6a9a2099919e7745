package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.source.TestingSessions;

/** A source whose clock is wrong, and a mark that such a clock has left behind. */
class SourceClockTests extends RunJudgeBench {
    @Test
    void aClockTenMinutesOffIsTold() {
        var offset = new Duration[] {Duration.ofMinutes(10)};
        var catalog = catalog();
        answer = _ -> items(3).setHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                catalog.clock.instant().plus(offset[0]).atOffset(ZoneOffset.UTC)));
        assertThat(catalog.run().message()).contains("nhanh hơn máy này 10 phút", "lookback");
        assertThat(events(catalog, DriftKind.CLOCK)).hasSize(1);
        offset[0] = Duration.ofMinutes(-10);
        assertThat(catalog.run().message()).contains("chậm hơn");
        offset[0] = Duration.ofSeconds(90);
        assertThat(catalog.run().message()).isNull();
        assertThat(events(catalog, DriftKind.CLOCK)).isEmpty();
    }

    private void futureMark(TestingCatalog catalog) {
        catalog.run();
        var wrong = new Checkpoint(
                Instant.parse("2099-01-01T00:00:00Z"),
                catalog.checkpoint().fullAt(),
                catalog.checkpoint().basis());
        catalog.store.saveCheckpoint("nguon", UUID.randomUUID(), wrong.json(), catalog.clock.instant());
    }

    @Test
    void aMarkInTheFutureGivesNoRowsAndAWarningAndIsMendedByTheNextRun() {
        window();
        answer = request ->
                Long.parseLong(Objects.requireNonNullElse(request.getUrl().queryParameter("since"), "0"))
                                > TestingSessions.NOW.toEpochMilli()
                        ? items(0)
                        : items(3);
        var catalog = catalog();
        futureMark(catalog);
        var report = catalog.run();
        assertThat(report.counts().records()).isZero();
        assertThat(report.doubtful()).isTrue();
        assertThat(report.message()).contains("2099-01-01", "nằm ở tương lai");
        assertThat(events(catalog, DriftKind.FUTURE_MARK)).hasSize(1);
        var next = catalog.run();
        assertThat(next.kind()).isEqualTo(RunKind.FULL);
        assertThat(next.counts().records()).isEqualTo(3);
        assertThat(catalog.checkpoint().mark()).isEqualTo("2026-11-20T02:00:00Z");
        assertThat(catalog.run().message()).isNull();
        assertThat(events(catalog, DriftKind.FUTURE_MARK)).isEmpty();
    }

    @Test
    void aClockThatIsALittleAheadIsNoWrongMark() {
        window();
        var catalog = catalog();
        catalog.run();
        var near = new Checkpoint(
                TestingSessions.NOW.plus(Duration.ofMinutes(5)),
                catalog.checkpoint().fullAt(),
                catalog.checkpoint().basis());
        catalog.store.saveCheckpoint("nguon", UUID.randomUUID(), near.json(), catalog.clock.instant());
        assertThat(catalog.run().message()).isNull();
    }
}
