package vn.tthc.monitor.deadline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;

/**
 * Reads the files that deadlines follow: calendar, rule sets, procedures. One that cannot be trusted refuses the start with
 * every problem named; without rule sets or procedures the common rules hold and nothing is computed.
 */
final class DeadlineFiles {
    private final Path calendar;
    private final Path ruleSets;
    private final Path procedures;

    DeadlineFiles(Path calendar, Path ruleSets, Path procedures) {
        this.calendar = calendar;
        this.ruleSets = ruleSets;
        this.procedures = procedures;
    }

    static DeadlineFiles in(Path folder) {
        return in(folder, folder.resolve(ProcedureShape.CHECK.fileName()));
    }

    static DeadlineFiles in(Path folder, Path procedures) {
        return new DeadlineFiles(
                folder.resolve(CalendarShape.CHECK.fileName()),
                folder.resolve(RuleSetShape.CHECK.fileName()),
                procedures);
    }

    Deadlines read() {
        var book = new CalendarFile(calendar).book();
        var rules = exists(ruleSets) ? RuleSets.read(root(ruleSets, RuleSetShape.CHECK)) : RuleSets.PLAIN;
        var catalog = exists(procedures)
                ? ProcedureShape.read(root(procedures, ProcedureShape.CHECK))
                : List.<ProcedureLimit>of();
        return new DeadlineRules(book, rules, new Procedures(catalog));
    }

    private static boolean exists(Path file) {
        if (Files.exists(file)) {
            return true;
        }
        LoggerFactory.getLogger(DeadlineFiles.class)
                .warn("{} does not exist: due times that a source does not give follow no rule of it", file);
        return false;
    }

    /** What stands in a file that can be trusted. */
    static ConfigNode root(Path file, FileCheck check) {
        var read = ConfigFile.read(file, check.shape());
        var problems = new ArrayList<>(read.problems());
        if (problems.isEmpty()) {
            problems.addAll(check.rules().check(read.root()).errors());
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining(
                            "\n", check.fileName() + " cannot be read; mend the file and start again:\n", "")));
        }
        return read.root();
    }
}
