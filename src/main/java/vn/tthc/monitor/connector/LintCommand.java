package vn.tthc.monitor.connector;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import vn.tthc.monitor.connector.check.CommandFiles;
import vn.tthc.monitor.connector.definition.ConfigurationLint;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;

/** Says what is wrong in configuration files, by file, line and column; needs neither server nor database. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Kiểm tra tệp cấu hình, không chạy máy chủ. (Checks configuration files without the server.)",
        exitCodeListHeading = "%nMã thoát (exit codes):%n",
        exitCodeList = {"0:không có gì sai (fine)", "1:chỉ có cảnh báo (warnings only)", "2:có lỗi (errors)"})
public final class LintCommand implements Callable<Integer> {
    private final List<FileCheck> checks;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "tệp hoặc thư mục; mặc định là thư mục cấu hình (files or folders; default: configuration)")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "in JSON (prints JSON)")
    private boolean json;

    @Option(
            names = "--skip-env",
            description = "bỏ qua biến môi trường và tệp chưa có trên máy này (ignores what this machine lacks)")
    private boolean skipReferences;

    /** A command that checks these files of fixed names beside the connector files. */
    public LintCommand(List<FileCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public Integer call() {
        var output = Objects.requireNonNull(spec).commandLine();
        var asked = paths.isEmpty() ? List.of(CommandFiles.in(null).folder()) : paths;
        var outcome = new ConfigurationLint(checks, System::getenv, skipReferences).run(asked);
        if (json) {
            output.getOut().println(json(outcome));
        } else {
            print(outcome, output.getOut());
        }
        output.getOut().flush();
        return !outcome.errors().isEmpty() ? 2 : outcome.warnings().isEmpty() ? 0 : 1;
    }

    private static void print(ConfigurationLint.Outcome outcome, PrintWriter out) {
        outcome.errors().forEach(problem -> print(problem, "", out));
        outcome.warnings().forEach(problem -> print(problem, " (cảnh báo)", out));
        out.println(outcome.files() + " tệp, " + outcome.errors().size() + " lỗi, "
                + outcome.warnings().size() + " cảnh báo");
    }

    private static void print(Problem problem, String mark, PrintWriter out) {
        out.println(problem + mark);
        out.println("    → " + problem.hint());
    }

    private static String json(ConfigurationLint.Outcome outcome) {
        var mapper = JsonMapper.shared();
        var answer = mapper.createObjectNode().put("files", outcome.files());
        var problems = answer.putArray("problems");
        outcome.errors().forEach(problem -> add(problems, problem, "error"));
        outcome.warnings().forEach(problem -> add(problems, problem, "warning"));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }

    private static void add(ArrayNode problems, Problem problem, String severity) {
        problems.addObject()
                .put("file", problem.place().file())
                .put("line", problem.place().line())
                .put("column", problem.place().column())
                .put("severity", severity)
                .put("rule", problem.rule())
                .put("what", problem.what())
                .put("expected", problem.expected())
                .put("nearest", problem.nearest())
                .put("hint", problem.hint());
    }
}
