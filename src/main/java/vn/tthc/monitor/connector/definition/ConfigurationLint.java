package vn.tthc.monitor.connector.definition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.References;

/** Checks one configuration file or a whole folder without starting anything. */
public final class ConfigurationLint {
    private final List<FileCheck> checks;
    private final References.Environment environment;
    private final boolean skipReferences;

    /**
     * A lint.
     *
     * @param checks files of fixed names beside the connector files
     * @param skipReferences says nothing of variables and files that are absent on this machine
     */
    public ConfigurationLint(List<FileCheck> checks, References.Environment environment, boolean skipReferences) {
        this.checks = checks;
        this.environment = environment;
        this.skipReferences = skipReferences;
    }

    /** What was looked at and found. */
    public record Outcome(int files, List<Problem> errors, List<Problem> warnings) {}

    /** Checks files, configuration folders and folders of connector files. */
    public Outcome run(List<Path> paths) {
        var errors = new ArrayList<Problem>();
        var warnings = new ArrayList<Problem>();
        var files = new LinkedHashSet<Path>();
        for (var path : paths) {
            var found = Files.isDirectory(path) ? files(path) : List.of(path);
            if (found.isEmpty() || !Files.exists(path)) {
                errors.add(nothing(path));
            } else {
                files.addAll(found);
            }
        }
        files.forEach(file -> check(file, errors, warnings));
        errors.addAll(doubled(files));
        if (skipReferences) {
            errors.removeIf(Problem::ofThisMachine);
        }
        return new Outcome(files.size(), List.copyOf(errors), List.copyOf(warnings));
    }

    private static Problem nothing(Path path) {
        var what = Files.exists(path) ? "không có tệp .yaml nào" : "không có tệp hay thư mục này";
        var expected = "một tệp .yaml hoặc thư mục cấu hình, ví dụ: lint config";
        return new Problem(new Place(path.toString(), 1, 1), "nothing-to-check", what, expected, null);
    }

    private List<Path> files(Path folder) {
        if (!Files.isDirectory(folder.resolve("connectors"))) {
            return ConnectorFiles.yamlFiles(folder);
        }
        var fixed =
                checks.stream().map(check -> folder.resolve(check.fileName())).filter(Files::exists);
        var others = Stream.of("presets", "connectors", "demo/connectors")
                .flatMap(name -> ConnectorFiles.yamlFiles(folder.resolve(name)).stream());
        return Stream.concat(fixed, others).toList();
    }

    private void check(Path file, List<Problem> errors, List<Problem> warnings) {
        var fixed = fixed(file);
        if (fixed.isPresent()) {
            var found = fixed.get().lint(file, environment);
            errors.addAll(found.errors());
            warnings.addAll(found.warnings());
        } else if (isPreset(file)) {
            var parsed = ConfigFile.parse(file);
            errors.addAll(parsed.problems());
            if (parsed.valid()) {
                errors.addAll(ConnectorShape.FILE.checkPart(parsed.root()));
                new Presets(file, parent(file)).under(parsed.root(), errors);
            }
        } else {
            var connector = new ConnectorFiles(parent(file), environment, true).read(file);
            errors.addAll(skipReferences ? ofTheFile(file, connector.problems()) : connector.problems());
            warnings.addAll(connector.warnings());
        }
    }

    /** A value that is absent on this machine leaves a gap that looks like an error; it is none where a value would mend it. */
    private List<Problem> ofTheFile(Path file, List<Problem> found) {
        if (found.stream().noneMatch(Problem::ofThisMachine)) {
            return found;
        }
        var remaining = new ConnectorFiles(parent(file), InventedEnvironment.behind(environment), true)
                .read(file)
                .problems();
        return found.stream()
                .filter(problem -> remaining.stream()
                        .anyMatch(other -> other.place().equals(problem.place())
                                && other.rule().equals(problem.rule())))
                .toList();
    }

    private Optional<FileCheck> fixed(Path file) {
        var name = String.valueOf(file.getFileName());
        return checks.stream().filter(check -> check.fileName().equals(name)).findFirst();
    }

    private static boolean isPreset(Path file) {
        return String.valueOf(parent(file).getFileName()).equals("presets");
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** Two connector files of one name would be one connector, and only the first would be read. */
    private List<Problem> doubled(Set<Path> files) {
        Map<String, Path> first = new HashMap<>();
        var problems = new ArrayList<Problem>();
        for (var file : files) {
            if (fixed(file).isPresent() || isPreset(file)) {
                continue;
            }
            var other = first.putIfAbsent(ConnectorFiles.id(file), file);
            if (other != null) {
                var what = "mã kết nối " + ConnectorFiles.id(file) + " đã có ở " + other;
                var place = new Place(file.toString(), 1, 1);
                problems.add(new Problem(place, "duplicate-id", what, "mỗi mã một tệp; đổi tên một tệp", null));
            }
        }
        return problems;
    }
}
