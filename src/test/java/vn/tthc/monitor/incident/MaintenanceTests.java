package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.platform.TestDatabase;

/** What is told of a source around a maintenance window; one run a minute, the window from minute 5 to minute 10. */
@ExtendWith(TestDatabase.class)
class MaintenanceTests {
    private HealthBench bench;

    @BeforeEach
    void build() {
        bench = new HealthBench();
        bench.windows.put("a", "Nâng cấp", HealthBench.START.plusSeconds(300), HealthBench.START.plusSeconds(600));
    }

    @Test
    void anOutageInsideAWindowIsNotTold() {
        bench.runs("GGGGGTTTTGGGGG");
        assertThat(bench.told).isEmpty();
        assertThat(bench.incidents.recent(10)).isEmpty();
    }

    @Test
    void anOutageThatOutlastsItsWindowIsToldOnceAtTheEnd() {
        bench.runs("GGGGGTTTTT");
        assertThat(bench.told).isEmpty();
        assertThat(bench.state()).isEqualTo(SourceState.SUSPENDED);
        bench.runs("TTTT");
        assertThat(bench.told).containsExactly("OPENED REACH #1");
        bench.runs("GG");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1");
    }

    @Test
    void anOpenIncidentStaysOpenThroughAWindowAndIsToldAgainAtItsEnd() {
        bench.runs("GTTTTTTTTT");
        assertThat(bench.told).containsExactly("OPENED REACH #1");
        assertThat(bench.incidents.open()).hasSize(1);
        bench.runs("TT");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CHANGED REACH #1");
    }

    @Test
    void whoeverHeardOfAnOutageHearsOfItsEndInsideTheWindow() {
        bench.runs("GTTTTTTGGG");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1");
        bench.runs("GGG");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1");
    }

    @Test
    void aWindowThatEndsWhileNobodyRunsClosesNothing() {
        bench.runs("GTTTTT........");
        assertThat(bench.incidents.open()).hasSize(1);
        assertThat(bench.told).containsExactly("OPENED REACH #1");
        bench.runs("TT");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CHANGED REACH #1");
    }
}
