package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.mock.env.MockEnvironment;
import vn.tthc.monitor.platform.TestDatabase;

/** Our own network is asked before a source is blamed. */
@ExtendWith(TestDatabase.class)
class NetworkTests {
    private HealthBench bench;

    @BeforeEach
    void build() {
        bench = new HealthBench();
        bench.dossiers.open.put("a", 143L);
    }

    private void look(boolean reached, int times) {
        bench.reached = reached;
        for (var time = 0; time < times; time++) {
            bench.network.look();
            bench.clock.advance(Duration.ofSeconds(10));
        }
    }

    @Test
    void whereEveryWitnessIsSilentOneIncidentSpeaksForAll() {
        bench.runs("GGT");
        look(false, 3);
        assertThat(bench.told).containsExactly("OPENED NETWORK #1");
        bench.runs("TTTTT");
        assertThat(bench.told).containsExactly("OPENED NETWORK #1");
        assertThat(bench.state()).isEqualTo(SourceState.UNKNOWN);
        assertThat(bench.watch.conditions("a").getFirst().evidence()).contains("đường truyền của ta gián đoạn");
        assertThat(bench.incidents.find(1).orElseThrow().message())
                .contains("Đường truyền của ta không ra ngoài được", "143 hồ sơ", "thiết bị mạng của ta");
        look(true, 6);
        assertThat(bench.told).containsExactly("OPENED NETWORK #1");
        look(true, 1);
        assertThat(bench.told).containsExactly("OPENED NETWORK #1", "CLOSED NETWORK #1");
    }

    @Test
    void afterItsEndEachSourceIsJudgedOnlyByAFreshSample() {
        bench.runs("GTT");
        look(false, 2);
        bench.runs("TTT");
        look(true, 7);
        bench.runs(".");
        assertThat(bench.state()).isEqualTo(SourceState.UNKNOWN);
        bench.runs("TT");
        assertThat(bench.state()).isEqualTo(SourceState.UP);
        bench.runs("T");
        assertThat(bench.told).containsExactly("OPENED NETWORK #1", "CLOSED NETWORK #1", "OPENED REACH #2");
    }

    @Test
    void anIncidentOpenBeforeIsNeitherClosedNorForgotten() {
        bench.runs("GTTT");
        look(false, 2);
        bench.runs("TTGG");
        look(true, 7);
        bench.runs(".");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "OPENED NETWORK #2", "CLOSED NETWORK #2");
        bench.runs("GG");
        assertThat(bench.told).last().isEqualTo("CLOSED REACH #1");
    }

    @Test
    void whileTheCoreSystemAnswersOrOneLookFailsNothingHappens() {
        bench.runs("GG");
        look(false, 6);
        assertThat(bench.told).isEmpty();
        bench.runs("T");
        look(false, 1);
        look(true, 1);
        look(false, 1);
        assertThat(bench.told).isEmpty();
    }

    @Test
    void oneWitnessAloneIsRefusedAndNoneLooksAtNothing() {
        assertThatThrownBy(() -> network(new MockEnvironment().withProperty("tthc.network.gateway", "192.168.1.1:443")))
                .hasMessageContaining("cần cả gateway");
        assertThatThrownBy(() -> network(new MockEnvironment()
                        .withProperty("tthc.network.gateway", "192.168.1.1")
                        .withProperty("tthc.network.outside", "mang.example:443")))
                .hasMessageContaining("máy:cổng");
        network(new MockEnvironment()).look();
        assertThat(bench.told).isEmpty();
    }

    private WitnessedNetwork network(MockEnvironment settings) {
        return bench.network(settings, target -> {
            throw new AssertionError(target);
        });
    }
}
