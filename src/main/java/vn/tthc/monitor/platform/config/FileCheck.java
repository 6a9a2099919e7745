package vn.tthc.monitor.platform.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A configuration file of a fixed name: what it must look like, and what a shape cannot see.
 *
 * @param rules asked only about a file that fits its shape
 */
public record FileCheck(String fileName, Shape shape, Rules rules) {

    /** A file whose shape says all. */
    public FileCheck(String fileName, Shape shape) {
        this(fileName, shape, root -> new Findings(List.of(), List.of()));
    }

    /** How the parts of a file fit each other. */
    @FunctionalInterface
    public interface Rules {
        /** What is wrong with a file that fits its shape, defaults filled in. */
        Findings check(ConfigNode root);
    }

    /** What a check found: errors refuse the start, warnings are only told. */
    public record Findings(List<Problem> errors, List<Problem> warnings) {}

    /** Everything wrong with a file, without what only an object that says {@code enabled: false} lacks. */
    public Findings lint(Path file, References.Environment environment) {
        var read = ConfigFile.read(file, shape, environment);
        var off = switchedOff(read.root());
        var errors = read.problems().stream()
                .filter(problem -> !problem.ofThisMachine() || !off.contains(problem.place()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!read.problems().stream().allMatch(Problem::ofThisMachine)) {
            return new Findings(List.copyOf(errors), List.of());
        }
        var found = rules.check(read.root());
        errors.addAll(found.errors());
        return new Findings(List.copyOf(errors), found.warnings());
    }

    /** Places in objects that are switched off: what they refer to need not be there yet. */
    private static Set<Place> switchedOff(ConfigNode root) {
        return root.all().stream()
                .filter(node -> node.isObject() && node.get("enabled") != null && !node.flag("enabled"))
                .flatMap(node -> node.all().stream())
                .map(ConfigNode::place)
                .collect(Collectors.toSet());
    }
}
