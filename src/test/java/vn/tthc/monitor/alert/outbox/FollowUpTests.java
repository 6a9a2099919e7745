package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.alert.Silences.Matchers;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.FollowUpPlan;
import vn.tthc.monitor.alert.plan.HeadTemplate;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.IncidentEvent.Via;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.platform.TestDatabase;

/** What follows an incident that nobody takes in hand: reminders, steps, silences; whole streams with an injected clock. */
@ExtendWith(TestDatabase.class)
class FollowUpTests {
    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void escalation(FollowUpPlan.Step... steps) {
        var usual = FollowUpPlan.usual();
        bench.plan = new AlertPlan(
                bench.plan.channels(),
                bench.plan.routes(),
                bench.plan.digest(),
                List.of(),
                new FollowUpPlan(usual.reminders(), usual.daily(), List.of(steps)),
                Map.of("opened", new HeadTemplate("[Phường Hải An] #{number} {title}")));
    }

    /** Time passes in steps of half a minute, with the follow-ups and a tick each. */
    private void pass(Duration time) {
        for (var left = time; left.isPositive(); left = left.minusSeconds(30)) {
            bench.clock.advance(Duration.ofSeconds(30));
            bench.desk.followIncidents();
            bench.deliver();
        }
    }

    private void outage() {
        bench.runs("GTTT");
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
    }

    @Test
    void nobodyInHandIsSaidAfterAQuarterAnHourAndFourHours() {
        outage();
        pass(Duration.ofMinutes(13));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
        pass(Duration.ofMinutes(2));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED", "REMINDER ACCEPTED");
        assertThat(bench.newest().text()).contains("Nhắc lại – Sự cố #1", "Chưa ai nhận xử lý sau 15 phút", "/su-co/1");
        pass(Duration.ofHours(4));
        assertThat(bench.ledger("nhom"))
                .containsExactly("OPENED ACCEPTED", "REMINDER ACCEPTED", "REMINDER ACCEPTED", "REMINDER ACCEPTED");
        assertThat(bench.ledger("khac")).as("heard nothing of it").isEmpty();
    }

    @Test
    void laterItIsSaidTwiceAWorkingDay() {
        outage();
        pass(Duration.ofHours(5));
        var before = bench.ledger("nhom").size();
        // Friday afternoon until Monday 15:00: nothing on Saturday and Sunday, 08:30 and 14:00 on Monday.
        bench.clock.advance(Duration.ofHours(60));
        bench.desk.followIncidents();
        bench.deliver();
        var next =
                Objects.requireNonNull(bench.followUpRows.find(1).orElseThrow().nextReminderAt());
        assertThat(next.atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toLocalTime()).isEqualTo(LocalTime.of(8, 30));
        assertThat(bench.ledger("nhom")).as("missed ones are not made up").hasSizeLessThanOrEqualTo(before + 1);
    }

    @Test
    void whoTakesItInHandIsNamedOnceAndEndsTheReminders() {
        outage();
        bench.health.actions.acknowledge(1, "Nguyễn Văn A", Via.PAGE);
        bench.health.actions.acknowledge(1, "Nguyễn Văn A", Via.PAGE);
        bench.deliver();
        pass(Duration.ofHours(2));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED", "ACKED ACCEPTED");
        assertThat(bench.newest().text()).contains("đã có người nhận", "Nguyễn Văn A nhận xử lý lúc");
        pass(Duration.ofHours(4));
        assertThat(bench.ledger("nhom")).as("the word has ended").contains("REMINDER ACCEPTED");
    }

    @Test
    void aCertificateIsToldWithItsOwnWordsAndWithoutReminders() {
        bench.health.certificateUntil(bench.now().plus(Duration.ofDays(12)));
        bench.runs("GG");
        assertThat(bench.newest().text())
                .contains(
                        ": chứng thư bảo mật cần gia hạn",
                        "còn 12 ngày",
                        "báo đơn vị quản lý hệ thống gia hạn chứng thư");
        pass(Duration.ofHours(5));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
        bench.health.certificateUntil(bench.now().plus(Duration.ofDays(365)));
        bench.runs("GG");
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED", "RECOVERED ACCEPTED");
        assertThat(bench.newest().text())
                .contains("Thấy chứng thư mới của ")
                .doesNotContain("hoạt động bình thường", "kéo dài");
    }

    @Test
    void theNextOnesAreToldAndHearOfTheEnd() {
        escalation(new FollowUpPlan.Step(Duration.ofMinutes(30), List.of("khac"), false));
        outage();
        assertThat(bench.newest().text()).startsWith("[Phường Hải An] #1 ").contains("/su-co/1");
        pass(Duration.ofMinutes(31));
        assertThat(bench.ledger("khac")).containsExactly("ESCALATED ACCEPTED");
        assertThat(bench.newest().text()).contains("Báo cấp trên – Sự cố #1", "bước 1/1");
        assertThat(bench.followUpRows.find(1).orElseThrow().nextStepAt()).isNull();
        bench.runs("GG");
        assertThat(bench.ledger("khac")).containsExactly("ESCALATED ACCEPTED", "RECOVERED ACCEPTED");
        assertThat(bench.followUpRows.find(1)).isEmpty();
    }

    @Test
    void whatSomebodyHasInHandIsNotEscalated() {
        escalation(new FollowUpPlan.Step(Duration.ofMinutes(30), List.of("khac"), false));
        outage();
        bench.health.actions.acknowledge(1, "B", Via.CHAT);
        pass(Duration.ofHours(1));
        assertThat(bench.ledger("khac")).isEmpty();
    }

