package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.ConnectorView.LifecycleState;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith(TestDatabase.class)
class SourceMonitorTests {
    private HealthBench bench;

    @BeforeEach
    void build() {
        bench = new HealthBench();
        bench.dossiers.open.put("a", 143L);
    }

    @Test
    void anOutageOpensOneIncidentAndItsEndClosesIt() {
        bench.runs("GTTTTTGG");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1");
        var incident = bench.incidents.find(1).orElseThrow();
        assertThat(incident.openedAt()).isEqualTo(HealthBench.START.plusSeconds(60));
        assertThat(incident.closedAt()).isEqualTo(HealthBench.START.plusSeconds(7 * 60));
        assertThat(bench.incidents.open()).isEmpty();
    }

    @Test
    void anOutageBeginsWithItsFirstFailureNotWithAnEarlierHiccup() {
        bench.runs("GTGGTTT");
        assertThat(bench.incidents.find(1).orElseThrow().openedAt()).isEqualTo(HealthBench.START.plusSeconds(240));
    }

    @Test
    void theMessageSaysWhatSinceWhenWhatItCostsAndWhatToDo() {
        bench.dossiers.due.put("a", 3L);
        bench.runs("GTTT");
        var incident = bench.incidents.find(1).orElseThrow();
        assertThat(incident.title()).isEqualTo("Hệ thống a mất kết nối (quá thời gian chờ)");
        assertThat(incident.message())
                .contains("từ 10:01", "lần đọc tốt gần nhất 10:00", "143 hồ sơ", "3 hồ sơ đến hạn", "cần làm: ");
        assertThat(incident.affectedDossiers()).isEqualTo(143);
        assertThat(incident.category()).isEqualTo(FailureCategory.TIMEOUT);
    }

    @Test
    void aCauseThatStaysChangesTheIncidentButAnAlternatingOneDoesNot() {
        bench.runs("GTTT5T5T");
        assertThat(bench.told).containsExactly("OPENED REACH #1");
        bench.runs("555");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CHANGED REACH #1");
        assertThat(bench.incidents.find(1).orElseThrow().title())
                .contains("không đọc được số liệu (máy chủ báo lỗi 5xx)");
    }

    @Test
    void aRefusedLoginTakesOverFromAnOutage() {
        bench.runs("GTTTAA");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1", "OPENED AUTH #2");
        assertThat(bench.state()).isEqualTo(SourceState.AUTH_FAILED);
    }

    @Test
    void runsThatStayAwayHoldTheIncident() {
        bench.runs("GTTT....");
        assertThat(bench.state()).isEqualTo(SourceState.UNKNOWN);
        assertThat(bench.told).containsExactly("OPENED REACH #1");
        assertThat(bench.watch.find("a").orElseThrow().incident()).isEqualTo(1);
        bench.runs("GG");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1");
    }

    @Test
    void stalenessIsSeenByTheHourAndOutagesSpeakForIt() {
        bench.runs("G");
        for (var hour = 0; hour < 5; hour++) {
            bench.clock.advance(Duration.ofMinutes(58));
            bench.runs("EE");
        }
        assertThat(bench.told).containsExactly("OPENED FRESHNESS #1");
        assertThat(bench.incidents.find(1).orElseThrow().message()).contains("số liệu mới nhất 10:00");
        bench.runs("G");
        assertThat(bench.told).containsExactly("OPENED FRESHNESS #1", "CLOSED FRESHNESS #1");
    }

    @Test
    void nothingGrowsStaleOverTheWeekend() {
        bench.clock.set(Instant.parse("2026-11-20T09:59:00Z"));
        bench.runs("G");
        bench.clock.set(Instant.parse("2026-11-22T09:00:00Z"));
        bench.runs("EE");
        assertThat(bench.told).isEmpty();
        assertThat(bench.state()).isEqualTo(SourceState.UP);
    }

    @Test
    void aSourceSuspendedByNoticeRaisesNothing() {
        bench.lifecycle(LifecycleState.SUSPENDED);
        bench.runs("GTTTTT");
        assertThat(bench.told).isEmpty();
        assertThat(bench.state()).isEqualTo(SourceState.SUSPENDED);
        bench.lifecycle(LifecycleState.RUNNING);
        bench.runs("T");
        assertThat(bench.told).containsExactly("OPENED REACH #1");
    }

    @Test
    void aSuspensionThatBeginsInsideAnIncidentKeepsItInSilence() {
        bench.runs("GTTT");
        bench.lifecycle(LifecycleState.SUSPENDED);
        bench.runs("555555");
        assertThat(bench.told).containsExactly("OPENED REACH #1");
        assertThat(bench.incidents.open()).hasSize(1);
        bench.lifecycle(LifecycleState.RUNNING);
        bench.runs("5");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CHANGED REACH #1");
    }

    @Test
    void theEndOfAnOutageIsToldEvenWhileSuspended() {
        bench.runs("GTTT");
        bench.lifecycle(LifecycleState.SUSPENDED);
        bench.runs("GG");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1");
    }

