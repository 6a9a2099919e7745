package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.FollowUpPlan;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith(TestDatabase.class)
class AlertMetersTests {
    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private double gauge(String name, String channel) {
        return bench.meters.get(name).tag("channel", channel).gauge().value();
    }

    private double count(String name) {
        return bench.meters.get(name).counter().count();
    }

    @Test
    void theGateOfAChannelIsShown() {
        bench.deliver();
        bench.deliver();
        assertThat(gauge("dossier.channel.calls.left", "nhom")).isEqualTo(10);
        assertThat(gauge("dossier.channel.next.call.timestamp", "nhom")).isZero();
        bench.chat.mode = TestingChat.Mode.LIMITED;
        bench.health.runs("GTTT");
        // A tick does not wait for its lanes: the second one shows what the first one did.
        bench.deliver();
        bench.deliver();
        bench.deliver();
        assertThat(gauge("dossier.channel.calls.left", "nhom")).isEqualTo(9);
        assertThat(gauge("dossier.channel.next.call.timestamp", "nhom"))
                .isGreaterThan(bench.now().getEpochSecond() + 60.0);
        assertThat(gauge("dossier.channel.calls.left", "khac")).isEqualTo(10);
        assertThat(gauge("dossier.channel.stopped", "nhom")).isZero();
    }

    @Test
    void aChannelThatRefusesUsIsShownAsStopped() {
        bench.chat.mode = TestingChat.Mode.REFUSED;
        bench.health.runs("GTTT");
        bench.pass(Duration.ofSeconds(30));
        assertThat(gauge("dossier.channel.stopped", "nhom")).isEqualTo(1);
    }

    @Test
    void whatIsToldElsewhereIsCountedWithTheChannelThatTookNothing() {
        bench.chat.mode = TestingChat.Mode.BROKEN;
        bench.health.runs("GTTT");
        bench.pass(Duration.ofMinutes(3));
        var failover = bench.meters.get("dossier.notifications.failover");
        assertThat(failover.tag("channel", "nhom").counter().count()).isEqualTo(1);
        assertThat(bench.meters
                        .get("dossier.notifications.failover")
                        .tag("channel", "khac")
                        .counter()
                        .count())
                .isZero();
    }

    @Test
    void stepsAndWhatTheAuditorMendedAreCounted() {
        var usual = FollowUpPlan.usual();
        bench.plan = new AlertPlan(
                bench.plan.channels(),
                bench.plan.routes(),
                bench.plan.digest(),
                List.of(),
                new FollowUpPlan(
                        usual.reminders(),
                        usual.daily(),
                        List.of(new FollowUpPlan.Step(Duration.ofMinutes(30), List.of("khac"), false))),
                Map.of());
        bench.runs("GTTT");
        assertThat(count("dossier.escalations")).isZero();
        TestDatabase.jdbc().sql("DELETE FROM alert.follow_up").update();
        bench.desk.auditFollowUps();
        assertThat(count("dossier.follow.ups.mended")).isEqualTo(1);
        assertThat(bench.meters
                        .get("dossier.follow.ups.audited.timestamp")
                        .gauge()
                        .value())
                .isEqualTo(bench.now().toEpochMilli() / 1000.0);
        bench.clock.advance(Duration.ofMinutes(31));
        bench.desk.followIncidents();
        assertThat(count("dossier.escalations")).isEqualTo(1);
        bench.desk.auditFollowUps();
        assertThat(count("dossier.follow.ups.mended")).isEqualTo(1);
    }
}
