package vn.tthc.monitor.deadline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.SettledFiles;

/**
 * Reads the files that deadlines follow: calendar, rule sets, procedures. One that cannot be trusted refuses the start, or
 * the change, with every problem named; without rule sets or procedures the common rules hold and nothing is computed.
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

    /** The files, the list of agencies that calendars follow included, watched from now on. */
    SettledFiles watch(Clock clock) {
        return new SettledFiles(clock, calendar, AgencyLines.file(calendar), ruleSets, procedures);
    }

    /**
     * The rules, or why there are none.
     *
     * @throws IllegalStateException with every problem of every file
     */
    DeadlineRules read() {
        var read = attempt();
        if (read.rules() == null) {
            throw new IllegalStateException(text(read.problems(), "mend the files and start again:"));
        }
        return read.rules();
    }

    /** What was read: rules, or problems. */
    record Read(@Nullable DeadlineRules rules, List<Problem> problems) {}

    /** Reads all files; rules only where every one of them can be trusted. */
    Read attempt() {
        var problems = new ArrayList<Problem>();
        var calendarRoot = root(calendar, CalendarShape.CHECK, problems);
        var ruleRoot = exists(ruleSets) ? root(ruleSets, RuleSetShape.CHECK, problems) : null;
        var procedureRoot = exists(procedures) ? root(procedures, ProcedureShape.CHECK, problems) : null;
        if (!problems.isEmpty()) {
            return new Read(null, List.copyOf(problems));
        }
        return new Read(
                new DeadlineRules(
                        CalendarFile.book(calendarRoot, AgencyLines.beside(calendar)),
                        ruleRoot == null ? RuleSets.PLAIN : RuleSets.read(ruleRoot),
                        new Procedures(procedureRoot == null ? List.of() : ProcedureShape.read(procedureRoot))),
                List.of());
    }

    static String text(List<Problem> problems, String whatToDo) {
        return problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n", "the rules of deadlines cannot be read; " + whatToDo + "\n", ""));
    }

    private static boolean exists(Path file) {
        if (Files.exists(file)) {
            return true;
        }
        LoggerFactory.getLogger(DeadlineFiles.class)
                .warn("{} does not exist: due times that a source does not give follow no rule of it", file);
        return false;
    }

    private static ConfigNode root(Path file, FileCheck check, List<Problem> problems) {
        var read = ConfigFile.read(file, check.shape());
        problems.addAll(read.problems());
        if (read.problems().isEmpty()) {
            problems.addAll(check.rules().check(read.root()).errors());
        }
        return read.root();
    }
}
