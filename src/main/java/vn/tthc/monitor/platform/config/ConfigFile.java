package vn.tthc.monitor.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads YAML and CSV configuration files and reports everything wrong with them at once. */
public final class ConfigFile {
    private ConfigFile() {}

    /**
     * What a file says.
     *
     * @param root defaults of the shape filled in; an empty object where the file could not be parsed. Read values from
     *     it only when there are no problems
     */
    public record Result(ConfigNode root, List<Problem> problems) {
        public boolean valid() {
            return problems.isEmpty();
        }
    }

    /** Reads, resolves references from the process environment and checks. */
    public static Result read(Path path, Shape shape) {
        return read(path, shape, System::getenv);
    }

    /** Reads, resolves references from the given environment and checks. */
    public static Result read(Path path, Shape shape, References.Environment environment) {
        var parsed = parse(path);
        if (!parsed.valid() && parsed.root().keys().isEmpty()) {
            return parsed;
        }
        var problems = new ArrayList<>(parsed.problems());
        var resolved = new References(environment, folder(path)).resolve(parsed.root(), problems);
        problems.addAll(shape.check(resolved));
        var found = isTable(path) ? CsvReader.once(problems, rows(resolved)) : List.copyOf(problems);
        return new Result(shape.withDefaults(resolved), found);
    }

    /** Only parses: syntax, encoding, duplicate keys. References stay as written, nothing is checked. */
    public static Result parse(Path path) {
        var file = path.toString();
        var nothing = ConfigNode.emptyObject(new Place(file, 1, 1));
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            var what = "không đọc được tệp (" + e.getClass().getSimpleName() + ")";
            var problem = new Problem(nothing.place(), "unreadable-file", what, "một tệp có quyền đọc", null);
            return new Result(nothing, List.of(problem));
        }
        var decoded = YamlText.decode(bytes, file);
        var problems = new ArrayList<>(decoded.problems());
        var root = decoded.text() == null ? null : read(path, decoded.text(), problems);
        return new Result(root == null ? nothing : root, List.copyOf(problems));
    }

    private static @Nullable ConfigNode read(Path path, String text, List<Problem> problems) {
        return isTable(path)
                ? new CsvReader(path.toString(), problems).read(text)
                : new YamlReader(path.toString(), problems).read(text);
    }

    private static int rows(ConfigNode table) {
        var rows = table.get(CsvReader.ROWS);
        return rows == null ? 0 : rows.items().size();
    }

    private static boolean isTable(Path path) {
        return path.toString().endsWith(".csv");
    }

    private static Path folder(Path path) {
        @Nullable Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }
}
