package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.tthc.monitor.alert.Notifications.Kind;
import vn.tthc.monitor.alert.Notifications.Notification;
import vn.tthc.monitor.alert.Notifications.State;
import vn.tthc.monitor.platform.SecretMask;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith(TestDatabase.class)
class DispatcherTests {
    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void outage() {
        bench.health.runs("GTTT");
    }

    @Test
    void aMessageIsStoredWithTheIncidentAndSentByTheNextTick() {
        outage();
        assertThat(bench.ledger("nhom")).containsExactly("OPENED PENDING");
        bench.deliver();
        assertThat(bench.newest().state()).isEqualTo(State.ACCEPTED);
        assertThat(bench.chat.paths).containsExactly("/bot" + AlertBench.TOKEN + "/sendMessage");
        assertThat(bench.chat.texts.getFirst())
                .contains("Sự cố #1", "mất kết nối (quá thời gian chờ)", "Từ 10:01", "https://tthc.example/su-co/1");
    }

    @Test
    void whatWasSentAboutOneIncidentIsFoundHoweverMuchWasSentSince() {
        bench.health.runs("GTTT");
        bench.deliver();
        bench.health.runs("GG");
        bench.deliver();
        assertThat(bench.desk.about(1))
                .extracting(Notification::kind)
                .containsOnly(Kind.OPENED, Kind.RECOVERED)
                .doesNotHaveDuplicates();
        assertThat(bench.desk.about(2)).isEmpty();
    }

    @Test
    void aSenderThatDiedBeforeTheCallIsSucceededByAnother() {
        outage();
        var channel = bench.plan.channels().getFirst();
        assertThat(bench.gate.claim(channel, Duration.ofSeconds(5))).isPresent();
        bench.clock.advance(Duration.ofSeconds(34));
        bench.deliver();
        assertThat(bench.ledger("nhom")).containsExactly("OPENED LEASED");
        bench.clock.advance(Duration.ofSeconds(2));
        bench.deliver();
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
        assertThat(bench.chat.texts).hasSize(1).noneMatch(text -> text.startsWith(MessageText.REPEATED));
    }

    @Test
    void aSenderThatDiedInsideTheCallLeavesAnUncertainMessageThatIsRepeatedOnce() {
        outage();
        var channel = bench.plan.channels().getFirst();
        var lease = bench.gate.claim(channel, Duration.ofSeconds(5)).orElseThrow();
        assertThat(bench.outbox.begin(lease, bench.now())).isTrue();
        bench.clock.advance(Duration.ofSeconds(36));
        bench.deliver();
        assertThat(bench.ledger("nhom")).containsExactly("OPENED UNCERTAIN");
        bench.pass(Duration.ofMinutes(3));
        assertThat(bench.chat.texts).hasSize(1).allMatch(text -> text.startsWith(MessageText.REPEATED));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
    }

    @Test
    void whoLostItsLeaseMaySayNothingMore() {
        outage();
        var channel = bench.plan.channels().getFirst();
        var lease = bench.gate.claim(channel, Duration.ofSeconds(5)).orElseThrow();
        bench.clock.advance(Duration.ofMinutes(1));
        bench.deliver();
        assertThat(bench.outbox.begin(lease, bench.now())).isFalse();
        assertThat(bench.chat.texts).hasSize(1);
    }

