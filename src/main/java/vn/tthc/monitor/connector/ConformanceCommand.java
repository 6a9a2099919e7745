package vn.tthc.monitor.connector;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.conformance.ConformanceKit;
import vn.tthc.monitor.connector.conformance.ConformanceReport;
import vn.tthc.monitor.connector.conformance.Judgement.Status;
import vn.tthc.monitor.connector.conformance.Level;

/**
 * Holds connector files to the list of checks, against a source that misbehaves, on this machine and without the real one.
 * Ends with 0 when nothing needed has failed, 1 when something has, 2 when there is no such file.
 */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = "Thử tệp kết nối với một nguồn giả cố tình làm sai, theo một danh sách cố định."
                + " (Holds connector files to a fixed list of checks.)",
        exitCodeListHeading = "%nMã thoát (exit codes):%n",
        exitCodeList = {
            "0:mọi điều cần đều đạt (all that is needed holds)",
            "1:có điều không đạt (something failed)",
            "2:không có tệp này (no such file)"
        })
public final class ConformanceCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOption options = new ConfigurationOption();

    @Parameters(paramLabel = "ID", description = "tên tệp kết nối, hoặc all (connector file, or all)")
    private String id = "";

    @Option(
            names = "--level",
            defaultValue = "certified",
            description = "draft: những điều không thể thiếu; certified: tất cả (default: certified)")
    private Level level = Level.CERTIFIED;

    @Option(
            names = "--recordings",
            description = "thư mục các mẫu; mặc định config/connectors/tests (folder of recorded answers)")
    private @Nullable Path recordings;

    @Option(
            names = "--database",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "chạy một cơ sở dữ liệu tạm để kiểm các điều về lưu; --no-database: bỏ qua (temporary database)")
    private boolean database = true;

    @Option(names = "--json", description = "in JSON (prints JSON)")
    private boolean json;

    @Override
    public Integer call() {
        var out = options.out();
        var files = options.files();
        var everything = id.equals("all");
        var paths = files.paths(everything ? null : id);
        if (paths.isEmpty()) {
            files.choose(everything ? null : id).problems().forEach(out::println);
            out.flush();
            return 2;
        }
        var folder = recordings == null ? files.recordings() : recordings;
        var reports = new ConformanceKit(files.folder(), level, database).runAll(paths, folder);
        if (json) {
            out.println(asJson(reports));
        } else {
            reports.forEach(report -> print(report, out));
        }
        out.flush();
        return reports.stream().allMatch(ConformanceReport::passed) ? 0 : 1;
    }

    private static void print(ConformanceReport report, PrintWriter out) {
        out.println(report.connector() + " (" + word(report.level())
                + (report.arrival().isEmpty() ? "" : "; " + String.join(", ", report.arrival())) + ")");
        var inapplicable = new ArrayList<String>();
        for (var line : report.lines()) {
            if (line.needed() && line.judgement().status() == Status.INAPPLICABLE) {
                inapplicable.add(String.valueOf(line.number()));
            } else if (line.needed()) {
                out.println("  %2d %s %-46s %s"
                        .formatted(
                                line.number(),
                                sign(line.judgement().status()),
                                line.title(),
                                line.judgement().reason()));
            }
        }
        if (!inapplicable.isEmpty()) {
            out.println("  Không áp dụng cho cách đưa vào này: " + String.join(", ", inapplicable) + ".");
        }
        out.println("  " + report.verdict() + ": " + report.count(Status.PASS) + " đạt, " + report.count(Status.FAIL)
                + " hỏng, " + report.count(Status.SKIP) + " bỏ qua, " + report.count(Status.INAPPLICABLE)
                + " không áp dụng, " + report.took().toMillis() + " ms");
    }

    private static String sign(Status status) {
        return switch (status) {
            case PASS -> "✓";
            case FAIL -> "✕";
            case SKIP, INAPPLICABLE -> "-";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String asJson(List<ConformanceReport> reports) {
        var all = JsonMapper.shared().createArrayNode();
        for (var report : reports) {
            var one = all.addObject()
                    .put("connector", report.connector())
                    .put("level", word(report.level()))
                    .put("passed", report.passed())
                    .put("verdict", report.verdict())
                    .put("milliseconds", report.took().toMillis());
            report.ways().stream().sorted().map(ConformanceCommand::word).forEach(one.putArray("arrival")::add);
            var checks = one.putArray("checks");
            for (var line : report.lines()) {
                checks.addObject()
                        .put("id", line.number())
                        .put("title", line.title())
                        .put("needed", line.needed())
                        .put("result", word(line.judgement().status()))
                        .put("reason", line.judgement().reason());
            }
        }
        return all.toPrettyString();
    }
}
