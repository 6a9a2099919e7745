package vn.tthc.monitor.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.TestingDeadlines;

class MessageTextTests {
    private static final String LINK = "https://tthc.example/hang-doi";

    private static String fit(List<String> lines, int limit) {
        return MessageText.fit("Đầu tin", lines, left -> "và " + left + " hồ sơ khác", LINK, TextLimit.units(limit));
    }

    @Test
    void asManyLinesAsFitAndTheRestAsANumber() {
        var lines = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> "Hồ sơ số " + number)
                .toList();
        var text = fit(lines, 400);
        assertThat(text).startsWith("Đầu tin\nHồ sơ số 1\n").endsWith(" hồ sơ khác\n" + LINK);
        assertThat(text.length()).isLessThanOrEqualTo(400 - MessageText.REPEATED.length());
        var shown = text.lines().filter(line -> line.startsWith("Hồ sơ số")).count();
        assertThat(text).contains("và " + (100 - shown) + " hồ sơ khác");
    }

    @Test
    void decomposedLettersAreCountedComposed() {
        var line = "Đường ống dẫn nước";
        var decomposed = Normalizer.normalize(line, Normalizer.Form.NFD);
        assertThat(fit(List.of(decomposed), 1900)).contains(line);
    }

    @Test
    void everyLimitHoldsAndNoCharacterIsSplit() {
        var lines = Collections.nCopies(50, "🏠🏠🏠 hồ sơ 🏠🏠🏠");
        for (var limit = 60; limit < 700; limit++) {
            var text = MessageText.fit("🔴🔴🔴 " + "😀".repeat(300), lines, null, LINK, TextLimit.units(limit));
            assertThat(text.length()).isLessThanOrEqualTo(limit - MessageText.REPEATED.length());
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }

    @Test
    void thePlainFormKeepsLettersAndDropsPictures() {
        assertThat(MessageText.plain("🔴 Sự cố #1: mất kết nối – đã hết\nhttps://a/b?c=d"))
                .isEqualTo("Sự cố #1: mất kết nối – đã hết\nhttps://a/b?c=d");
    }

    @Test
    void whatCameBackDidNotLastAllTheTime() {
        var from = Instant.parse("2026-11-20T03:00:00Z");
        var over = new Incident(
                7,
                "a",
                "Hệ thống a",
                Incident.Kind.REACH,
                null,
                "Hệ thống a mất kết nối",
                null,
                from,
                from.plusSeconds(5400),
                0,
                0,
                null,
                new Incident.Course(2, null, null, null));
        var words = new MessageText(TestingDeadlines.deadlines(), new MockEnvironment());
        assertThat(words.recovered(over, TextLimit.units(1000)))
                .contains("lúc 11:30; bắt đầu từ 10:00, xảy ra lại 2 lần")
                .doesNotContain("kéo dài");
    }

    @Test
    void whoTellsOfSomethingIsNotSaidToHaveBeenAway() {
        var words = new MessageText(TestingDeadlines.deadlines(), new MockEnvironment());
        var from = Instant.parse("2026-11-20T03:00:00Z");
        var over = new Incident(
                7,
                "hook:grafana/abc",
                "Grafana",
                Incident.Kind.EXTERNAL,
                null,
                "Đầy đĩa db1",
                "Còn 2 %",
                from,
                from.plusSeconds(600),
                0,
                0,
                null);
        assertThat(words.recovered(over, TextLimit.units(1900)))
                .contains("Đầy đĩa db1 – đã hết", "Grafana báo là đã hết lúc 10:10; kéo dài 10 phút")
                .doesNotContain("hoạt động bình thường");
        assertThat(words.interrupted(over, TextLimit.units(1900)))
                .contains("Grafana đã báo từ 10:00–10:10, nay đã hết");
    }
}
