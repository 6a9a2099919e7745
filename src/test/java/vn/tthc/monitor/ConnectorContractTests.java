package vn.tthc.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorFile;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;

/** What holds for every connector file that is shipped: a new file and its folder of recorded answers are all it takes. */
class ConnectorContractTests {
    private static final Path RECORDED = Path.of("src/test/resources/connectors");

    static Stream<Path> files() {
        return Stream.of("config/connectors", "config/connectors/examples", "config/demo/connectors")
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(ConnectorContractTests::list)
                .filter(path -> path.toString().endsWith(".yaml"));
    }

    static Stream<Path> recordings() {
        return list(RECORDED).filter(Files::isDirectory);
    }

    private static Stream<Path> list(Path folder) {
        try (var paths = Files.list(folder)) {
            return paths.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Variables get a value that fits where addresses stand; no secret of a file may do without one. */
    private static ConnectorFile load(Path path) {
        return new ConnectorFiles(Path.of("config"), name -> "https://source.example/" + name, true).read(path);
    }

    private static ConnectorDefinition definition(Path path) {
        return load(path).definition().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadWithoutAnyProblem(Path path) {
        assertThat(load(path).problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void translatesStatusesByAListOrSaysOne(Path path) {
        var mapping = definition(path).mapping();
        var status = mapping.fields().stream()
                .filter(field -> field.target() == DossierField.STATUS)
                .findFirst()
                .orElseThrow();
        var list = status.codes() == null ? null : mapping.codes().get(status.codes());
        assertThat((list != null && !list.entries().isEmpty()) || isConstant(status))
                .isTrue();
    }

    private static boolean isConstant(FieldMapping field) {
        return field.source() instanceof ConnectorDefinition.ValueSource.Constant;
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void turnsRecordedAnswersIntoTheExpectedDossiers(Path folder) throws IOException {
        var id = String.valueOf(folder.getFileName());
        var file = files().filter(path -> path.endsWith(id + ".yaml"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no connector file for recorded answers of " + id));
        var found = mapped(definition(file), folder);
        var expected = JsonMapper.shared().readTree(Files.readString(folder.resolve("expected.json")));
        assertThat(found).hasSize(expected.size());
        for (int i = 0; i < found.size(); i++) {
            assertThat(onlyKeysOf(expected.get(i), found.get(i))).isEqualTo(expected.get(i));
        }
    }

    private static List<JsonNode> mapped(ConnectorDefinition definition, Path folder) throws IOException {
        var mapping = new RecordMapping(definition);
        var records = recordsPath(definition);
        var found = new ArrayList<JsonNode>();
        for (var answer : list(folder)
                .filter(path -> String.valueOf(path.getFileName()).startsWith("answer"))
                .toList()) {
            var tree = records.read(JsonMapper.shared().readTree(Files.readString(answer)));
            for (var record : tree.isArray() ? tree.values() : List.of(tree)) {
                found.add(json(mapping.map(record)));
            }
        }
        return found;
    }

    private static DottedPath recordsPath(ConnectorDefinition definition) {
        var detail = definition.read().detail();
        if (detail != null) {
            return detail.record();
        }
        var list = definition.read().list();
        var recheck = definition.read().recheck();
        return list != null ? list.records() : Objects.requireNonNull(recheck).records();
    }

    private static JsonNode json(Mapped mapped) {
        return switch (mapped) {
            case Mapped.Whole whole -> JsonMapper.shared().valueToTree(whole.dossier());
            case Mapped.Unreadable _ -> JsonNodeFactory.instance.objectNode().put("unreadable", true);
        };
    }

    private static JsonNode onlyKeysOf(JsonNode expected, JsonNode found) {
        if (!expected.isObject() || !found.isObject()) {
            return found;
        }
        var only = JsonNodeFactory.instance.objectNode();
        expected.properties()
                .forEach(entry -> only.set(entry.getKey(), onlyKeysOf(entry.getValue(), found.path(entry.getKey()))));
        return only;
    }

    @Test
    void thereIsAtLeastOneFileToHoldToThis() {
        assertThat(files()).isNotEmpty();
        assertThat(recordings()).isNotEmpty();
    }
}
