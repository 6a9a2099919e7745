package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class CommandTests {
    @StartStop
    private final MockWebServer server = new MockWebServer();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path configuration;

    private final StringWriter output = new StringWriter();

    @BeforeEach
    void writeConnector() throws IOException {
        Files.createDirectories(configuration.resolve("connectors"));
        Files.writeString(configuration.resolve("connectors/nguon.yaml"), """
                id: nguon
                name: Nguồn thử
                schedule: {every: 60s}
                http:
                  baseUrl: %s
                  auth: {type: none}
                read:
                  list: {get: /list, records: items, paging: {type: none}}
                mapping:
                  timezone: Asia/Ho_Chi_Minh
                  fields:
                    code: code
                    status: {path: status, codes: status}
                  codes:
                    status: {"1": NEW}
                """.formatted(
                        server.url("").toString().replaceAll("/$", "")));
    }

    private int run(Object command, String... arguments) {
        var line = new CommandLine(command).setOut(new PrintWriter(output));
        var all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = configuration.toString();
        return line.execute(all);
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    @Test
    void checkPrintsALineForEachStepAndEndsWithZero() {
        answer("{\"items\":[{\"code\":\"a\",\"status\":\"1\"}]}");
        assertThat(run(new CheckCommand(), "nguon")).as(output::toString).isZero();
        assertThat(output.toString()).contains("✓ DNS", "✓ đọc một trang");
    }

    @Test
    void checkEndsWithOneForAFailedStepAndPrintsJson() {
        answer("<html></html>");
        assertThat(run(new CheckCommand(), "nguon", "--json")).isEqualTo(1);
        assertThat(output.toString()).contains("\"category\" : \"unreadable\"");
    }

    @Test
    void checkOfAllKeepsOneBadFileApartAndPrintsValidJson() throws IOException {
        answer("{\"items\":[{\"code\":\"a\",\"status\":\"1\"}]}");
        Files.writeString(configuration.resolve("connectors/hong.yaml"), "id: hong\n");
        assertThat(run(new CheckCommand(), "all", "--json")).isEqualTo(2);
        var json = JsonMapper.shared().readTree(output.toString());
        assertThat(json.at("/sources/0/passed").asBoolean()).isTrue();
        assertThat(json.path("problems").toString()).contains("hong.yaml");
    }

    @Test
    void checkSaysWhenThereIsNoFileAtAll() throws IOException {
        Files.delete(configuration.resolve("connectors/nguon.yaml"));
        assertThat(run(new CheckCommand())).isEqualTo(2);
        assertThat(output.toString()).contains("Chưa có tệp kết nối nào");
    }

    @Test
    void aFailedStepSaysWhatToDoOnItsLine() {
        server.enqueue(new MockResponse.Builder().code(404).build());
        assertThat(run(new CheckCommand(), "nguon")).isEqualTo(1);
        assertThat(output.toString().lines().filter(line -> line.contains("✕")))
                .singleElement()
                .asString()
                .contains("[http_4xx]", "→ Việc cần làm: Kiểm tra đường dẫn");
    }

    @Test
    void anUnknownIdEndsWithTwo() {
        assertThat(run(new CheckCommand(), "khac")).isEqualTo(2);
        assertThat(run(new ReadCommand(), "khac")).isEqualTo(2);
    }

    @Test
    void aFileThatOnlyWatchesIsCheckedButNotRead() throws IOException {
        Files.writeString(configuration.resolve("connectors/cong.yaml"), """
                id: cong
                name: Cổng
                probe: {checks: [{type: http, url: "%s"}]}
                """.formatted(server.url("/trang-chu")));
        server.enqueue(new MockResponse.Builder().body("ok").build());
        assertThat(run(new CheckCommand(), "cong")).isZero();
        assertThat(output.toString()).contains("✓ http", "trả lời HTTP 200");
        assertThat(run(new ReadCommand(), "cong")).isEqualTo(2);
        assertThat(output.toString()).contains("nothing-to-read", "dùng lệnh check");
        assertThat(run(new RecordCommand(), "cong")).isEqualTo(2);
    }
}
