package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import vn.tthc.monitor.alert.channel.DeadManPing;
import vn.tthc.monitor.incident.HealthBench;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.platform.TestDatabase;

/** Whether others can see that we are alive, and what happens after a pause and without a database. */
@ExtendWith(TestDatabase.class)
class HeartbeatTests {
    private static final Instant FRIDAY_0800 = Instant.parse("2026-11-20T01:00:00Z");

    private final MockWebServer watcher = new MockWebServer();
    private CutDatabase database;
    private AlertBench bench;
    private Heartbeat heartbeat;

    @BeforeEach
    void build() throws IOException {
        watcher.start();
        database = new CutDatabase();
        bench = new AlertBench(database);
        bench.watch.add("a", SourceState.UP, false, HealthBench.START);
        heartbeat = bench.heartbeat(DeadManPing.to(watcher.url("/ping").toString()), bench.watch);
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
        database.close();
        watcher.close();
    }

    @Test
    void theOutsideIsCalledOnlyWhileMessagesAreLookedFor() {
        watcher.enqueue(new MockResponse.Builder().code(200).build());
        heartbeat.look();
        assertThat(watcher.getRequestCount()).isZero();
        bench.deliver();
        heartbeat.look();
        assertThat(watcher.getRequestCount()).isEqualTo(1);
        bench.clock.advance(Duration.ofMinutes(2));
        heartbeat.look();
        assertThat(watcher.getRequestCount()).isEqualTo(1);
    }

    @Test
    void theOutsideIsNotCalledWithoutADatabase() {
        bench.deliver();
        database.cut();
        assertThatThrownBy(heartbeat::look).isInstanceOf(DataAccessException.class);
        assertThat(watcher.getRequestCount()).isZero();
    }

    @Test
    void theGroupHearsOnAWorkingMorningOnceThatWeAreThere() {
        bench.clock.set(FRIDAY_0800);
        heartbeat.look();
        bench.clock.advance(Duration.ofMinutes(1));
        heartbeat.look();
        bench.deliver();
        assertThat(bench.chat.texts).hasSize(1);
        assertThat(bench.chat.texts.getFirst())
                .contains("✅ TTHC Monitor vẫn hoạt động lúc 08:00", "1 hệ thống: 1 tốt", "0 sự cố đang mở");
    }

    @Test
    void nobodyIsGreetedAtTheWeekend() {
        bench.clock.set(FRIDAY_0800.plus(Duration.ofDays(1)));
        heartbeat.look();
        assertThat(bench.desk.recent(10)).isEmpty();
    }

    @Test
    void withoutADatabaseTheSirenSoundsTwiceAnHourAndEnds() {
        heartbeat.look();
        database.cut();
        for (var minute = 0; minute < 40; minute++) {
            assertThatThrownBy(bench.desk::deliver).isInstanceOf(DataAccessException.class);
            bench.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(bench.chat.texts)
                .hasSize(2)
                .allMatch(text -> text.contains("không dùng được cơ sở dữ liệu từ 10:00"));
        assertThat(bench.chat.texts.getFirst()).contains("1 hệ thống, không hệ thống nào báo lỗi", "không rõ");
        database.mend();
        bench.deliver();
        assertThat(bench.chat.texts).hasSize(3);
        assertThat(bench.chat.texts.getLast()).contains("đã trở lại");
    }

    @Test
    void afterAPauseEachChannelHearsInOneMessageWhatHasChanged() {
        bench.deliver();
        bench.chat.mode = TestingChat.Mode.BROKEN;
        bench.health.runs("TTTGG");
        bench.clock.advance(Duration.ofMinutes(20));
        bench.health.runs("TTT");
        bench.chat.mode = TestingChat.Mode.OK;
        bench.deliver();
        assertThat(bench.chat.texts).isEmpty();
        bench.pass(Duration.ofSeconds(170));
        assertThat(bench.chat.texts).isEmpty();
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.chat.texts).hasSize(1);
        assertThat(bench.chat.texts.getFirst())
                .contains("📦 2 tin về sự cố, trong lúc phần mềm giám sát ngừng", "🟢 Sự cố #1", "🔴 Sự cố #2");
    }

    @Test
    void aNodeThatStartsBesideAWorkingOneHoldsNothingUp() {
        var second = bench.anotherNode();
        bench.deliver();
        bench.clock.advance(Duration.ofSeconds(60));
        bench.deliver();
        bench.health.runs("T");
        bench.deliver();
        bench.health.runs("TT".substring(1));
        second.tick();
        bench.health.runs("T");
        second.tick();
        assertThat(bench.chat.texts).hasSize(1);
    }
}
