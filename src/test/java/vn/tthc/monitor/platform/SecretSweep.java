package vn.tthc.monitor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs after all tests: nothing that they printed or left in the build folder may hold a planted secret. */
class SecretSweep {
    private static final Set<String> ENDINGS = Set.of("xml", "txt", "log", "json", "html", "yaml", "csv");

    @Test
    void noPlantedSecretWasWritten() throws IOException {
        var reports = Path.of("target", "surefire-reports");
        assertThat(reports).isDirectory();
        var leaks = new ArrayList<String>();
        var looked = 0;
        for (var file : files()) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            looked++;
            PlantedSecret.traces().stream()
                    .filter(text::contains)
                    .forEach(trace -> leaks.add(file + ": …" + around(text, trace)));
        }
        assertThat(looked).isGreaterThan(50);
        assertThat(leaks).isEmpty();
    }

    private static Iterable<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("target"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(Path.of("target", "quick")))
                    .filter(file -> ENDINGS.contains(ending(file)))
                    .toList();
        }
    }

    private static String ending(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String around(String text, String trace) {
        var at = text.indexOf(trace);
        return text.substring(Math.max(0, at - 80), at).replaceAll("\\s+", " ");
    }
}
