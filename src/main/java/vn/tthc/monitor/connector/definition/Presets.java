package vn.tthc.monitor.connector.definition;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Nearest;
import vn.tthc.monitor.platform.config.Problem;

/** The presets a connector file stands on: the one it names, the one that one names, and so on. */
final class Presets {
    private final Path folder;
    private final Set<Path> files = new LinkedHashSet<>();

    /**
     * The presets within reach of a file.
     *
     * @param otherwise the configuration folder to take them from where none are nearer
     */
    Presets(Path file, Path otherwise) {
        this.folder = NearFolder.of(file, "presets", otherwise);
    }

    /** The files of the presets named so far, whether they are there or not. */
    Set<Path> files() {
        return files;
    }

    /** The file laid over its presets. */
    ConfigNode under(ConfigNode root, List<Problem> problems) {
        var passed = new LinkedHashSet<String>();
        var whole = root;
        var preset = root.get("preset");
        while (preset != null && preset.isScalar() && known(preset, problems) && once(preset, passed, problems)) {
            var parsed = ConfigFile.parse(folder.resolve(preset.asText() + ConnectorFiles.ENDING));
            problems.addAll(parsed.problems());
            whole = ConnectorShape.FILE.merge(whole, parsed.root());
            preset = parsed.root().get("preset");
        }
        return whole;
    }

    private boolean known(ConfigNode preset, List<Problem> problems) {
        if (preset.asText().matches("[\\w-]+")) {
            files.add(folder.resolve(preset.asText() + ConnectorFiles.ENDING));
        }
        var names = ConnectorFiles.yamlFiles(folder).stream()
                .map(ConnectorFiles::id)
                .toList();
        if (names.contains(preset.asText())) {
            return true;
        }
        var expected = names.isEmpty() ? "một tệp trong config/presets" : "một trong " + String.join(", ", names);
        problems.add(new Problem(
                preset.place(),
                "unknown-preset",
                "bộ dựng sẵn \"" + preset.asText() + "\"",
                expected,
                Nearest.of(preset.asText(), names)));
        return false;
    }

    private static boolean once(ConfigNode preset, Set<String> passed, List<Problem> problems) {
        if (passed.add(preset.asText())) {
            return true;
        }
        problems.add(new Problem(
                preset.place(),
                "cyclic-preset",
                "các bộ dựng sẵn gọi vòng: " + String.join(" → ", passed) + " → " + preset.asText(),
                "một bộ cuối cùng không có khoá preset; bỏ khoá preset ở một trong các tệp ấy",
                null));
        return false;
    }
}
