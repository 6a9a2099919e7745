package vn.tthc.monitor.connector.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.Pruning;
import vn.tthc.monitor.platform.config.References;

/**
 * Loads the connector files of a configuration folder: {@code connectors/*.yaml} (not its sub-folders), each laid over
 * its preset from {@code presets/}. A bad file is an invalid entry and stops no other.
 */
public final class ConnectorFiles {
    private static final String ENDING = ".yaml";

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
        return paths().stream()
                .filter(path -> demo || !isDemo(path))
                .map(this::read)
                .toList();
    }

    /** The paths of the files that {@link #load} looks at, by name. */
    public List<Path> paths() {
        return yamlFiles(configuration.resolve("connectors"));
    }

    /** One file. */
    public ConnectorFile read(Path path) {
        var id = id(path);
        var parsed = ConfigFile.parse(path);
        var problems = new ArrayList<>(parsed.problems());
        var findings = new LintFindings();
        var name = name(parsed.root(), id);
        if (!parsed.root().isObject() || (parsed.root().keys().isEmpty() && !problems.isEmpty())) {
            if (problems.isEmpty()) {
                problems.addAll(ConnectorShape.FILE.check(parsed.root()));
            }
            return new ConnectorFile(id, name, path, null, List.copyOf(problems), List.of());
        }
        var merged = overPreset(parsed.root(), problems);
        var folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), configuration);
        var resolved = new References(environment, folder).resolve(merged, problems);
        problems.addAll(ConnectorShape.FILE.check(resolved));
        var sound = ConnectorShape.FILE.withDefaults(Pruning.of(resolved, problems));
        new DefinitionLint(sound, resolved, findings).run(id);
        problems.addAll(findings.errors());
        var warnings = problems.isEmpty() ? findings.warnings() : List.<Problem>of();
        var definition = problems.isEmpty() ? DefinitionReader.read(sound, warnings) : null;
        return new ConnectorFile(id, name, path, definition, List.copyOf(problems), warnings);
    }

    private ConfigNode overPreset(ConfigNode root, List<Problem> problems) {
        var preset = root.get("preset");
        if (preset == null || !preset.isScalar()) {
            return root;
        }
        var path = configuration.resolve("presets").resolve(preset.asText() + ENDING);
        var known = yamlFiles(configuration.resolve("presets")).stream()
                .map(ConnectorFiles::id)
                .toList();
        if (!known.contains(preset.asText())) {
            var expected = known.isEmpty() ? "một tệp trong config/presets" : "một trong " + String.join(", ", known);
            problems.add(new Problem(
                    preset.place(),
                    "unknown-preset",
                    "bộ dựng sẵn \"" + preset.asText() + "\"",
                    expected,
                    Nearest.of(preset.asText(), known)));
            return root;
        }
        var parsed = ConfigFile.parse(path);
        problems.addAll(parsed.problems());
        return root.over(parsed.root());
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