    @Test
    void anIncidentThatOutlivesASilenceIsToldAtTheFirstFreshRun() {
        bench.runs("GTTT");
        bench.lifecycle(LifecycleState.SUSPENDED);
        bench.runs("........");
        bench.lifecycle(LifecycleState.RUNNING);
        bench.runs("..");
        assertThat(bench.told).containsExactly("OPENED REACH #1");
        bench.runs("T");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CHANGED REACH #1");
    }

    @Test
    void aTrialIsShownButNotTold() {
        bench.lifecycle(LifecycleState.TRIAL);
        bench.runs("GTTT");
        assertThat(bench.told).isEmpty();
        assertThat(bench.incidents.open()).hasSize(1);
        assertThat(bench.watch.find("a").orElseThrow().trial()).isTrue();
        bench.lifecycle(LifecycleState.RUNNING);
        bench.runs("T");
        assertThat(bench.told).containsExactly("CHANGED REACH #1");
    }

    @Test
    void healthOutlivesARestart() {
        bench.runs("GTT");
        var restarted = new HealthBench(bench.clock, null);
        restarted.runs("T");
        assertThat(restarted.told).containsExactly("OPENED REACH #1");
    }

    @Test
    void anIncidentOfASourceWhoseFileIsGoneEndsWithoutAVerdict() {
        bench.runs("GTTTx");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "UNWATCHED REACH #1");
        assertThat(bench.incidents.open()).isEmpty();
        assertThat(bench.incidents.find(1).orElseThrow().message())
                .contains("mất kết nối", "không còn được đọc", "chưa biết đã khắc phục hay chưa", "143 hồ sơ");
        assertThat(bench.state()).isEqualTo(SourceState.UNKNOWN);
        assertThat(bench.watch.find("a").orElseThrow().stale()).isTrue();
        assertThat(bench.meters.find("dossier.connector.state").gauges()).isEmpty();
        bench.runs("....");
        assertThat(bench.told).hasSize(2);
    }

    @Test
    void aSourceThatIsOnlyWatchedHasOutagesButNoDossiersToSpeakOf() {
        bench.watchedOnly();
        bench.runs("GTTT");
        var incident = bench.incidents.find(1).orElseThrow();
        assertThat(incident.title()).isEqualTo("Hệ thống a không truy cập được (quá thời gian chờ)");
        assertThat(incident.message())
                .contains("lần thử tốt gần nhất 10:00", "chỉ được theo dõi, không đọc hồ sơ")
                .doesNotContain("số liệu cũ");
        bench.runs("GG");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1");
        bench.clock.advance(Duration.ofDays(3));
        bench.runs("G");
        assertThat(bench.state()).isEqualTo(SourceState.UP);
    }

    @Test
    void aSourceThatSendsIsJudgedByItsLastMessageAndNotByASchedule() {
        bench.sends();
        bench.runs("G....");
        assertThat(bench.state()).isEqualTo(SourceState.UP);
        bench.clock.advance(Duration.ofHours(4));
        bench.runs(".");
        assertThat(bench.state()).isEqualTo(SourceState.STALE);
        assertThat(bench.told).containsExactly("OPENED FRESHNESS #1");
        bench.runs("G");
        assertThat(bench.told).containsExactly("OPENED FRESHNESS #1", "CLOSED FRESHNESS #1");
    }

    @Test
    void aFilePutBackBeginsWithACleanSlate() {
        bench.runs("GTTTxxoTT");
        assertThat(bench.told).hasSize(2);
        assertThat(bench.state()).isEqualTo(SourceState.UP);
        bench.runs("T");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "UNWATCHED REACH #1", "OPENED REACH #2");
    }

    @Test
    void aRunThatEndsAfterItsFileIsGoneIsNotJudged() {
        bench.runs("GTTx");
        bench.runs("T");
        assertThat(bench.told).isEmpty();
    }

    @Test
    void theFiguresSayTheStateAndTheIncidents() {
        bench.runs("GTTT");
        assertThat(gauge("dossier.connector.state", "state", "down")).isEqualTo(1);
        assertThat(gauge("dossier.connector.state", "state", "ok")).isZero();
        assertThat(gauge("dossier.incidents.open", "kind", "reach")).isEqualTo(1);
        assertThat(gauge("dossier.connector.condition", "condition", "reach")).isEqualTo(2);
        assertThat(gauge("dossier.connector.condition", "condition", "auth")).isZero();
        assertThat(gauge("dossier.connector.unstable", "connector", "a")).isZero();
        assertThat(bench.meters
                        .get("dossier.incidents.opened")
                        .tag("kind", "reach")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aSourceThatNeverRanIsUnknownAndKnownByName() {
        var health = bench.watch.all().getFirst();
        assertThat(health.state()).isEqualTo(SourceState.UNKNOWN);
        assertThat(health.name()).isEqualTo("Hệ thống a");
        assertThat(health.stale()).isFalse();
        bench.runs(".");
        assertThat(gauge("dossier.connector.condition", "condition", "reach")).isEqualTo(-1);
    }

    private double gauge(String name, String tag, String value) {
        return bench.meters.get(name).tag(tag, value).gauge().value();
    }
}
