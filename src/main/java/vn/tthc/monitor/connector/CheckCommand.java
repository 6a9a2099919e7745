package vn.tthc.monitor.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
                "Thử một nguồn từng bước: DNS, TCP, TLS, đăng nhập, một trang, ánh xạ, đồng hồ. (Checks a source.)",
        exitCodeListHeading = "%nMã thoát (exit codes):%n",
        exitCodeList = {
            "0:mọi bước qua (all steps passed)",
            "1:có bước hỏng (a step failed)",
            "2:tệp sai hoặc không có (file invalid or unknown)"
        })
public final class CheckCommand implements Callable<Integer> {
    /** The steps as people call them; JSON keeps the words of the interface. */
    private static final Map<String, String> NAMES = Map.of(
            "dns", "DNS",
            "tcp", "TCP",
            "tls", "TLS",
            "login", "đăng nhập",
            "page", "đọc một trang",
            "mapping", "hiểu dữ liệu",
            "clock", "lệch giờ");

    @Mixin
    private final ConfigurationOption options = new ConfigurationOption();

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "tên tệp kết nối; bỏ trống hoặc all là tất cả (empty or all for every file)")
    private @Nullable String id;

    @Option(
            names = "--code",
            description =
                    "mã hồ sơ để hỏi thử nguồn chỉ trả lời theo mã (a dossier to ask a source that does not list)")
    private List<String> codes = List.of();

    @Option(names = "--json", description = "in JSON (prints JSON)")
    private boolean json;

    @Override
    public Integer call() {
        var out = options.out();
        var chosen = options.files().choose("all".equals(id) ? null : id);
        var reports =
                new SourceCheck(CommandFiles.sessions(), CommandFiles.clock()).checkAll(chosen.definitions(), codes);
        if (json) {
            out.println(asJson(reports, chosen.problems()));
        } else {
            chosen.problems().forEach(out::println);
            reports.forEach(report -> lines(report).forEach(out::println));
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
            var hint = step.hint() == null ? "" : " → Việc cần làm: " + step.hint();
            lines.add("  %s %-14s %6d ms  %s%s%s"
                    .formatted(
                            sign(step.result()),
                            NAMES.getOrDefault(step.name(), step.name()),
                            step.took().toMillis(),
                            step.sentence(),
                            category,
                            hint));
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

    private static String asJson(List<CheckReport> reports, List<String> problems) {
        var answer = JsonMapper.shared().createObjectNode();
        var all = answer.putArray("sources");
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
        problems.forEach(answer.putArray("problems")::add);
        return answer.toPrettyString();
    }
}
