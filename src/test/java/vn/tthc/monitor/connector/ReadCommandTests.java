package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReadCommandTests {
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

    private int read(String... arguments) {
        return commands.run(new ReadCommand(), arguments);
    }

    @Test
    void showsRequestAnswerDossiersCodesAndFields() {
        commands.answer(
                "{\"items\":[{\"code\":\"a\",\"status\":\"77\",\"name\":\"A\",\"ngayHenTra\":\"20/11/2026 08:00:00\"}]}");
        assertThat(read("nguon")).as(commands::out).isZero();
        assertThat(commands.out())
                .contains(">>> GET", "<<< HTTP 200", "mapped): 1/1", "! status = 77", "dd/MM/yyyy HH:mm:ss")
                .contains("formats: [\"dd/MM/yyyy HH:mm:ss\"]", "    dueAt: ngayHenTra\n");
    }

    @Test
    void proposesAMappingToAFileThatHasNone() throws IOException {
        commands.write(TestingCommands.LISTING);
        commands.answer(
                "{\"items\":[{\"MaHoSo\":\"H24-1\",\"TrangThaiHoSo\":\"4\",\"NgayTiepNhan\":\"20260122080500\"}]}");
        assertThat(read("nguon")).isEqualTo(1);
        assertThat(commands.out())
                .contains("missing-key")
                .contains("code: {path: MaHoSo, required: true}")
                .contains("receivedAt: NgayTiepNhan", "formats: [yyyyMMddHHmmss]", "\"4\": PROCESSING");
    }

    @Test
    void readsWithWhatIsRightOfAWrongMapping() throws IOException {
        commands.write(TestingCommands.LISTING
                + TestingCommands.MAPPING
                        .replace("applicantName: name", "applicantNam: name\n    dueAt: {path: [}")
                        .replace("dueAt: {path: [}", "officer: {path: a, formats: [x]}"));
        commands.answer("{\"items\":[{\"code\":\"a\",\"status\":\"1\"}]}");
        assertThat(read("nguon")).isEqualTo(1);
        assertThat(commands.out()).contains("unknown-key", "mapped): 1/1", "\"NEW\"");
    }

    @Test
    void findsTheRecordsWhereTheFileLooksInTheWrongPlace() throws IOException {
        commands.write(TestingCommands.LISTING.replace("items", "rows") + TestingCommands.MAPPING);
        commands.answer(
                "{\"error_code\":0,\"data\":{\"items\":[{\"code\":\"a\",\"status\":\"1\",\"ngayHenTra\":\"20/11/2026\"}]}}");
        assertThat(read("nguon")).isEqualTo(1);
        assertThat(commands.out())
                .contains("✕ [schema]", "Việc cần làm", "data.items")
                .contains("records: \"data.items\"", "dueAt: ngayHenTra");
    }

    @Test
    void showsWhatCameWhenItIsNoJson() {
        commands.answer("<html><h1>Bảo trì hệ thống</h1></html>");
        assertThat(read("nguon")).isEqualTo(1);
        assertThat(commands.out()).contains("✕ [unreadable]", "Bảo trì hệ thống");
    }

    @Test
    void refusesAFileThatDoesNotSayWhatToAsk() throws IOException {
        commands.write("read: {list: {gett: /list}}\n" + TestingCommands.MAPPING);
        assertThat(read("nguon")).isEqualTo(2);
        assertThat(commands.out()).contains("unknown-key");
        assertThat(read("khac")).isEqualTo(2);
        assertThat(commands.out()).contains("khac.yaml");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void printsJsonAndHidesPeopleWhenAsked() {
        commands.answer(
                "{\"items\":[{\"code\":\"H24-000123\",\"status\":\"1\",\"name\":\"Trần Thị Thật\",\"sdt\":\"0912345678\"}]}");
        assertThat(read("nguon", "--json", "--masked")).isZero();
        var json = JsonMapper.shared().readTree(commands.out());
        assertThat(json.at("/mapped/0/status/value").asString()).isEqualTo("NEW");
        assertThat(json.at("/fields").size()).isEqualTo(4);
        assertThat(commands.out()).doesNotContain("Thật", "0912345678", "H24-000123");
    }

    @Test
    void asksByCodeWhereTheSourceDoesNotList() throws IOException, InterruptedException {
        commands.write("read: {recheck: {get: \"/one/${code}\", records: item}}\n" + TestingCommands.MAPPING);
        assertThat(read("nguon")).isEqualTo(1);
        assertThat(commands.out()).contains("--code");
        commands.answer("{\"item\":{\"code\":\"H24-1\",\"status\":\"1\"}}");
        assertThat(read("nguon", "--code", "H24-1")).as(commands::out).isZero();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/one/H24-1");
    }
}
