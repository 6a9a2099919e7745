package vn.tthc.monitor.connector;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import picocli.CommandLine;

/** Runs commands on a configuration folder with one connector {@code nguon}, whose source is a mock server. */
final class TestingCommands {
    static final String LISTING = "read: {list: {get: /list, records: items, paging: {type: none}}}\n";
    static final String MAPPING = """
            mapping:
              timezone: Asia/Ho_Chi_Minh
              fields:
                code: code
                status: {path: status, codes: status}
                applicantName: name
              codes:
                status: {"1": NEW}
            """;

    final Path configuration;
    final StringWriter output = new StringWriter();
    private final MockWebServer server;

    TestingCommands(Path configuration, MockWebServer server) throws IOException {
        this.configuration = configuration;
        this.server = server;
        Files.createDirectories(configuration.resolve("connectors"));
        write(LISTING + MAPPING);
    }

    /** The rest of the file, after how to reach the source. */
    void write(String rest) throws IOException {
        var address = server.url("").toString().replaceAll("/$", "");
        Files.writeString(configuration.resolve("connectors/nguon.yaml"), """
            id: nguon
            name: Nguồn thử
            schedule: {every: 60s}
            http:
              baseUrl: %s
              auth: {type: none}
              limits: {floor: 0ms, rate: 1000/s}
            """.formatted(address) + rest);
    }

    void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    int run(Object command, String... arguments) {
        output.getBuffer().setLength(0);
        var all = Stream.concat(Stream.of(arguments), Stream.of("--config", configuration.toString()))
                .toArray(String[]::new);
        return new CommandLine(command).setOut(new PrintWriter(output)).execute(all);
    }

    String out() {
        return output.toString();
    }
}
