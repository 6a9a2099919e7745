package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.alert.HandLinks.Hand;
import vn.tthc.monitor.alert.InboundCommand;
import vn.tthc.monitor.platform.TestDatabase;

/** An incident is taken in hand by the link of its message or by a word in the chat, and by nobody else. */
@ExtendWith(TestDatabase.class)
class TakingInHandTests {
    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String linkOfTheMessage() {
        var text = bench.chat.texts.getLast();
        return text.substring(text.indexOf("/nhan/") + "/nhan/".length()).strip();
    }

    private String say(String text, boolean configured) {
        return bench.commands
                .heard(new InboundCommand("nhom", "nhom-1", configured, "Nguyễn Văn A", text, bench.now()))
                .orElse("-");
    }

    @Test
    void theMessageCarriesALinkThatOnlyWeCanHaveWritten() {
        bench.runs("GTTT");
        var token = linkOfTheMessage();
        assertThat(bench.links.read(token)).contains(new Hand(1, "nhom"));
        assertThat(bench.links.read(token.replaceFirst("1\\.", "2."))).isEmpty();
        assertThat(bench.links.read(token.replace("nhom", "khac"))).isEmpty();
        assertThat(bench.links.read(token.substring(0, token.length() - 1))).isEmpty();
        assertThat(bench.links.read("")).isEmpty();
        assertThat(bench.newest().text())
                .as("the ledger is for reading")
                .contains("/nhan/…")
                .doesNotContain(token);
        bench.clock.advance(Duration.ofDays(8));
        assertThat(bench.links.read(token)).as("too old").isEmpty();
    }

    @Test
    void anotherNodeReadsTheLinkToo() {
        bench.runs("GTTT");
        var other = new SignedLinks(new LinkKeyStore(TestDatabase.jdbc()), bench.clock);
        assertThat(other.read(linkOfTheMessage())).isPresent();
    }

    @Test
    void aWordInTheChatTakesItAndIsSaidOnceToAllThatHeard() {
        bench.runs("GTTT");
        assertThat(say("ack 1", true)).as("the message says it").isEqualTo("-");
        bench.deliver();
        assertThat(bench.ledger("nhom")).containsExactly("OPENED ACCEPTED", "ACKED ACCEPTED");
        assertThat(bench.newest().text()).contains("Nguyễn Văn A nhận xử lý").doesNotContain("/nhan/");
        assertThat(say("Nhận #1.", true)).contains("đã ghi như vậy");
        assertThat(say("note 1 đã gọi đơn vị vận hành", true)).contains("Đã ghi chú");
        assertThat(bench.health.actions.timeline(1)).anyMatch(event -> "đã gọi đơn vị vận hành".equals(event.text()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ack 99       | true  | Không có sự cố #99
            ack          | true  | Không hiểu lệnh
            ack 1        | false | Chỉ nhận lệnh trong nhóm
            xin chào     | true  | -
            nhanh lên 1  | true  | -
            """)
    void whatCannotBeDoneIsAnsweredInWords(String text, boolean configured, String answer) {
        bench.runs("GTTT");
        assertThat(say(text, configured)).contains(answer);
        assertThat(bench.health.actions.find(1).orElseThrow().acknowledged(bench.now()))
                .isFalse();
    }
}
