package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.connector.DriftKind;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.Expiries;
import vn.tthc.monitor.incident.Condition.Kind;
import vn.tthc.monitor.incident.Condition.Value;
import vn.tthc.monitor.platform.TestDatabase;

/** From samples by way of conditions to incidents, on a real database. */
@ExtendWith(TestDatabase.class)
class ConditionTests {
    private HealthBench bench;

    @BeforeEach
    void build() {
        bench = new HealthBench();
    }

    @Test
    void oneLuckyAnswerAmongFailuresHidesNothing() {
        bench.runs("GTTGT");
        assertThat(bench.told).containsExactly("OPENED REACH #1");
        assertThat(bench.incidents.find(1).orElseThrow().openedAt()).isEqualTo(HealthBench.START.plusSeconds(60));
    }

    @Test
    void aSourceIsReadMoreOftenOnlyWhileItIsNotDecidedWhetherItIsAway() {
        bench.runs("G");
        assertThat(bench.connectors.hurried).isEmpty();
        bench.runs("T");
        assertThat(bench.connectors.hurried).containsExactly("a");
        bench.runs("T");
        assertThat(bench.connectors.hurried).containsExactly("a");
        bench.runs("T");
        assertThat(bench.connectors.hurried).isEmpty();
        bench.runs("GGTG");
        assertThat(bench.connectors.hurried).isEmpty();
        bench.runs("GGGA");
        assertThat(bench.connectors.hurried)
                .as("a refused login is never tried faster")
                .isEmpty();
    }

    @Test
    void everyAspectIsStoredWithItsValueItsBeginningAndItsEvidence() {
        bench.expiry = new Expiries.Expiry(HealthBench.START.plus(Duration.ofDays(90)), null);
        bench.runs("GTTTs");
        var conditions = bench.watch.conditions("a");
        assertThat(conditions)
                .extracting(Condition::kind, Condition::value)
                .containsExactly(
                        tuple(Kind.REACH, Value.BAD),
                        tuple(Kind.AUTH, Value.OK),
                        tuple(Kind.FRESHNESS, Value.OK),
                        tuple(Kind.LATENCY, Value.WARN),
                        tuple(Kind.TLS, Value.OK),
                        tuple(Kind.CREDENTIAL, Value.UNKNOWN),
                        tuple(Kind.SCHEMA, Value.OK),
                        tuple(Kind.VOLUME, Value.OK));
        var reach = conditions.getFirst();
        assertThat(reach.since()).isEqualTo(HealthBench.START.plusSeconds(180));
        assertThat(reach.evaluatedAt()).isEqualTo(HealthBench.START.plusSeconds(240));
        assertThat(reach.evidence()).contains("1 lần tốt liền nhau, chờ đủ 2 lần và 60 giây");
        bench.runs("....");
        assertThat(bench.watch.conditions("a").getFirst().value()).isEqualTo(Value.UNKNOWN);
        assertThat(bench.watch.conditions("a").getFirst().raised()).isTrue();
    }

    @Test
    void aCertificateThatRunsOutIsToldAtTwentySevenAndThreeDaysAndThenDaily() {
        bench.expiry = new Expiries.Expiry(HealthBench.START.plus(Duration.ofDays(22)), null);
        for (var day = 0; day < 24; day++) {
            bench.runs("GGG");
            bench.clock.advance(Duration.ofDays(1).minusMinutes(3));
        }
        assertThat(bench.told)
                .containsExactly(
                        "OPENED TLS #1",
                        "CHANGED TLS #1",
                        "CHANGED TLS #1",
                        "CHANGED TLS #1",
                        "CHANGED TLS #1",
                        "CHANGED TLS #1",
                        "CHANGED TLS #1");
        assertThat(bench.incidents.find(1).orElseThrow().message())
                .contains("chứng thư của hệ thống đã hết hạn từ 10:00 12/12/2026", "gia hạn chứng thư");
        assertThat(bench.state()).isEqualTo(SourceState.DEGRADED);
        bench.expiry = new Expiries.Expiry(bench.clock.instant().plus(Duration.ofDays(365)), null);
        bench.runs("G");
        assertThat(bench.told).last().isEqualTo("CLOSED TLS #1");
        assertThat(bench.state()).isEqualTo(SourceState.UP);
    }

