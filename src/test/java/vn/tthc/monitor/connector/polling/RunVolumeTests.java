package vn.tthc.monitor.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.Drift;
import vn.tthc.monitor.connector.DriftEvent;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.RunOutcome;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.connector.definition.Expectations.VolumeBand;
import vn.tthc.monitor.platform.TestDatabase;

/** How many records a run should bring, and what is said where it brings far fewer or far more. */
class RunVolumeTests extends RunJudgeBench {
    /** A complete read on each of some days. */
    private RunReport days(TestingCatalog catalog, int days, int records) {
        answer = _ -> items(records);
        RunReport last = null;
        for (var day = 0; day < days; day++) {
            catalog.clock.advance(Duration.ofDays(1));
            last = catalog.run();
        }
        return Objects.requireNonNull(last);
    }

    @Test
    void farFewerRecordsThanOnPastDaysAreNoSuccess() {
        var catalog = catalog();
        assertThat(days(catalog, 3, 40).message()).isNull();
        var success = catalog.meters
                .get("dossier.connector.last.success.timestamp")
                .gauge()
                .value();
        var report = days(catalog, 1, 15);
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK);
        assertThat(report.doubtful()).isTrue();
        assertThat(report.message()).contains("15 hồ sơ, thường là 20–90");
        assertThat(events(catalog, DriftKind.VOLUME)).singleElement().satisfies(event -> {
            assertThat(event.place()).isEqualTo("run");
            assertThat(event.records()).isEqualTo(15);
        });
        assertThat(catalog.drift.volume("nguon")).contains(new Drift.Volume(15, 20L, 90L));
        assertThat(catalog.meters
                        .get("dossier.connector.last.success.timestamp")
                        .gauge()
                        .value())
                .isEqualTo(success);
        assertThat(Objects.requireNonNull(Objects.requireNonNull(catalog.store.facts("nguon"))
                                .lastSuccessAt())
                        .getEpochSecond())
                .isEqualTo((long) success);
        assertThat(days(catalog, 1, 41).doubtful()).isFalse();
        assertThat(events(catalog, DriftKind.VOLUME)).isEmpty();
    }

    @Test
    void farMoreRecordsAreToldButBelieved() {
        var catalog = catalog();
        days(catalog, 3, 40);
        var report = days(catalog, 1, 91);
        assertThat(report.doubtful()).isFalse();
        assertThat(report.message()).contains("91 hồ sơ");
    }

    @Test
    void oneDaySaysNothingAboutWhatIsUsual() {
        var catalog = catalog();
        days(catalog, 2, 40);
        assertThat(days(catalog, 1, 4).message()).isNull();
    }

    @Test
    void aPersonWhoKnowsMakesItUsual() {
        var catalog = catalog();
        days(catalog, 3, 40);
        days(catalog, 1, 5);
        catalog.drift.acknowledge(
                "nguon", events(catalog, DriftKind.VOLUME).getFirst().id(), "lan");
        assertThat(days(catalog, 1, 5).doubtful()).isFalse();
    }

    @Test
    void theFileMaySayHowManyThereShouldBe() {
        definition.volume = new VolumeBand(VolumeBand.Per.RUN, 10, 20);
        var catalog = catalog();
        assertThat(days(catalog, 1, 9).doubtful()).isTrue();
        assertThat(days(catalog, 1, 10).message()).isNull();
        assertThat(days(catalog, 1, 21).message()).contains("thường là 10–20");
    }

    @Test
    void anEmptyAnswerOfASourceWithOpenDossiersIsNotOk() {
        answer = _ -> items(0);
        var catalog = catalog();
        catalog.tombstones.standing = Set.of("a1", "a2");
        var report = catalog.run();
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK_EMPTY);
        assertThat(report.doubtful()).isTrue();
        assertThat(report.message()).contains("rỗng trong khi còn 2 hồ sơ đang mở");
        assertThat(events(catalog, DriftKind.VOLUME)).hasSize(1);
        assertThat(catalog.tombstones.missed).isEmpty();
    }

    @Test
    void anEmptyWindowIsNothingSpecial() {
        window();
        var catalog = catalog();
        catalog.run();
        answer = _ -> items(0);
        catalog.tombstones.standing = Set.of("a1", "a2");
        var report = catalog.run();
        assertThat(report.outcome()).isEqualTo(RunOutcome.OK_EMPTY);
        assertThat(report.doubtful()).isFalse();
        assertThat(report.message()).isNull();
    }

    @Test
    void aDayWithHardlyAnyNewDossierIsToldTheNextMorning() {
        window();
        var catalog = catalog();
        catalog.clock.advance(Duration.ofHours(1));
        for (var week = 0; week < 3; week++) {
            recordRun(catalog.clock.instant().minus(Duration.ofDays(7L * (week + 1) + 1)), 50);
        }
        recordRun(catalog.clock.instant().minus(Duration.ofDays(1)), 4);
        assertThat(catalog.run().message()).contains("Ngày 19/11", "4 hồ sơ mới hoặc đổi", "10–270");
        assertThat(events(catalog, DriftKind.VOLUME))
                .extracting(DriftEvent::place)
                .containsExactly("day");
        assertThat(catalog.run().message()).isNull();
    }

    @Test
    void aHolidayIsComparedWithDaysOffAndAMadeUpDayWithWorkingDays() {
        window();
        // Thursday 3 September 2026, after the holiday of the 1st and 2nd; Saturday 22 August was worked.
        var catalog = catalog();
        var thursday = Instant.parse("2026-09-03T03:00:00Z");
        catalog.clock.set(thursday);
        for (var back = 2; back < 40; back++) {
            var day = thursday.minus(Duration.ofDays(back));
            var weekday = day.atZone(ZoneOffset.UTC).getDayOfWeek();
            recordRun(day, weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? 0 : 50);
        }
        recordRun(thursday.minus(Duration.ofDays(1)), 0);
        assertThat(catalog.run().message()).isNull();
        assertThat(events(catalog, DriftKind.VOLUME)).isEmpty();
        TestDatabase.jdbc().sql("DELETE FROM connector.run").update();
        var sunday = Instant.parse("2026-08-23T03:00:00Z");
        catalog.clock.set(sunday);
        for (var back = 2; back < 40; back++) {
            var day = sunday.minus(Duration.ofDays(back));
            var weekday = day.atZone(ZoneOffset.UTC).getDayOfWeek();
            recordRun(day, weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? 0 : 50);
        }
        recordRun(sunday.minus(Duration.ofDays(1)), 3);
        assertThat(catalog.run().message()).contains("Ngày 22/8", "3 hồ sơ mới hoặc đổi", "10–270");
    }

    private static void recordRun(Instant at, int added) {
        TestDatabase.jdbc()
                .sql("""
                INSERT INTO connector.run (run, connector, kind, started_at, ended_at, outcome, pages, records, added,
                    changed, unchanged, rejected, slowest_ms) VALUES (?, 'nguon', 'INCREMENTAL', ?, ?, 'OK', 1, ?, ?, 0, 0, 0, 1)
                """)
                .param(UUID.randomUUID())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(at.atOffset(ZoneOffset.UTC))
                .param(added)
                .param(added)
                .update();
    }
}
