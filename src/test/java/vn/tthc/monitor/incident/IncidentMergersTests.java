package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.incident.IncidentEvent.Kind;
import vn.tthc.monitor.incident.IncidentEvent.Via;
import vn.tthc.monitor.incident.Incidents.Deed;
import vn.tthc.monitor.platform.StoredTime;
import vn.tthc.monitor.platform.TestDatabase;

/** Several incidents with one cause: #1 outage, #2 refused login, #3 slowness of one source, each with its own times. */
@ExtendWith(TestDatabase.class)
class IncidentMergersTests {
    private HealthBench bench;

    @BeforeEach
    void build() {
        bench = new HealthBench();
        TestDatabase.jdbc()
                .sql("""
                INSERT INTO incident.incident (number, source, source_name, kind, title, opened_at, closed_at) VALUES
                    (1, 'a', 'A', 'REACH', 'A mất kết nối', :at, NULL), (2, 'b', 'B', 'REACH', 'B mất kết nối', :at, NULL),
                    (3, 'c', 'C', 'LATENCY', 'C chậm', :at, NULL), (4, 'd', 'D', 'REACH', 'D mất kết nối', :at, :at)
                """)
                .param("at", StoredTime.utc(HealthBench.START))
                .update();
    }

    @Test
    void membersKeepTheirTimesAndTheCauseTellsOfThemOnce() {
        assertThat(bench.actions.merge(1, Set.of(2L, 4L), "lan", Via.PAGE)).isEqualTo(Deed.DONE);
        assertThat(bench.told).containsExactly("MEMBERS REACH #1");
        assertThat(bench.actions.members(1)).extracting(Incident::number).containsExactly(2L, 4L);
        var member = bench.actions.find(4).orElseThrow();
        assertThat(member.closedAt()).isEqualTo(HealthBench.START);
        assertThat(member.course().mergedInto()).isEqualTo(1);
        assertThat(bench.actions.timeline(1)).extracting(IncidentEvent::other).containsExactly(2L, 4L);
        assertThat(bench.actions.timeline(2)).extracting(IncidentEvent::kind).containsExactly(Kind.MERGED);
        assertThat(bench.actions.merge(1, Set.of(2L), "lan", Via.PAGE)).isEqualTo(Deed.ALREADY);
        assertThat(bench.told).hasSize(1);
    }

    @Test
    void whatIsOverIsPutTogetherWithoutAWord() {
        bench.actions.merge(1, Set.of(4L), "lan", Via.PAGE);
        bench.actions.merge(4, Set.of(3L), "lan", Via.PAGE);
        assertThat(bench.told).isEmpty();
    }

    @Test
    void thereIsOneLevelOnly() {
        bench.actions.merge(2, Set.of(3L), "lan", Via.PAGE);
        bench.actions.merge(1, Set.of(2L), "lan", Via.PAGE);
        assertThat(bench.actions.members(1)).extracting(Incident::number).containsExactly(2L, 3L);
        assertThat(bench.actions.merge(3, Set.of(4L), "lan", Via.PAGE)).isEqualTo(Deed.OVER);
        assertThat(bench.actions.merge(1, Set.of(1L), "lan", Via.PAGE)).isEqualTo(Deed.UNKNOWN);
        assertThat(bench.actions.merge(1, Set.of(99L), "lan", Via.PAGE)).isEqualTo(Deed.UNKNOWN);
        assertThat(bench.actions.merge(1, Set.of(), "lan", Via.PAGE)).isEqualTo(Deed.UNKNOWN);
    }

    @Test
    void takingTheCauseInHandTakesItsMembersInHand() {
        bench.actions.merge(1, Set.of(2L), "lan", Via.PAGE);
        bench.actions.acknowledge(1, "minh", Via.CHAT);
        assertThat(bench.actions.find(2).orElseThrow().acknowledged(bench.clock.instant()))
                .isTrue();
        assertThat(bench.told).containsExactly("MEMBERS REACH #1", "ACKNOWLEDGED REACH #1");
    }

    @Test
    void anOutageUnderAWarningEndsItsAcknowledgement() {
        bench.actions.acknowledge(3, "minh", Via.CHAT);
        bench.actions.merge(3, Set.of(1L), "lan", Via.PAGE);
        assertThat(bench.actions.find(3).orElseThrow().course().acknowledgement())
                .isNull();
        bench.actions.acknowledge(3, "minh", Via.CHAT);
        bench.actions.merge(3, Set.of(2L), "lan", Via.PAGE);
        assertThat(bench.actions.find(3).orElseThrow().acknowledged(bench.clock.instant()))
                .isTrue();
    }

    @Test
    void takingApartLeavesBothAsTheyWere() {
        bench.actions.merge(1, Set.of(2L), "lan", Via.PAGE);
        assertThat(bench.actions.separate(2, "lan", Via.PAGE)).isEqualTo(Deed.DONE);
        assertThat(bench.actions.members(1)).isEmpty();
        assertThat(bench.actions.separate(2, "lan", Via.PAGE)).isEqualTo(Deed.ALREADY);
        assertThat(bench.actions.separate(99, "lan", Via.PAGE)).isEqualTo(Deed.UNKNOWN);
        assertThat(bench.actions.timeline(1)).extracting(IncidentEvent::kind).endsWith(Kind.SEPARATED);
    }
}
