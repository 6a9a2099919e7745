package vn.tthc.monitor.alert.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.alert.Hooks.Answer;
import vn.tthc.monitor.alert.outbox.TestingReplies;
import vn.tthc.monitor.platform.PlantedSecret;
import vn.tthc.monitor.platform.TestDatabase;

@ExtendWith({TestDatabase.class, OutputCaptureExtension.class})
class InboundTests {
    private static final String SECRET = PlantedSecret.text("ma-goi");

    private InboundBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new InboundBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Answer called(String event) {
        return bench.hooks.zalo("goi", SECRET, InboundBench.bytes(event));
    }

    private void asked() {
        bench.inbox.ask();
        await().until(bench.inbox::idle);
    }

    @Test
    void whatIsWrittenIsHeardOnceAndAnsweredThroughTheOutbox() {
        var event = InboundBench.event("m1", "nhom-1", "@Bot Giám sát ack 12");
        assertThat(called(event)).isEqualTo(Answer.TAKEN);
        assertThat(called(event)).isEqualTo(Answer.TAKEN);
        assertThat(bench.heard).singleElement().satisfies(command -> {
            assertThat(command.text()).isEqualTo("ack 12");
            assertThat(command.who()).isEqualTo("Lan");
            assertThat(command.configured()).isTrue();
        });
        assertThat(TestingReplies.waiting()).containsExactly("goi: Đã ghi nhận");
    }

    @Test
    void anotherChatIsListedWithItsIdButNotAnswered() {
        called(InboundBench.event("m1", "nhom-moi", "@Bot chào"));
        called(InboundBench.event("m2", "nhom-1", "@Bot chào"));
        assertThat(bench.heard.getFirst().configured()).isFalse();
        assertThat(TestingReplies.waiting()).hasSize(1);
        var chats = bench.hooks.seenChats();
        assertThat(chats).extracting(chat -> chat.id() + " " + chat.used()).contains("nhom-moi false", "nhom-1 true");
        assertThat(chats).allMatch(chat -> chat.group() && "Lan".equals(chat.writer()));
    }

    @Test
    void onlyWhoShowsTheSecretIsHeard() {
        var body = InboundBench.bytes(InboundBench.event("m1", "nhom-1", "ack 1"));
        assertThat(bench.hooks.zalo("goi", null, body)).isEqualTo(Answer.REFUSED);
        assertThat(bench.hooks.zalo("goi", SECRET + "x", body)).isEqualTo(Answer.REFUSED);
        assertThat(bench.hooks.zalo("hoi", SECRET, body)).isEqualTo(Answer.UNKNOWN);
        assertThat(bench.hooks.zalo("khac", SECRET, body)).isEqualTo(Answer.UNKNOWN);
        assertThat(bench.hooks.zalo("goi", SECRET, InboundBench.bytes("<html>")))
                .isEqualTo(Answer.UNREADABLE);
        assertThat(bench.heard).isEmpty();
    }

    @Test
    void anEventWhoseHandlingFailedMayComeAgain() {
        bench.broken = true;
        assertThatIllegalStateException().isThrownBy(() -> called(InboundBench.event("m1", "nhom-1", "ack 1")));
        bench.broken = false;
        called(InboundBench.event("m1", "nhom-1", "ack 1"));
        assertThat(bench.heard).hasSize(1);
    }

    @Test
    void aBotThatIsAskedTellsWhatWasWritten() throws Exception {
        bench.answers(200, InboundBench.event("m1", "nhom-1", "ack 3"));
        asked();
        assertThat(bench.heard)
                .singleElement()
                .satisfies(command -> assertThat(command.channel()).isEqualTo("hoi"));
        assertThat(bench.platform.takeRequest().getUrl().encodedPath()).endsWith("/getUpdates");
        bench.answers(200, "{\"ok\":false,\"error_code\":408,\"description\":\"Request timeout\"}");
        asked();
        bench.answers(200, InboundBench.event("m2", "nhom-1", "ack 4"));
        asked();
        assertThat(bench.heard).hasSize(2);
    }