    @Test
    void aRestartThatHasNotSeenTheCertificateYetClosesNothing() {
        bench.expiry = new Expiries.Expiry(HealthBench.START.plus(Duration.ofDays(5)), null);
        bench.runs("GG");
        bench.expiry = Expiries.Expiry.UNKNOWN;
        bench.runs("GG");
        assertThat(bench.told).containsExactly("OPENED TLS #1");
        assertThat(bench.incidents.open()).hasSize(1);
    }

    @Test
    void aMissingFieldOpensAnIncidentOfItsOwnAndANewOneOnlyShows() {
        bench.changes.see(DriftKind.NEW_FIELD, null);
        bench.runs("G");
        assertThat(bench.told).isEmpty();
        assertThat(bench.watch.conditions("a").get(6).value()).isEqualTo(Value.WARN);
        bench.changes.see(DriftKind.MISSING_FIELD, DriftVerb.QUARANTINE);
        bench.changes.see(DriftKind.VOLUME, null);
        bench.runs("G");
        assertThat(bench.told).containsExactly("OPENED SCHEMA #1", "OPENED VOLUME #2");
        assertThat(bench.incidents.find(1).orElseThrow().message()).contains("Trường status không còn.");
        assertThat(bench.state()).isEqualTo(SourceState.DEGRADED);
        bench.changes.over();
        bench.runs("G");
        assertThat(bench.told).endsWith("CLOSED SCHEMA #1", "CLOSED VOLUME #2");
    }

    @Test
    void howLongASourceMayBeSilentIsLearntFromItself() {
        var learnt = new FreshnessStore(TestDatabase.jdbc());
        bench.runs("GGEG");
        assertThat(learnt.gaps("a", 10)).containsExactlyInAnyOrder(60L, 120L);
        for (var gap = 0; gap < 250; gap++) {
            learnt.add("a", 10, 61);
        }
        assertThat(learnt.gaps("a", 10)).hasSize(200).containsOnly(61L);
        bench.runs("G" + "E".repeat(29));
        assertThat(bench.told).as("thirty minutes are the least").isEmpty();
        bench.runs("EE");
        assertThat(bench.told).containsExactly("OPENED FRESHNESS #1");
        assertThat(bench.watch.conditions("a").get(2).evidence()).contains("hạn mức 30 phút làm việc");
        bench.runs("G");
        assertThat(bench.told).last().isEqualTo("CLOSED FRESHNESS #1");
    }

    /** Alternating runs make a source unstable: told once, held open, and settled once. */
    @Test
    void aSourceThatComesAndGoesIsToldOnceAndThenOnlyWhatItSettlesTo() {
        bench.runs("GTTT" + "GGTTT".repeat(5));
        assertThat(bench.told.stream().filter(one -> one.startsWith("UNSTABLE")))
                .hasSize(1);
        var heard = bench.told.size();
        bench.runs("GGTTTGGTTT");
        assertThat(bench.told).hasSize(heard);
        bench.runs("G".repeat(21));
        assertThat(bench.told).hasSize(heard + 1).last().asString().startsWith("CLOSED REACH");
        assertThat(bench.incidents.open()).isEmpty();
    }

    @Test
    void anUnstableSourceThatStaysAwaySettlesAsAnOutage() {
        bench.runs("GT".repeat(12));
        assertThat(bench.told).containsExactly("UNSTABLE REACH #1");
        assertThat(bench.incidents.find(1).orElseThrow().title()).contains("chập chờn");
        bench.runs("T".repeat(21));
        assertThat(bench.told).containsExactly("UNSTABLE REACH #1", "CHANGED REACH #1");
        assertThat(bench.incidents.find(1).orElseThrow().title()).contains("mất kết nối");
        bench.runs("GG");
        assertThat(bench.told).last().isEqualTo("CLOSED REACH #1");
    }

    @Test
    void anUnstableSourceCountsAsAnOutageAfterTwoHours() {
        bench.runs("GT".repeat(72));
        assertThat(bench.told).containsExactly("UNSTABLE REACH #1", "CHANGED REACH #1");
        assertThat(bench.incidents.open()).hasSize(1);
    }
}
