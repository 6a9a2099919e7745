package vn.tthc.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.incident.IncidentEvent.Kind;
import vn.tthc.monitor.incident.IncidentEvent.Via;
import vn.tthc.monitor.incident.Incidents.Deed;
import vn.tthc.monitor.platform.TestDatabase;

/** What people do about incidents: stored, audited, told once, and part of the history. */
@ExtendWith(TestDatabase.class)
class IncidentDeedsTests {
    private HealthBench bench;

    @BeforeEach
    void build() {
        bench = new HealthBench();
        bench.runs("GTTT");
    }

    @Test
    void somebodyTakesItInHandForFourWorkingHours() {
        var now = bench.clock.instant();
        assertThat(bench.actions.acknowledge(1, "lan", Via.PAGE)).isEqualTo(Deed.DONE);
        var incident = bench.actions.find(1).orElseThrow();
        var word = Objects.requireNonNull(incident.course().acknowledgement());
        assertThat(word.by()).isEqualTo("lan");
        assertThat(word.until()).isEqualTo(now.plus(Duration.ofHours(4)));
        assertThat(incident.acknowledged(word.until().minusSeconds(1))).isTrue();
        assertThat(incident.acknowledged(word.until())).isFalse();
        assertThat(bench.told).containsExactly("OPENED REACH #1", "ACKNOWLEDGED REACH #1");
        assertThat(audit()).containsExactly("lan acknowledge_incident incident 1 page");
    }

    @Test
    void theFourHoursStopAtTheEndOfTheDay() {
        bench.clock.set(Instant.parse("2026-11-20T09:00:00Z"));
        bench.actions.acknowledge(1, "lan", Via.CHAT);
        var word = bench.actions.find(1).orElseThrow().course().acknowledgement();
        // An hour is left on Friday, three are due on Monday from eight o'clock.
        assertThat(Objects.requireNonNull(word).until()).isEqualTo(Instant.parse("2026-11-23T04:00:00Z"));
    }

    @Test
    void theSamePersonAgainIsNotNewsButAnotherOneIs() {
        bench.actions.acknowledge(1, "lan", Via.PAGE);
        assertThat(bench.actions.acknowledge(1, "lan", Via.CHAT)).isEqualTo(Deed.ALREADY);
        assertThat(bench.told).hasSize(2);
        assertThat(bench.actions.acknowledge(1, "minh", Via.LINK)).isEqualTo(Deed.DONE);
        assertThat(bench.told).hasSize(3);
        bench.clock.advance(Duration.ofDays(4));
        assertThat(bench.actions.acknowledge(1, "minh", Via.LINK)).isEqualTo(Deed.DONE);
        assertThat(bench.told).hasSize(4);
    }

    @Test
    void howLongSomebodysWordCountsIsAskedEachTime() {
        bench.inHand = Duration.ofMinutes(30);
        bench.actions.acknowledge(1, "lan", Via.PAGE);
        var incident = bench.actions.find(1).orElseThrow();
        assertThat(incident.acknowledged(bench.clock.instant().plus(Duration.ofMinutes(29))))
                .isTrue();
        assertThat(incident.acknowledged(bench.clock.instant().plus(Duration.ofMinutes(30))))
                .isFalse();
    }

    @Test
    void whatIsOverOrUnknownIsNotTakenInHand() {
        bench.runs("GG");
        assertThat(bench.actions.acknowledge(1, "lan", Via.PAGE)).isEqualTo(Deed.OVER);
        assertThat(bench.actions.acknowledge(99, "lan", Via.PAGE)).isEqualTo(Deed.UNKNOWN);
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1");
        assertThat(audit()).isEmpty();
    }

    @Test
    void theHistoryHoldsEverythingInOrder() {
        bench.clock.advance(Duration.ofMinutes(1));
        bench.actions.acknowledge(1, "lan", Via.PAGE);
        bench.clock.advance(Duration.ofMinutes(1));
        assertThat(bench.actions.note(1, "minh", Via.PAGE, " Đã gọi VNPT ")).isEqualTo(Deed.DONE);
        bench.runs("GG");
        assertThat(bench.actions.note(1, "minh", Via.PAGE, "VNPT báo đứt cáp")).isEqualTo(Deed.DONE);
        var history = bench.actions.timeline(1);
        assertThat(history)
                .extracting(IncidentEvent::kind)
                .containsExactly(Kind.OPENED, Kind.ACKNOWLEDGED, Kind.NOTE, Kind.CLOSED, Kind.NOTE);
        assertThat(history.get(2).text()).isEqualTo("Đã gọi VNPT");
        assertThat(history.getFirst().at()).isEqualTo(HealthBench.START.plusSeconds(60));
        assertThat(bench.told).doesNotContain("NOTE REACH #1").hasSize(3);
    }

