package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.alert.plan.AlertPlan;
import vn.tthc.monitor.alert.plan.ChannelPlan;
import vn.tthc.monitor.deadline.Urgency;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.TestingCalendar;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith(TestDatabase.class)
class DigestWriterTests {
    private static final Instant FRIDAY_0805 = Instant.parse("2026-11-20T01:05:00Z");
    private static final Instant SATURDAY_0805 = Instant.parse("2026-11-21T01:05:00Z");

    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
        bench.clock.set(FRIDAY_0805);
        bench.watch.add("a", SourceState.UP, false, FRIDAY_0805);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void late(int number, String agency, String source) {
        for (var index = 1; index <= number; index++) {
            bench.queue.add(
                    "H25.16-" + agency + "-" + index, agency, source, Urgency.OVERDUE, FRIDAY_0805.minusSeconds(7200));
        }
    }

    private void watchAndDeliver() {
        bench.desk.watchDeadlines();
        bench.pass(Duration.ofMinutes(1));
    }

    @Test
    void eachAgencyGetsOneDigestOfCountsTheTopTenAndTheRest() {
        late(14, TestingAgencies.CODE, "a");
        late(1, "Sở Xây dựng", "a");
        watchAndDeliver();
        watchAndDeliver();
        assertThat(bench.chat.texts).hasSize(2);
        var text = bench.chat.texts.getFirst();
        assertThat(text)
                .contains("UBND phường Lê Chân", "Quá hạn 14", "quá hạn 2 giờ", "và 4 hồ sơ khác")
                .contains("https://tthc.example/hang-doi?agency=H25.16")
                .contains("Từ bản tin trước: 14 đến hạn");
        assertThat(text.lines().filter(line -> line.startsWith("•"))).hasSize(10);
    }

    @Test
    void aMomentWhoseDueTimeHasChangedIsNoNews() {
        late(14, TestingAgencies.CODE, "a");
        bench.queue.move(1);
        bench.queue.move(2);
        watchAndDeliver();
        assertThat(bench.chat.texts.getFirst()).contains("Từ bản tin trước: 12 đến hạn");
    }

    @Test
    void noPersonalDataLeavesForTheChat() {
        late(3, "Sở Xây dựng", "a");
        watchAndDeliver();
        assertThat(bench.chat.texts).hasSize(1).noneMatch(text -> text.contains("Kín") || text.contains("Cán Bộ"));
    }

    @Test
    void whatAStaleSourceSaysIsOnlyPossible() {
        late(2, "Sở Xây dựng", "b");
        bench.watch.add("b", SourceState.DOWN, false, FRIDAY_0805.minusSeconds(3600));
        watchAndDeliver();
        assertThat(bench.chat.texts.getFirst())
                .contains("Quá hạn 0", "có thể quá hạn 2", "Có thể quá hạn – số liệu 07:05");
    }

    @Test
    void aSourceOnTrialIsNotAnnounced() {
        late(2, "Sở Xây dựng", "b");
        bench.watch.add("b", SourceState.UP, true, FRIDAY_0805);
        watchAndDeliver();
        assertThat(bench.chat.texts).isEmpty();
    }

    @Test
    void nothingIsWrittenAtNightOrAtTheWeekend() {
        late(2, "Sở Xây dựng", "a");
        bench.clock.set(SATURDAY_0805);
        watchAndDeliver();
        bench.clock.set(FRIDAY_0805.minus(Duration.ofHours(3)));
        watchAndDeliver();
        assertThat(bench.desk.recent(10)).isEmpty();
    }

    @Test
    void aDigestThatCouldNotLeaveIsDroppedNotSentAtNight() {
        bench.chat.mode = TestingChat.Mode.BROKEN;
        late(2, "Sở Xây dựng", "a");
        watchAndDeliver();
        bench.chat.mode = TestingChat.Mode.OK;
        bench.clock.set(FRIDAY_0805.plus(Duration.ofHours(12)));
        bench.deliver();
        assertThat(bench.chat.texts).isEmpty();
        assertThat(bench.ledger("nhom")).containsExactly("DIGEST DEAD");
    }

    @Test
    void anUncertainDigestIsNotRepeated() {
        bench.chat.mode = TestingChat.Mode.LOST;
        late(2, "Sở Xây dựng", "a");
        watchAndDeliver();
        bench.pass(Duration.ofMinutes(3));
        assertThat(bench.chat.texts).hasSize(1);
        assertThat(bench.ledger("nhom")).containsExactly("DIGEST UNCERTAIN");
    }

    @Test
    void aDossierThatBecomesPressingLaterWaitsForTheNextDigest() {
        watchAndDeliver();
        late(1, "Sở Xây dựng", "a");
        watchAndDeliver();
        assertThat(bench.chat.texts).isEmpty();
        bench.clock.set(Instant.parse("2026-11-20T06:36:00Z"));
        watchAndDeliver();
        assertThat(bench.chat.texts).hasSize(1);
    }

    @Test
    void aMorningMissedByMoreThanTwoHoursIsNotMadeUp() {
        late(1, "Sở Xây dựng", "a");
        bench.clock.set(FRIDAY_0805.plus(Duration.ofHours(3)));
        watchAndDeliver();
        assertThat(bench.chat.texts).isEmpty();
    }

    private void offset(Duration offset) {
        var channel = bench.plan.channels().getFirst();
        bench.plan = new AlertPlan(
                List.of(new ChannelPlan(
                        channel.id(),
                        channel.type(),
                        true,
                        channel.settings(),
                        null,
                        channel.limits(),
                        channel.textLimit(),
                        false,
                        offset)),
                bench.plan.routes(),
                bench.plan.digestTimes());
    }

    @Test
    void aChannelWithAnOffsetGetsItsDigestLater() {
        offset(Duration.ofMinutes(3));
        late(2, "Sở Xây dựng", "a");
        bench.desk.watchDeadlines();
        bench.pass(Duration.ofSeconds(170));
        assertThat(bench.chat.texts).isEmpty();
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.chat.texts).singleElement().asString().contains("lúc 08:05");
    }

    @Test
    void anOffsetNeverLeadsOutOfTheWorkingTime() {
        offset(Duration.ofMinutes(10));
        bench.plan = new AlertPlan(bench.plan.channels(), bench.plan.routes(), List.of(LocalTime.of(16, 55)));
        late(2, "Sở Xây dựng", "a");
        bench.clock.set(FRIDAY_0805.plus(Duration.ofMinutes(530)));
        watchAndDeliver();
        assertThat(bench.chat.texts).hasSize(1);
    }

    @Test
    void anAgencyThatIsClosedGetsNoDigestWhileOthersDo() {
        bench.ownCalendars.put(TestingAgencies.CODE, new TestingCalendar(Set.of(LocalDate.of(2026, 11, 20))));
        late(3, TestingAgencies.CODE, "a");
        late(1, "Sở Xây dựng", "a");
        watchAndDeliver();
        assertThat(bench.chat.texts).singleElement().asString().contains("Sở Xây dựng", "Quá hạn 1");
    }

    @Test
    void anAgencyThatWorksOnASaturdayGetsItsDigestThere() {
        bench.ownCalendars.put(TestingAgencies.CODE, new TestingCalendar(Set.of(LocalDate.of(2026, 11, 21))));
        late(3, TestingAgencies.CODE, "a");
        late(1, "Sở Xây dựng", "a");
        bench.clock.set(SATURDAY_0805);
        watchAndDeliver();
        watchAndDeliver();
        assertThat(bench.chat.texts).singleElement().asString().contains("UBND phường Lê Chân", "Quá hạn 3");
    }
}
