package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person in free words, in other records, in answers that are no data: nothing of it is shown or kept. */
class PlantedTextsTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestingDisguise disguise;

    @BeforeEach
    void prepare() throws IOException {
        disguise = new TestingDisguise(folder, server);
    }

    @Test
    void inTextsHoweverWrittenThere() throws IOException {
        disguise.nobodyIsShown(
                TestingDisguise.answer(Map.ofEntries(
                        Map.entry("name", TestingPerson.NAME),
                        Map.entry("cccd", TestingPerson.NUMBER),
                        Map.entry("sdt", TestingPerson.PHONE),
                        Map.entry("q1", "Bà TRẦN THỊ THẬT nộp thay"),
                        Map.entry("q2", "Ba Tran Thi That, CCCD 031.085.001.234, +84 912 345 678"),
                        Map.entry("q3", "tranthithat1985@mail.vn; TranThiThat_CCCD.pdf"),
                        Map.entry("q4", Normalizer.normalize(TestingPerson.NAME, Normalizer.Form.NFD)),
                        Map.entry("q5", "<p>Tr&#7847;n <b>Thị</b> Thật</p>"),
                        Map.entry("q6", "ten=Tr%E1%BA%A7n%20Th%E1%BB%8B%20Th%E1%BA%ADt"),
                        Map.entry("q7", 31085001234L),
                        Map.entry("q8", new Object[] {Map.of("ten", "soDienThoai", "giaTri", "(0912) 345-678")}))),
                TestingCommands.MAPPING);
    }

    @Test
    void ofWhomOnlyAnotherRecordTells() throws IOException {
        var rows =
                "{\"items\":[{\"code\":\"H24.17-260119-0001\",\"status\":\"1\",\"name\":\"Lê Văn A\",\"k\":\"thay bà Trần Thị Thật\"},"
                        + "{\"code\":\"H24.17-260119-0002\",\"status\":\"1\",\"name\":\"Trần Thị Thật\"}]}";
        disguise.commands.answer(rows);
        assertThat(disguise.commands.run(new ReadCommand(), "nguon", "--masked"))
                .isZero();
        TestingPerson.isNotIn(disguise.commands.out());
        disguise.commands.answer(rows);
        assertThat(disguise.commands.run(new RecordCommand(), "nguon")).isZero();
        disguise.recorded().forEach((_, text) -> TestingPerson.isNotIn(text));
    }

    @Test
    void whomNoFieldNames() throws IOException {
        disguise.commands.write(TestingCommands.LISTING);
        disguise.commands.answer(TestingDisguise.answer(
                Map.of("x1", TestingPerson.NAME, "x2", TestingPerson.NUMBER, "x3", "gọi " + TestingPerson.PHONE)));
        disguise.commands.run(new ReadCommand(), "nguon", "--masked");
        TestingPerson.isNotIn(disguise.commands.out());
        assertThat(disguise.commands.out()).contains("x1", "x2");
    }

    @Test
    void inAnAnswerThatIsNoTree() {
        for (var body : new String[] {
            "{\"ten\":\"Trần Thị Thật\",\"so\":\"031085001234\"",
            "<html><h1>Trần Thị Thật 0912345678</h1></html>",
            "Trần Thị Thật;031085001234;0912345678",
            "\"Trần Thị Thật 0912345678\""
        }) {
            disguise.commands.answer(body);
            assertThat(disguise.commands.run(new ReadCommand(), "nguon", "--masked"))
                    .isEqualTo(1);
            TestingPerson.isNotIn(disguise.commands.out());
            assertThat(disguise.commands.out())
                    .contains("Không hiện câu trả lời này", " byte, kiểu ", "SHA-256 ", "✕ [");
        }
    }

    @Test
    void inWhatASourceSaysOfAFailure() {
        for (var status : new int[] {200, 404, 422}) {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .body("{\"message\":\"Hồ sơ của Trần Thị Thật, số 031085001234, máy 0912345678 đã khoá\"}")
                    .build());
            assertThat(disguise.commands.run(new ReadCommand(), "nguon", "--masked"))
                    .isEqualTo(1);
            assertThat(disguise.commands.out()).contains("✕ [");
            TestingPerson.isNotIn(disguise.commands.out());
        }
    }
}
