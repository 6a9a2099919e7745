package vn.tthc.monitor.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tthc.monitor.connector.conformance.ConformanceReport.Line;
import vn.tthc.monitor.connector.conformance.Judgement.Status;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.definition.InventedEnvironment;

/** Every shipped connector with recorded answers stands the whole list, and the list finds what is wrong with a bad one. */
class ConformanceTests {
    private static final Path RECORDED = Path.of("src/test/resources/connectors");
    private static final Pattern TEST_CLASS = Pattern.compile("\\w+Tests\\b");

    @TempDir
    private Path folder;

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Stream.of("config/connectors", "config/connectors/examples", "config/demo/connectors")
                .map(Path::of)
                .flatMap(ConformanceTests::files)) {
            return files.filter(file -> Files.isDirectory(
                            RECORDED.resolve(String.valueOf(file.getFileName()).replace(".yaml", ""))))
                    .filter(ConformanceTests::asks)
                    .toList();
        }
    }

    /** An example may have the id of a demo's connector, and nothing to ask for yet. */
    private static boolean asks(Path file) {
        return new ConnectorFiles(Path.of("config"), new InventedEnvironment(), true)
                .read(file)
                .definition()
                .filter(ConnectorDefinition::polls)
                .isPresent();
    }

    private static Stream<Path> files(Path parent) {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyExampleThatAsksAnInterfaceHasRecordedAnswers() {
        assertThat(files(Path.of("config/connectors/examples")).filter(ConformanceTests::asks))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(RECORDED.resolve(
                                String.valueOf(file.getFileName()).replace(".yaml", "")))
                        .isDirectory());
    }

    @Test
    void whatIsNotAskedIsHeldToWhatAppliesToItAndPromisesNoMore() throws IOException {
        var examples = Path.of("config/connectors/examples");
        var reports = new ConformanceKit(Path.of("config"), Level.CERTIFIED, true)
                .runAll(List.of(examples.resolve("ho-tich.yaml"), examples.resolve("push-dvcqg.yaml")), RECORDED);
        assertThat(reports).allSatisfy(report -> {
            assertThat(failed(report)).as(report.connector()).isEmpty();
            assertThat(report.verdict()).isEqualTo("ĐẠT PHẦN ÁP DỤNG ĐƯỢC");
            assertThat(report.count(Status.INAPPLICABLE)).isGreaterThan(10);
        });
        assertThat(passed(reports.getFirst())).containsExactly(1, 2, 24, 25);
        assertThat(passed(reports.getLast())).containsExactly(1, 3, 4, 6, 14, 15, 18, 19, 28, 31);
        assertThat(reports)
                .extracting(ConformanceReport::arrival)
                .containsExactly(List.of("dò", "tệp mang vào"), List.of("hệ thống tự gửi"));
    }

    private static List<Line> failed(ConformanceReport report) {
        return report.lines().stream()
                .filter(line -> line.judgement().status() == Status.FAIL)
                .toList();
    }

    private static List<Integer> passed(ConformanceReport report) {
        return report.lines().stream()
                .filter(line -> line.judgement().status() == Status.PASS)
                .map(Line::number)
                .toList();
    }

    @Test
    void whatNeedsADatabaseSaysSoWithoutOne() {
        var report = new ConformanceKit(Path.of("config"), Level.CERTIFIED, false)
                .run(Path.of("config/connectors/examples/ho-tich.yaml"), null);
        assertThat(report.passed()).isTrue();
        assertThat(passed(report)).containsExactly(1, 2);
        assertThat(report.lines().get(24).judgement().reason()).contains("--no-database", "ImportDeskTests");
    }

    @Test
    void everyShippedConnectorWithRecordedAnswersIsCertified() throws IOException {
        var reports = new ConformanceKit(Path.of("config"), Level.CERTIFIED, true).runAll(shipped(), RECORDED);
        assertThat(reports).hasSizeGreaterThan(30).allSatisfy(report -> {
            assertThat(failed(report)).as(report.connector()).isEmpty();
            assertThat(report.lines()).hasSize(32);
            assertThat(report.verdict()).isEqualTo("ĐẠT");
            assertThat(passed(report))
                    .as(report.connector())
                    .hasSizeGreaterThan(17)
                    .contains(3, 6, 30, 31);
        });
    }

    @Test
    void theNumbersAreThoseOfTheListAndEverySkipSaysWhy() throws IOException {
        var report = new ConformanceKit(Path.of("config"), Level.CERTIFIED, false)
                .run(Path.of("config/demo/connectors/bo-tai-chinh.yaml"), RECORDED.resolve("bo-tai-chinh"));
        assertThat(report.lines())
                .extracting(Line::number)
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.rangeClosed(1, 32).boxed().toList());
        assertThat(report.lines())
                .allSatisfy(line ->
                        assertThat(line.judgement().reason()).as(line.title()).isNotBlank());
    }

    @Test
    void whatIsProvenElsewhereIsProvenByTestsThatExist() throws IOException {
        try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
            var known = tests.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
            var sources = new StringBuilder();
            try (Stream<Path> kit = Files.list(Path.of("src/main/java/vn/tthc/monitor/connector/conformance"))) {
                for (var file :
                        kit.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.append(Files.readString(file));
                }
            }
            var named = TEST_CLASS
                    .matcher(sources)
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .distinct()
                    .toList();
            assertThat(named).isNotEmpty();
            assertThat(known).containsAll(named);
        }
    }

    /** The shipped connector with one thing changed; which of the checks that are needed fail. */
    private List<Integer> failing(String connector, String what, String by) throws IOException {
        Files.createDirectories(folder.resolve("connectors"));
        Files.createDirectories(folder.resolve("presets"));
        for (var preset : files(Path.of("config/presets")).toList()) {
            Files.copy(
                    preset,
                    folder.resolve("presets").resolve(String.valueOf(preset.getFileName())),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        var text = Files.readString(Path.of("config/demo/connectors", connector + ".yaml"));
        assertThat(text).contains(what);
        var file = Files.writeString(folder.resolve("connectors").resolve(connector + ".yaml"), text.replace(what, by));
        return new ConformanceKit(folder, Level.CERTIFIED, false)
                .run(file, RECORDED.resolve(connector)).lines().stream()
                        .filter(line -> line.judgement().status() == Status.FAIL)
                        .map(Line::number)
                        .toList();
    }

    @Test
    void findsAFieldThatIsReadFromTheWrongPlace() throws IOException {
        assertThat(failing("bao-tro-xa-hoi", "dueAt: ngayHenTra", "dueAt: ngayNopHoSo"))
                .contains(3);
    }

    @Test
    void findsAWindowWithoutAReconcile() throws IOException {
        assertThat(failing("bao-tro-xa-hoi", ", reconcile: \"0 30 22 * * *\"", ""))
                .containsExactly(9);
    }

    @Test
    void findsAListingThatReadsOnlyItsFirstPage() throws IOException {
        assertThat(failing(
                        "bo-nong-nghiep-moi-truong",
                        "paging: {type: cursor, path: data.lastId}",
                        "paging: {type: none}"))
                .isNotEmpty();
    }

    @Test
    void findsASecretWrittenIntoTheFile() throws IOException {
        assertThat(failing("bao-tro-xa-hoi", "demo: true", "demo: false")).contains(1);
    }

    @Test
    void aFileWithoutRecordedAnswersIsNotProven() {
        var report = new ConformanceKit(Path.of("config"), Level.DRAFT, false)
                .run(Path.of("config/demo/connectors/bo-tai-chinh.yaml"), null);
        assertThat(report.passed()).isFalse();
        assertThat(report.lines().stream()
                        .filter(line -> line.number() == 3)
                        .findFirst()
                        .orElseThrow()
                        .judgement()
                        .reason())
                .contains("record");
        assertThat(report.count(Status.PASS)).isEqualTo(1);
    }
}
