package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tthc.monitor.platform.TestDatabase;

/**
 * The whole stream from runs to chat as a table. Source: G good, T timeout, 5 server error, A refused, one run a minute.
 * Chat from there on: + takes, - fails, ! limits for two minutes, ? takes but its answer is lost. What the chat got:
 * O opened, R recovered, I interrupted, U not watched any more; a star marks a repeat.
 */
@ExtendWith(TestDatabase.class)
class NoticeStreamTests {
    private AlertBench bench;

    @BeforeEach
    void build() throws IOException {
        bench = new AlertBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            +GGGG,          ''
            +GTTG,          ''
            +GTTT,          O
            +GTTTTTTTT,     O
            +GTTTGG,        O R
            +GTTTGTGTGG,    O R
            +GTTTBBBGG,     O R
            +GTTTGGTTTGG,   O R O R
            +GTTT555,       O O
            +GTTTAAGG,      O R O R
            -GTTTGG+,       I
            -GTTT555GG+,    I
            -GTTT555+,      O
            +GTTT-GG+,      O R
            +GTTT-555GG+,   O R
            !GTTTGG+,       I
            +GTTT!GG+,      O R
            ?GTTT+GG,       O O* R
            ?GTTTGG+,       O O* R R*
            +GTTT?GG+,      O R R*
            +GTTTx,         O U
            -GTTTx+,        U
            +GTTTxoTTTGG,   O U O R
            """)
    void theChatHearsWhatHappened(String script, String expected) {
        script.chars().forEach(letter -> {
            switch (letter) {
                case '+' -> bench.chat.mode = TestingChat.Mode.OK;
                case '-' -> bench.chat.mode = TestingChat.Mode.BROKEN;
                case '!' -> bench.chat.mode = TestingChat.Mode.LIMITED;
                case '?' -> bench.chat.mode = TestingChat.Mode.LOST;
                default -> bench.runs(String.valueOf((char) letter));
            }
        });
        bench.pass(Duration.ofMinutes(6));
        assertThat(heard()).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    private List<String> heard() {
        return bench.chat.texts.stream().map(NoticeStreamTests::letter).toList();
    }

    private static String letter(String text) {
        var star = text.startsWith(MessageText.REPEATED) ? "*" : "";
        if (text.contains("🔴")) {
            return "O" + star;
        }
        if (text.contains("ngừng theo dõi")) {
            return "U" + star;
        }
        return (text.contains("đã gián đoạn") ? "I" : "R") + star;
    }
}