    @Test
    void anEmptyOrEndlessNoteIsRefused() {
        for (var text : List.of(" ", "x".repeat(Incidents.LONGEST_NOTE + 1))) {
            assertThatThrownBy(() -> bench.actions.note(1, "lan", Via.PAGE, text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(bench.actions.timeline(1)).hasSize(1);
    }

    @Test
    void whatComesBackWithinAQuarterOfAnHourKeepsItsNumber() {
        bench.actions.acknowledge(1, "lan", Via.PAGE);
        bench.runs("GG..........TTT");
        assertThat(bench.told)
                .containsExactly("OPENED REACH #1", "ACKNOWLEDGED REACH #1", "CLOSED REACH #1", "REOPENED REACH #1");
        var incident = bench.actions.find(1).orElseThrow();
        assertThat(incident.open()).isTrue();
        assertThat(incident.course().reopened()).isEqualTo(1);
        assertThat(incident.openedAt()).isEqualTo(HealthBench.START.plusSeconds(60));
        // Whoever has it in hand still has.
        assertThat(incident.acknowledged(bench.clock.instant())).isTrue();
        bench.runs("GG");
        assertThat(bench.told).last().isEqualTo("CLOSED REACH #1");
        assertThat(bench.actions.timeline(1))
                .extracting(IncidentEvent::kind)
                .containsExactly(Kind.OPENED, Kind.ACKNOWLEDGED, Kind.CLOSED, Kind.REOPENED, Kind.CLOSED);
    }

    @Test
    void whatComesBackLaterIsAnotherIncident() {
        bench.runs("GG" + ".".repeat(16) + "TTT");
        assertThat(bench.told).containsExactly("OPENED REACH #1", "CLOSED REACH #1", "OPENED REACH #2");
    }

    @Test
    void whatWasToBlameIsSaidAndTakenBack() {
        assertThat(bench.actions.blame(1, Incident.Cause.LINE, "lan", Via.PAGE)).isEqualTo(Deed.DONE);
        assertThat(bench.actions.blame(1, Incident.Cause.LINE, "lan", Via.PAGE)).isEqualTo(Deed.ALREADY);
        assertThat(bench.actions.find(1).orElseThrow().course().cause()).isEqualTo(Incident.Cause.LINE);
        bench.actions.blame(1, null, "lan", Via.PAGE);
        assertThat(bench.actions.find(1).orElseThrow().course().cause()).isNull();
        assertThat(bench.actions.timeline(1)).extracting(IncidentEvent::kind).endsWith(Kind.CAUSE, Kind.CAUSE);
    }

    @Test
    void dossiersThatCameDueSinceTheLastRunAreCounted() {
        bench.dossiers.due.put("a", 5L);
        assertThat(bench.actions.find(1).orElseThrow().dueInside()).isEqualTo(5);
        assertThat(bench.actions.open().getFirst().dueInside()).isEqualTo(5);
    }

    @Test
    void whatSpokeForItIsTakenDownWhenItOpens() {
        bench.runs("GGTTT");
        var evidence = bench.actions.evidence(1).orElseThrow();
        assertThat(evidence.request()).isEqualTo("GET https://a.example/ds?key=••••");
        assertThat(evidence.answer()).isEqualTo("HTTP 503");
        assertThat(evidence.certificate()).contains("CN=a.example");
        assertThat(evidence.takenAt()).isEqualTo(HealthBench.START.plusSeconds(180));
        // One good run and three that failed; what came later is no evidence of the beginning.
        assertThat(evidence.runs()).extracting(IncidentEvidence.Run::failed).containsExactly(false, true, true, true);
        assertThat(bench.actions.evidence(99)).isEmpty();
    }

    @Test
    void theStretchesOfTimeFollowTheState() {
        bench.runs("GG");
        assertThat(TestDatabase.jdbc()
                        .sql("""
                                SELECT state, extract(epoch FROM to_at - from_at)::bigint AS seconds
                                FROM incident.state_span WHERE source = 'a' ORDER BY id""")
                        .query((row, number) -> row.getString("state") + " " + row.getObject("seconds"))
                        .list())
                .containsExactly("UP 60", "DOWN 240", "UP null");
    }

    private static List<String> audit() {
        return TestDatabase.jdbc()
                .sql("SELECT concat_ws(' ', actor, action, object, detail) AS line FROM platform.audit ORDER BY id")
                .query((row, number) -> row.getString("line"))
                .list();
    }
}
