package vn.tthc.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;
import vn.tthc.monitor.connector.ConnectorView.Way;
import vn.tthc.monitor.connector.definition.ConfigurationLint;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorFile;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.InventedEnvironment;
import vn.tthc.monitor.connector.recording.RecordedFolder;

/** What holds for every connector file that is shipped: a new file and its folder of recorded answers are all it takes. */
class ConnectorContractTests {
    private static final Path EXAMPLES = Path.of("config/connectors/examples");

    static Stream<Path> files() {
        return Stream.of(Path.of("config/connectors"), EXAMPLES, Path.of("config/demo/connectors"))
                .filter(Files::isDirectory)
                .flatMap(ConnectorContractTests::list)
                .filter(path -> path.toString().endsWith(".yaml"));
    }

    /** Those of the repository, and those that the record command left beside the configuration. */
    static Stream<Path> recordings() {
        return Stream.of("src/test/resources/connectors", "config/connectors/tests")
                .flatMap(folder -> RecordedFolder.all(Path.of(folder)).values().stream());
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
        return new ConnectorFiles(Path.of("config"), new InventedEnvironment(), true).read(path);
    }

    private static ConnectorDefinition definition(Path path) {
        return load(path).definition().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadWithoutAnyProblem(Path path) {
        assertThat(load(path).problems()).isEmpty();
    }

    static Stream<Path> examples() {
        return list(EXAMPLES).filter(path -> path.toString().endsWith(".yaml"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleLintsWithoutItsVariables(Path path) {
        var outcome = new ConfigurationLint(List.of(), _ -> null, true).run(List.of(path));
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.warnings()).isEmpty();
    }

    /** Lines that begin with "#| " are what is to be used once there is an account. */
    @ParameterizedTest
    @MethodSource("examples")
    void whatWaitsForAnAccountIsAsSoundAsTheRest(Path path, @TempDir Path folder) throws IOException {
        var text = Files.readString(path);
        if (!text.contains("\n#| ")) {
            return;
        }
        FileSystemUtils.copyRecursively(Path.of("config/presets"), folder.resolve("presets"));
        FileSystemUtils.copyRecursively(Path.of("config/codes"), folder.resolve("codes"));
        var whole = folder.resolve("connectors").resolve(path.getFileName());
        Files.createDirectories(folder.resolve("connectors"));
        Files.writeString(whole, text.replace("\n#| ", "\n"));
        var file = new ConnectorFiles(folder, new InventedEnvironment(), true).read(whole);
        assertThat(file.problems()).isEmpty();
        assertThat(file.definition().orElseThrow().intake().ways()).contains(Way.POLL);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theIndexSaysWhatAnExampleIsFor(Path path) throws IOException {
        assertThat(Files.readString(EXAMPLES.resolve("README.md"))).contains("(" + path.getFileName() + ")");
    }

    @ParameterizedTest
    @MethodSource("files")
    void translatesStatusesByAListOrSaysOne(Path path) {
        var mapping = definition(path).mapping();
        var ways = definition(path).intake().ways();
        if (!ways.contains(Way.POLL) && !ways.contains(Way.PUSH)) {
            // A table's columns are found by the words of columns.yaml, which have a list of states of their own.
            return;
        }
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
    void turnsRecordedAnswersIntoTheExpectedDossiers(Path folder) {
        var id = String.valueOf(folder.getFileName());
        // An example may have the id of a demo's connector, and nothing to ask for yet.
        var file = files().filter(path -> path.endsWith(id + ".yaml") && brings(definition(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no connector file for recorded answers of " + id));
        var recorded = RecordedFolder.read(folder);
        var found = recorded.dossiers(definition(file));
        var expected = recorded.expected();
        assertThat(found).hasSize(expected.size());
        for (int i = 0; i < found.size(); i++) {
            assertThat(RecordedFolder.onlyKeysOf(expected.get(i), found.get(i))).isEqualTo(expected.get(i));
        }
    }

    private static boolean brings(ConnectorDefinition definition) {
        return definition.polls() || definition.intake().push() != null;
    }

    @Test
    void thereIsAtLeastOneFileToHoldToThis() {
        assertThat(files()).isNotEmpty();
        assertThat(recordings()).isNotEmpty();
    }
}