    @Test
    void twoNodesNeverSendAMessageTwice() {
        var second = bench.anotherNode();
        for (var round = 0; round < 8; round++) {
            bench.health.runs("TTTGGGGGGGGGGGG");
            bench.clock.advance(Duration.ofMinutes(1));
            var one = Thread.ofVirtual().start(bench.dispatcher::tick);
            second.tick();
            await().until(() -> !one.isAlive() && bench.dispatcher.idle() && second.idle());
        }
        bench.pass(Duration.ofMinutes(3));
        assertThat(bench.chat.texts).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void aLimitedChannelWaitsAsLongAsAskedAndNothingElseLeavesIt() {
        bench.chat.mode = TestingChat.Mode.LIMITED;
        outage();
        bench.deliver();
        bench.chat.mode = TestingChat.Mode.OK;
        bench.pass(Duration.ofSeconds(110));
        assertThat(bench.chat.paths).hasSize(1);
        assertThat(bench.desk.channels().getFirst().nextSendAt()).isNotNull();
        assertThat(bench.desk.channels().getFirst().waiting()).isEqualTo(1);
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
    }

    @Test
    void aLimitWithoutATimeWaitsAtLeastHalfAMinute() {
        bench.chat.mode = TestingChat.Mode.LIMITED_WITHOUT_TIME;
        outage();
        bench.deliver();
        assertThat(bench.newest().notBefore())
                .isBetween(bench.now().plusSeconds(30), bench.now().plusSeconds(60));
    }

    @Test
    void theOwnLimitIsKeptWhateverWaits() {
        for (var round = 0; round < 10; round++) {
            bench.health.runs("TTTGGsss");
            bench.health.runs("GG");
        }
        var before = bench.chat.paths.size();
        bench.pass(Duration.ofSeconds(50));
        assertThat(bench.chat.paths.size() - before).isBetween(1, 10);
        for (var second = 0; second < 60; second++) {
            bench.clock.advance(Duration.ofSeconds(1));
            bench.deliver();
        }
        assertThat(bench.chat.paths.size() - before).isLessThanOrEqualTo(20);
    }

    @Test
    void whatAChannelCannotSendWithinAMinuteBecomesLinesOfOneMessage() {
        bench.chat.mode = TestingChat.Mode.BROKEN;
        for (var round = 0; round < 12; round++) {
            bench.health.runs("TTTGG");
            bench.clock.advance(Duration.ofMinutes(16));
        }
        bench.chat.mode = TestingChat.Mode.OK;
        bench.deliver();
        assertThat(bench.chat.texts).hasSize(1);
        assertThat(bench.chat.texts.getFirst().lines().filter(line -> line.contains("Sự cố #")))
                .hasSize(12)
                .allMatch(line -> line.startsWith("🟢") && line.contains("đã gián đoạn"));
        assertThat(bench.ledger("nhom"))
                .contains("SUMMARY ACCEPTED")
                .filteredOn("INTERRUPTED COALESCED"::equals)
                .hasSize(12);
    }

    @Test
    void anIncidentToldInACrowdStillGetsItsEnd() {
        bench.narrow(1);
        bench.chat.mode = TestingChat.Mode.BROKEN;
        bench.health.runs("TTTGG");
        bench.clock.advance(Duration.ofMinutes(16));
        bench.health.runs("TTT");
        bench.chat.mode = TestingChat.Mode.OK;
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.chat.texts).hasSize(1);
        assertThat(bench.chat.texts.getFirst()).contains("📦 2 tin", "🔴 Sự cố #2");
        bench.health.runs("GG");
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.chat.texts).hasSize(2);
        assertThat(bench.chat.texts.getLast()).contains("🟢 Sự cố #2", "– đã hết");
    }

    @Test
    void whatIsCriticalIsToldElsewhereWhenItsChannelTakesNothing() {
        bench.chat.mode = TestingChat.Mode.BROKEN;
        outage();
        bench.pass(Duration.ofSeconds(110));
        assertThat(bench.other.texts).isEmpty();
        bench.pass(Duration.ofSeconds(40));
        assertThat(bench.other.texts).hasSize(1);
        assertThat(bench.other.texts.getFirst()).contains("🔴 Sự cố #1", "chuyển từ kênh nhom");
        bench.health.runs("GG");
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.other.texts).hasSize(2);
        assertThat(bench.other.texts.getLast()).contains("🟢 Sự cố #1", "– đã hết");
    }

    @Test
    void criticalMessagesLeaveFirst() {
        bench.chat.mode = TestingChat.Mode.BROKEN;
        bench.health.runs("Gssssss");
        bench.health.runs("TTT");
        bench.chat.mode = TestingChat.Mode.OK;
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.chat.texts.getFirst()).contains("mất kết nối");
    }

    @Test
    void aRefusedChannelStopsVisiblyUntilATestGetsThrough() {
        bench.chat.mode = TestingChat.Mode.REFUSED;
        outage();
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.chat.paths).hasSize(1);
        assertThat(bench.desk.channels().getFirst().problem()).contains("Bị từ chối từ", "Gửi thử");
        bench.chat.mode = TestingChat.Mode.OK;
        assertThat(bench.other.texts.getFirst())
                .contains("🔴 Sự cố #2: Kênh nhom không nhận tin cảnh báo", "Unauthorized");
        assertThat(bench.desk.test("nhom").accepted()).isTrue();
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.desk.channels().getFirst().problem()).isNull();
        assertThat(bench.chat.texts).hasSize(2);
        assertThat(bench.other.texts.getLast()).contains("🟢 Sự cố #2", "– đã hết");
    }

    @Test
    void aTextThatIsDislikedGoesPlainOnce() {
        bench.chat.mode = TestingChat.Mode.DISLIKED;
        outage();
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED");
        assertThat(bench.chat.texts.getFirst()).startsWith("Sự cố #1");
    }

    @Test
    void aPageFromSomebodyInBetweenIsNoAcceptance() {
        bench.chat.mode = TestingChat.Mode.PAGE;
        outage();
        bench.deliver();
        assertThat(bench.ledger("nhom")).containsExactly("OPENED DEFERRED");
    }

    @Test
    void aSlowChannelDelaysNobody() {
        bench.chat.mode = TestingChat.Mode.SLOW;
        bench.health.runs("Gssssss");
        bench.desk.deliver();
        await().until(() -> bench.other.texts.size() == 1);
        assertThat(bench.chat.texts).isEmpty();
        bench.chat.release.countDown();
        await().until(bench.dispatcher::idle);
        assertThat(bench.chat.texts).hasSize(1);
    }

    @Test
    void aFiringThatGrewOldWhileTheOutageGoesOnIsReplacedNotDropped() {
        bench.chat.mode = TestingChat.Mode.BROKEN;
        outage();
        bench.deliver();
        bench.clock.advance(Duration.ofHours(7));
        bench.chat.mode = TestingChat.Mode.OK;
        bench.deliver();
        assertThat(bench.ledger("nhom")).containsExactly("OPENED SUPERSEDED", "OPENED ACCEPTED");
    }

    @Test
    void everythingIsSaidOfATestButNoSecret() {
        bench.chat.mode = TestingChat.Mode.REFUSED;
        var sent = bench.desk.test("nhom");
        assertThat(sent.accepted()).isFalse();
        assertThat(sent.errorClass()).isEqualTo("auth");
        assertThat(sent.answer()).contains("Unauthorized");
        assertThat(sent.request()).contains("sendMessage", SecretMask.MASK).doesNotContain("bi-mat");
        assertThat(bench.newest().state()).isEqualTo(State.DEAD);
    }

    @Test
    void theFiguresCountCallsAndFailures() {
        bench.chat.mode = TestingChat.Mode.BROKEN;
        outage();
        bench.deliver();
        assertThat(bench.meters
                        .get("dossier.notifications.failed")
                        .tags("channel", "nhom", "type", "opened", "reason", "transient")
                        .counter()
                        .count())
                .isEqualTo(1);
        // A tick does not wait for slow lanes, so only the next one surely shows what this one left.
        bench.deliver();
        assertThat(bench.meters
                        .get("dossier.outbox.pending")
                        .tag("channel", "nhom")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }
}