    @Test
    void aBotThatRefusesIsAskedLaterAndItsTokenIsNowhere(CapturedOutput output) {
        bench.answers(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        asked();
        asked();
        assertThat(bench.platform.getRequestCount()).isEqualTo(1);
        bench.platform.close();
        bench.clock.advance(Duration.ofSeconds(31));
        asked();
        assertThat(output.getAll()).contains("chưa lấy được tin nhận về", "Unauthorized");
        PlantedSecret.traces().forEach(trace -> assertThat(output.getAll()).doesNotContain(trace));
    }

    @Test
    void onlyOneNodeAsksAndAnotherTakesOver() {
        bench.answers(200, "{\"ok\":false,\"error_code\":408}");
        asked();
        bench.otherNode.ask();
        await().until(bench.otherNode::idle);
        assertThat(bench.platform.getRequestCount()).isEqualTo(1);
        bench.clock.advance(Duration.ofSeconds(61));
        bench.answers(200, "{\"ok\":false,\"error_code\":408}");
        bench.otherNode.ask();
        await().until(bench.otherNode::idle);
        assertThat(bench.platform.getRequestCount()).isEqualTo(2);
    }

    @Test
    void alertsOfAnotherSystemNeedItsToken() {
        var body = InboundBench.bytes("""
                {"version":"4","status":"firing","alerts":[
                  {"status":"firing","labels":{"alertname":"DiskFull","severity":"critical","instance":"db1"},
                   "annotations":{"summary":"Đầy đĩa db1","description":"Còn 2 %"},
                   "startsAt":"2026-11-20T02:59:00Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"abc123"},
                  {"status":"resolved","labels":{"alertname":"Slow"},"startsAt":"2026-11-20T02:00:00+00:00",
                   "endsAt":"2026-11-20T02:30:00Z"},
                  {"status":"firing","labels":{"alertname":"Odd"},"startsAt":"2026-11-20T02:00:00Z",
                   "endsAt":"2026-12-20T02:30:00Z"}]}""");
        assertThat(bench.hooks.alertmanager("grafana", null, body)).isEqualTo(Answer.REFUSED);
        assertThat(bench.hooks.alertmanager("grafana", "Bearer sai", body)).isEqualTo(Answer.REFUSED);
        assertThat(bench.hooks.alertmanager("khac", "Bearer sai", body)).isEqualTo(Answer.UNKNOWN);
        var right = "Bearer " + PlantedSecret.text("ma-grafana");
        assertThat(bench.hooks.alertmanager("grafana", right, body)).isEqualTo(Answer.TAKEN);
        assertThat(bench.hooks.alertmanager("grafana", right, InboundBench.bytes("{}")))
                .isEqualTo(Answer.UNREADABLE);
        var full = bench.told.getFirst();
        assertThat(full.fingerprint()).isEqualTo("abc123");
        assertThat(full.critical()).isTrue();
        assertThat(full.title()).isEqualTo("Đầy đĩa db1");
        assertThat(full.endedAt()).isNull();
        assertThat(full.until()).isNull();
        assertThat(bench.told.getLast().until()).isEqualTo("2026-12-20T02:30:00Z");
        var slow = bench.told.get(1);
        assertThat(slow.title()).isEqualTo("Slow");
        assertThat(slow.fingerprint()).hasSize(32);
        assertThat(slow.endedAt()).isEqualTo("2026-11-20T02:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "@Bot Giám sát ack 12, ack 12",
        "@Bot Giám sát TTHC nhận 12, nhận 12",
        "@Bot chào, chào",
        "ack 12, ack 12",
        "@Bot ACK 12, ACK 12",
        "@Bot Giám sát, Giám sát"
    })
    void theMentionIsNoPartOfWhatIsSaid(String text, String words) {
        var tree = new JsonMapper().readTree(InboundBench.event("m1", "c", text));
        assertThat(ZaloUpdate.in(tree, InboundBench.START).getFirst().words()).isEqualTo(words);
    }
}
