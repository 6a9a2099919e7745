package vn.tthc.monitor.connector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.CheckReport.Result;
import vn.tthc.monitor.connector.CheckReport.Step;
import vn.tthc.monitor.connector.check.CommandFiles;
import vn.tthc.monitor.connector.check.SourceCheck;

/**
 * Checks one source or all of them from the network up, without server and database. Ends with 0 when every step passed,
 * 1 when one failed, 2 when a file is invalid or unknown.
 */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Thử một nguồn từng bước: DNS, TCP, TLS, đăng nhập, một trang, ánh xạ, đồng hồ. (Checks a source.)")
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "tên tệp kết nối; bỏ trống là tất cả (empty for all)")
    private @Nullable String id;

    @Option(names = "--json", description = "in JSON (prints JSON)")
    private boolean json;

    @Option(names = "--config", description = "thư mục cấu hình, mặc định ./config (configuration folder)")
    private @Nullable Path configuration;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var files = CommandFiles.in(configuration);
        var chosen = files.choose(id);
        if (!chosen.problems().isEmpty()) {
            chosen.problems().forEach(out::println);
        }
        var check = new SourceCheck(CommandFiles.sessions(), CommandFiles.clock());
        var reports = new ArrayList<CheckReport>();
        for (var definition : chosen.definitions()) {
            var report = check.check(definition);
            reports.add(report);
            if (!json) {
                lines(report).forEach(out::println);
            }
        }
        if (json) {
            out.println(asJson(reports));
        }
        out.flush();
        if (!chosen.problems().isEmpty()) {
            return 2;
        }
        return reports.stream().allMatch(CheckReport::passed) ? 0 : 1;
    }

    private static List<String> lines(CheckReport report) {
        var lines = new ArrayList<String>();
        lines.add(report.connector());
        for (var step : report.steps()) {
            var category = step.category() == null ? "" : " [" + step.category().word() + "]";
            var hint = step.hint() == null ? "" : " → " + step.hint();
            lines.add("  %s %-8s %6d ms  %s%s%s"
                    .formatted(
                            sign(step.result()), step.name(), step.took().toMillis(), step.sentence(), category, hint));
        }
        return lines;
    }

    private static String sign(Result result) {
        return switch (result) {
            case PASSED -> "✓";
            case WARNED -> "!";
            case FAILED -> "✕";
            case SKIPPED -> "-";
        };
    }

    private static String asJson(List<CheckReport> reports) {
        var mapper = new JsonMapper();
        var all = mapper.createArrayNode();
        for (var report : reports) {
            var one = all.addObject().put("connector", report.connector()).put("passed", report.passed());
            var steps = one.putArray("steps");
            for (Step step : report.steps()) {
                steps.addObject()
                        .put("name", step.name())
                        .put("result", step.result().name().toLowerCase(Locale.ROOT))
                        .put("milliseconds", step.took().toMillis())
                        .put("sentence", step.sentence())
                        .put("hint", step.hint())
                        .put(
                                "category",
                                step.category() == null ? null : step.category().word());
            }
        }
        return all.toPrettyString();
    }
}
