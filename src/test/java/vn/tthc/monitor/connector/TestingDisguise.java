package vn.tthc.monitor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockWebServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.definition.InventedEnvironment;
import vn.tthc.monitor.connector.recording.RecordedFolder;

/** Reads a planted person masked and records it, over HTTP, by the commands that people use. */
final class TestingDisguise {
    final TestingCommands commands;
    private final Path folder;

    TestingDisguise(Path folder, MockWebServer server) throws IOException {
        this.folder = folder;
        this.commands = new TestingCommands(folder, server);
    }

    static String text(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    static String answer(Map<String, Object> record) {
        var whole = new TreeMap<String, Object>(Map.of("code", "H24.17-260119-0007", "status", "1"));
        whole.putAll(record);
        return text(Map.of("items", new Object[] {whole}));
    }

    /** Reads masked, records, and answers the one dossier that the recording becomes. */
    JsonNode nobodyIsShown(String answer, String mapping) throws IOException {
        return nobodyIsShown(answer, TestingCommands.LISTING, mapping);
    }

    JsonNode nobodyIsShown(String answer, String read, String mapping) throws IOException {
        commands.write(read + mapping);
        commands.answer(answer);
        commands.run(new ReadCommand(), "nguon", "--masked", "--json");
        TestingPerson.isNotIn(commands.out());
        assertThat(JsonMapper.shared().readTree(commands.out()).path("mapped").size())
                .as(commands::out)
                .isOne();
        commands.answer(answer);
        commands.run(new ReadCommand(), "nguon", "--masked");
        TestingPerson.isNotIn(commands.out());
        commands.answer(answer);
        assertThat(commands.run(new RecordCommand(), "nguon", "--replace"))
                .as(commands::out)
                .isZero();
        recorded().forEach((_, text) -> TestingPerson.isNotIn(text));
        var definition = new ConnectorFiles(folder, new InventedEnvironment(), true)
                .read(folder.resolve("connectors/nguon.yaml"))
                .definition()
                .orElseThrow();
        var replayed = RecordedFolder.read(folder.resolve("connectors/tests/nguon"));
        assertThat(replayed.dossiers(definition)).hasSize(1).isEqualTo(replayed.expected());
        var dossier = replayed.expected().getFirst();
        assertThat(dossier.at("/status/value").asString()).isEqualTo("NEW");
        return dossier;
    }

    /** The files of the recording by name. */
    Map<String, String> recorded() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(folder.resolve("connectors/tests/nguon"))) {
            files.forEach(file -> texts.put(String.valueOf(file.getFileName()), read(file)));
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
