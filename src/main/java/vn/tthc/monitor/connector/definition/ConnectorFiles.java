package vn.tthc.monitor.connector.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.Pruning;
import vn.tthc.monitor.platform.config.References;

/**
 * Loads the connector files of a configuration folder: {@code connectors/*.yaml} (not its sub-folders) and, for the demo,
 * {@code demo/connectors/*.yaml}. Each is laid over its preset, which is looked for in the nearest {@code presets} folder
 * from the file's own upwards. A bad file is an invalid entry and stops no other.
 */
public final class ConnectorFiles {
    static final String ENDING = ".yaml";

    /** Objects in objects: far more than the format nests. */
    private static final int DEEPEST = 8;

    private static final Comparator<Problem> IN_ORDER = Comparator.comparing(
                    (Problem problem) -> problem.place().file())
            .thenComparingInt(problem -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column());

    private final Path configuration;
    private final References.Environment environment;
    private final boolean demo;

    /**
     * Files of one folder.
     *
     * @param configuration the folder that holds {@code connectors} and {@code presets}
     * @param demo whether files made for the demo are loaded too
     */
    public ConnectorFiles(Path configuration, References.Environment environment, boolean demo) {
        this.configuration = configuration;
        this.environment = environment;
        this.demo = demo;
    }

    /** Every file by name, references resolved from the process environment, demo files included only when asked. */
    public static List<ConnectorFile> load(Path configuration, boolean demo) {
        return new ConnectorFiles(configuration, System::getenv, demo).load();
    }

    /** Every file, by id. */
    public List<ConnectorFile> load() {
        return paths().stream().map(this::read).toList();
    }

    /** The paths of the files that {@link #load} reads, by id. */
    public List<Path> paths() {
        return candidates().values().stream().filter(path -> !skips(path)).toList();
    }

    /** Every file by id, whatever stands in it; the first folder wins where two files have one name. */
    public SortedMap<String, Path> candidates() {
        var byId = new TreeMap<String, Path>();
        yamlFiles(configuration.resolve("connectors")).forEach(path -> byId.put(id(path), path));
        if (demo) {
            yamlFiles(configuration.resolve("demo").resolve("connectors"))
                    .forEach(path -> byId.putIfAbsent(id(path), path));
        }
        return byId;
    }

    /** Whether the file is made for the demo, and this is none. */
    public boolean skips(Path path) {
        return !demo && isDemo(path);
    }

    /** One file. */
    public ConnectorFile read(Path path) {
        var checked = check(path);
        var warnings = checked.problems.isEmpty() ? checked.warnings : List.<Problem>of();
        var definition = checked.problems.isEmpty() ? DefinitionReader.read(checked.sound, warnings) : null;
        return new ConnectorFile(
                checked.id, checked.name, path, definition, List.copyOf(checked.problems), warnings, checked.reads);
    }

    /**
     * One file that may still be in the making: it can be read where what is asked for is sound, whatever is wrong or
     * absent of its mapping and the rest. Its problems stay in the answer.
     */
    public ConnectorFile draft(Path path) {
        var checked = check(path);
        var definition = checked.problems.isEmpty()
                ? DefinitionReader.read(checked.sound, checked.warnings)
                : DraftReader.read(checked.id, checked.name, checked.resolved, checked.sound, checked.problems);
        return new ConnectorFile(
                checked.id,
                checked.name,
                path,
                definition,
                List.copyOf(checked.problems),
                List.copyOf(checked.warnings),
                checked.reads);
    }

    /**
     * A file looked at from all sides.
     *
     * @param resolved preset merged, references resolved
     * @param sound what is left without the problems, with defaults
     * @param reads every file that its content depends on
     */
    private record Checked(
            String id,
            String name,
            ConfigNode resolved,
            ConfigNode sound,
            List<Problem> problems,
            List<Problem> warnings,
            Set<Path> reads) {}

    private Checked check(Path path) {
        var id = id(path);
        var reads = new LinkedHashSet<Path>();
        reads.add(path);
        var parsed = ConfigFile.parse(path);
        var problems = new ArrayList<>(parsed.problems());
        var findings = new LintFindings(environment instanceof InventedEnvironment);
        var root = parsed.root();
        if (!root.isObject() || (root.keys().isEmpty() && !problems.isEmpty())) {
            if (problems.isEmpty()) {
                problems.addAll(ConnectorShape.FILE.check(root));
            }
            return new Checked(id, name(root, id), root, root, problems, List.of(), reads);
        }
        var presets = new Presets(path, configuration);
        var merged = presets.under(root, problems);
        reads.addAll(presets.files());
        var folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), configuration);
        var references = new References(environment, folder);
        var codes = new CodeFiles(path, configuration, problems);
        var resolved = codes.under(references.resolve(merged, problems));
        reads.addAll(references.files());
        reads.addAll(codes.files());
        reads.addAll(NetworkReader.files(resolved.get("http")));
        problems.addAll(ConnectorShape.FILE.check(resolved));
        var sound = ConnectorShape.FILE.withDefaults(sound(resolved, problems));
        new DefinitionLint(sound, resolved, findings).run(id);
        problems.addAll(findings.errors());
        problems.sort(IN_ORDER);
        return new Checked(id, name(root, id), resolved, sound, problems, findings.warnings(), reads);
    }

    /**
     * Taking out a bad value may leave its object without a key it needs, so it goes on until what is left is sound. The
     * sections stay, even incomplete ones: the lint knows how to read those, and has more to tell of them.
     */
    private static ConfigNode sound(ConfigNode whole, List<Problem> problems) {
        var sections = whole.entries().values().stream().map(ConfigNode::place).collect(Collectors.toSet());
        var left = Pruning.of(whole, problems);
        for (int depth = 0; depth < DEEPEST; depth++) {
            var found = ConnectorShape.FILE.check(left).stream()
                    .filter(problem -> !sections.contains(problem.place()))
                    .toList();
            if (found.isEmpty()) {
                break;
            }
            left = Pruning.of(left, found);
        }
        return left;
    }

    private static boolean isDemo(Path path) {
        var mark = ConfigFile.parse(path).root().get("demo");
        return mark != null && mark.isScalar() && mark.asText().equals("true");
    }

    private static String name(ConfigNode root, String id) {
        @Nullable ConfigNode name = root.get("name");
        return name != null && name.isScalar() ? name.written() : id;
    }

    static String id(Path path) {
        var file = String.valueOf(path.getFileName());
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }

    static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
