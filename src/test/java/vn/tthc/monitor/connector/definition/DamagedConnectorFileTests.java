package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** However a connector file is damaged, it is answered with problems or read, never with an exception. */
class DamagedConnectorFileTests {
    @TempDir
    Path folder;

    static List<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("config/demo/connectors"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void anyDamagedLineIsAProblemOrAValue(Path file) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config/presets"), folder.resolve("presets"));
        var lines = Files.readAllLines(file);
        var damaged = Files.createDirectories(folder.resolve("connectors")).resolve(file.getFileName());
        var refused = 0;
        for (int number = 0; number < lines.size(); number++) {
            for (var text : damages(lines.get(number))) {
                var changed = new ArrayList<>(lines);
                changed.set(number, text);
                Files.write(damaged, changed);
                var files = new ConnectorFiles(folder, _ -> "x", true);
                assertThatNoException()
                        .as("%s line %d: %s", file, number + 1, text)
                        .isThrownBy(() -> files.read(damaged));
                refused += files.read(damaged).valid() ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(lines.size() / 2);
    }

    private static List<String> damages(String line) {
        return List.of(
                "",
                line.replaceFirst(":.*", ":"),
                line.replaceFirst(": .*", ": 7"),
                line.replaceFirst(": .*", ": {}"),
                line.replaceFirst(": .*", ": [x]"),
                line.replaceFirst("(\\w)(\\w*):", "$1:"),
                line.replaceFirst("type: [\\w-]+", "type: x"),
                line + "}");
    }
}