    @Test
    void theAuditorMendsWhatHasNothingAhead() {
        outage();
        TestDatabase.jdbc().sql("DELETE FROM alert.follow_up").update();
        escalation(new FollowUpPlan.Step(Duration.ofMinutes(30), List.of("khac"), false));
        bench.desk.auditFollowUps();
        var row = bench.followUpRows.find(1).orElseThrow();
        assertThat(row.nextReminderAt()).isNotNull();
        assertThat(row.nextStepAt()).isNotNull();
        bench.desk.auditFollowUps();
        assertThat(bench.health.actions.open())
                .as("mended, no incident of our own")
                .hasSize(1);
    }

    @Test
    void whatTheAuditorCannotMendTwiceIsAnIncidentOfOurOwn() {
        outage();
        var jdbc = TestDatabase.jdbc();
        jdbc.sql("DELETE FROM alert.follow_up").update();
        jdbc.sql("ALTER TABLE alert.follow_up ADD CONSTRAINT broken CHECK (incident <> 1) NOT VALID")
                .update();
        try {
            bench.desk.auditFollowUps();
            assertThat(bench.health.actions.open()).hasSize(1);
            bench.desk.auditFollowUps();
            bench.desk.auditFollowUps();
            bench.deliver();
        } finally {
            jdbc.sql("ALTER TABLE alert.follow_up DROP CONSTRAINT broken").update();
        }
        assertThat(bench.newest().text())
                .contains(
                        "Phần mềm giám sát không giữ được việc nhắc và báo tiếp sự cố",
                        "hai lần liền không đặt lại được lần nhắc hay bước báo của sự cố #1",
                        "mở trang Sự cố");
        assertThat(bench.health.actions.open()).extracting(Incident::kind).contains(Incident.Kind.SELF);
        bench.desk.auditFollowUps();
        assertThat(bench.health.actions.open())
                .as("mended, but once is not enough")
                .hasSize(2);
        bench.desk.auditFollowUps();
        bench.deliver();
        assertThat(bench.health.actions.open()).hasSize(1);
        assertThat(bench.newest().text()).contains("đã hết", "Phần mềm giám sát hoạt động bình thường trở lại");
    }

    @Test
    void aSilenceHoldsBackAndItsEndAnnouncesWhatIsStillOpen() {
        bench.runs("G");
        bench.silences.begin(
                new Matchers(null, "a", null, null, null),
                "Bảo trì",
                bench.now().plus(Duration.ofHours(1)),
                "A");
        bench.runs("TTT");
        assertThat(bench.health.actions.open()).as("stored and visible").hasSize(1);
        pass(Duration.ofMinutes(30));
        assertThat(bench.ledger("nhom")).isEmpty();
        pass(Duration.ofMinutes(31));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
        bench.runs("GG");
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED", "RECOVERED ACCEPTED");
    }

    @Test
    void theEndOfAnAnnouncedIncidentPassesASilence() {
        outage();
        bench.silences.begin(Matchers.incident(1), "Đang sửa", bench.now().plus(Duration.ofHours(2)), "A");
        pass(Duration.ofMinutes(90));
        assertThat(bench.ledger("nhom")).as("no reminder").containsExactly("OPENED ACCEPTED");
        bench.runs("GG");
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED", "RECOVERED ACCEPTED");
    }

    @Test
    void whatBeganAndEndedInASilenceIsNotToldAtAll() {
        bench.runs("G");
        var silence = bench.silences.begin(
                new Matchers(null, null, "reach", Incident.Severity.CRITICAL, null),
                "Thử",
                bench.now().plus(Duration.ofHours(1)),
                "A");
        bench.runs("TTTGG");
        assertThat(bench.silences.end(silence, "B")).isTrue();
        assertThat(bench.silences.end(silence, "B")).isFalse();
        pass(Duration.ofMinutes(5));
        assertThat(bench.ledger("nhom")).isEmpty();
    }

    @Test
    void aSilenceNeedsMatchersAReasonAndAnEndWithinAWeek() {
        var soon = bench.now().plus(Duration.ofHours(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.silences.begin(new Matchers(null, null, null, null, null), "x", soon, "A"))
                .withMessageContaining("im cái gì");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.silences.begin(Matchers.incident(1), " ", soon, "A"))
                .withMessageContaining("lý do");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.silences.begin(
                        Matchers.incident(1), "x", bench.now().plus(Duration.ofDays(8)), "A"))
                .withMessageContaining("7 ngày");
    }

    @Test
    void theEffectIsSeenBefore() {
        outage();
        var effect = bench.silences.effect(new Matchers(null, "a", null, null, null));
        assertThat(effect.open()).extracting(Incident::number).containsExactly(1L);
        assertThat(effect.messages()).hasSize(1);
        assertThat(bench.silences
                        .effect(new Matchers(null, "b", null, null, null))
                        .open())
                .isEmpty();
    }

    @Test
    void whatIsSuspendedByNoticeIsNotRemindedOf() {
        outage();
        bench.watch.add("a", SourceState.SUSPENDED, false, bench.now());
        pass(Duration.ofHours(2));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
    }

    @Test
    void whatNobodyCouldBeToldIsToldOnceAChannelIsThere() {
        var plan = bench.plan;
        bench.plan = new AlertPlan(
                List.of(),
                List.of(new AlertPlan.Route("default", Set.of(), Set.of(), Set.of(), Set.of(), List.of("nhom"))),
                plan.digestTimes());
        bench.runs("GTTT");
        assertThat(bench.ledger("nhom")).isEmpty();
        bench.plan = plan;
        pass(Duration.ofMinutes(1));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
    }
}
