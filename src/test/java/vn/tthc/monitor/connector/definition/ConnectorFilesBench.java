package vn.tthc.monitor.connector.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;

/** A configuration folder with two shipped presets, an environment, and files written into it. */
abstract class ConnectorFilesBench {
    static final String SMALLEST = """
            id: a
            name: A
            http: {baseUrl: "http://a.example"}
            read: {list: {get: /list, paging: {type: none}}}
            mapping: {fields: {code: c, status: s}}
            """;

    @TempDir
    Path folder;

    final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void presets() throws IOException {
        Files.createDirectories(folder.resolve("connectors/examples"));
        Files.createDirectories(folder.resolve("presets"));
        for (var preset : List.of("dvcqg.yaml", "igate.yaml")) {
            Files.copy(
                    Path.of("config/presets", preset), folder.resolve("presets").resolve(preset));
        }
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("connectors").resolve(name), text);
    }

    ConnectorFile load(String text) throws IOException {
        write("a.yaml", text);
        return new ConnectorFiles(folder, environment::get, false).load().getFirst();
    }

    ConnectorDefinition valid(String text) throws IOException {
        var file = load(text);
        assertThat(file.problems()).isEmpty();
        return file.definition().orElseThrow();
    }

    static CodeList codes(ConnectorDefinition definition, String name) {
        return requireNonNull(definition.mapping().codes().get(name));
    }

    List<String> problems(String text) throws IOException {
        return load(text).problems().stream()
                .map(problem -> problem.place().line() + ":" + problem.place().column() + " " + problem.rule())
                .toList();
    }
}
