package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.definition.InventedEnvironment;
import vn.tthc.monitor.connector.recording.RecordedFolder;

class RecordCommandTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestingCommands commands;

    @BeforeEach
    void prepare() throws IOException {
        commands = new TestingCommands(folder, server);
    }

    private static String record(int number) {
        return "{\"code\":\"H24.17-260119-%04d\",\"status\":\"1\",\"name\":\"Trần Thị Thật %d\",\"note\":\"abc\"}"
                .formatted(number, number);
    }

    private static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(RecordCommandTests::record)
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private Path recorded() {
        return folder.resolve("connectors/tests/nguon");
    }

    /** As the contract of all connectors replays a folder. */
    private void holdsTheContract() {
        var definition = new ConnectorFiles(folder, new InventedEnvironment(), true)
                .read(folder.resolve("connectors/nguon.yaml"))
                .definition()
                .orElseThrow();
        var replayed = RecordedFolder.read(recorded());
        assertThat(replayed.dossiers(definition)).isNotEmpty().isEqualTo(replayed.expected());
    }

    @Test
    void keepsAFewRecordsWithoutTheirPeopleAndWhatTheyBecome() throws IOException {
        commands.answer(records(30));
        assertThat(commands.run(new RecordCommand(), "nguon", "--limit", "4"))
                .as(commands::out)
                .isZero();
        assertThat(recorded()).isDirectoryContaining(file -> file.endsWith("answer.json"));
        var text = Files.readString(recorded().resolve("answer.json"))
                + Files.readString(recorded().resolve("expected.json"));
        assertThat(text).doesNotContain("Thật", "H24.17-260119-0001").contains("H24.17-260119-0");
        assertThat(RecordedFolder.read(recorded()).expected()).hasSize(4);
        holdsTheContract();
    }

    @Test
    void doesNotOverwriteARecordingUnlessTold() {
        commands.answer(records(1));
        assertThat(commands.run(new RecordCommand(), "nguon")).isZero();
        assertThat(commands.run(new RecordCommand(), "nguon")).isEqualTo(2);
        assertThat(commands.out()).contains("--replace");
        commands.answer(records(2));
        assertThat(commands.run(new RecordCommand(), "nguon", "--replace")).isZero();
        assertThat(RecordedFolder.read(recorded()).expected()).hasSize(2);
    }

    @Test
    void keepsListAndDetailsOfASourceThatNeedsBoth() throws IOException {
        commands.write("""
                read:
                  list: {get: /list, records: items, paging: {type: none}}
                  detail: {get: "/one/${code}", record: item}
                """ + TestingCommands.MAPPING);
        commands.answer(records(3));
        for (var number = 0; number < 2; number++) {
            commands.answer("{\"item\":{\"code\":\"H24.17-260119-%04d\",\"status\":\"77\"}}".formatted(number));
        }
        assertThat(commands.run(new RecordCommand(), "nguon", "--limit", "2"))
                .as(commands::out)
                .isZero();
        assertThat(recorded().resolve("list.json")).exists();
        assertThat(recorded().resolve("answer-2.json")).exists();
        var expected = RecordedFolder.read(recorded()).expected();
        assertThat(expected).hasSize(2);
        assertThat(expected.getFirst().at("/applicant/name").asString()).isNotBlank();
        assertThat(expected.getFirst().at("/status/sourceCode").asString()).isEqualTo("77");
        holdsTheContract();
    }

    @Test
    void keepsTheAnswerByCodeBesideTheList() throws IOException {
        commands.write("""
                read:
                  list: {get: /list, records: items, paging: {type: none}}
                  recheck: {get: "/one/${code}", records: item}
                """ + TestingCommands.MAPPING);
        commands.answer(records(2));
        commands.answer("{\"item\":" + record(0) + "}");
        assertThat(commands.run(new RecordCommand(), "nguon")).as(commands::out).isZero();
        assertThat(RecordedFolder.read(recorded()).answers("recheck")).hasSize(1);
        holdsTheContract();
    }

    @Test
    void writesNothingWhereTheSourceFails() {
        server.enqueue(new MockResponse.Builder().code(500).build());
        assertThat(commands.run(new RecordCommand(), "nguon")).isEqualTo(1);
        assertThat(commands.out()).contains("✕ [http_5xx]");
        assertThat(recorded()).doesNotExist();
    }

    @Test
    void refusesToLeaveAPersonInTheNameOfAKey() {
        commands.answer(
                "{\"items\":[{\"code\":\"a\",\"status\":\"1\",\"name\":\"Trần Thị Thật\",\"Trần Thị Thật\":\"x\"}]}");
        assertThat(commands.run(new RecordCommand(), "nguon")).isNotZero();
        assertThat(commands.out()).contains("✕ Không ghi mẫu", "tên khoá");
        assertThat(recorded()).doesNotExist();
    }
}
