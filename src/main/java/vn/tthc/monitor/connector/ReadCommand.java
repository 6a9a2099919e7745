package vn.tthc.monitor.connector;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.check.CommandFiles;
import vn.tthc.monitor.connector.check.TestRead;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.platform.SecretMask;

/**
 * Reads a little of a source without storing it and prints everything a technician needs to write the mapping; the file's
 * mapping may still be wrong or absent. Ends with 0 when every record was read, 1 when the source, a record or the
 * mapping failed, 2 when the file does not soundly say what to ask, or is unknown.
 */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Đọc thử: yêu cầu, câu trả lời, hồ sơ đã ánh xạ, gợi ý mapping. (Test read; nothing is stored.)",
        exitCodeListHeading = "%nMã thoát (exit codes):%n",
        exitCodeList = {
            "0:đọc được mọi bản ghi (every record was read)",
            "1:nguồn, bản ghi hoặc mapping còn hỏng (source, record or mapping failed)",
            "2:tệp chưa nói được phải hỏi gì (the file does not say what to ask)"
        })
public final class ReadCommand implements Callable<Integer> {
    @Mixin
    private final ConnectorParameter connector = new ConnectorParameter();

    @Option(names = "--limit", defaultValue = "5", description = "số hồ sơ đọc và in ra, mặc định 5 (records)")
    private int limit = 5;

    @Option(
            names = "--code",
            description = "hỏi theo mã hồ sơ này; cần cho nguồn không liệt kê (asks for this dossier)")
    private List<String> codes = List.of();

    @Option(names = "--masked", description = "thay người thật bằng người bịa (puts invented people in)")
    private boolean masked;

    @Option(names = "--json", description = "in JSON (prints JSON)")
    private boolean json;

    @Override
    public Integer call() {
        var out = connector.out();
        var draft = connector.files().draft(connector.id());
        if (draft.definition().isEmpty()) {
            draft.problems().forEach(out::println);
            out.flush();
            return 2;
        }
        var report = new TestRead(CommandFiles.sessions()).read(draft, limit, codes, masked);
        if (json) {
            out.println(SecretMask.mask(
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report)));
        } else {
            print(report, out);
        }
        out.flush();
        return report.good() ? 0 : 1;
    }

    private static void print(ReadReport report, PrintWriter out) {
        report.problems().forEach(problem -> out.println("! " + problem));
        for (var talk : report.talks()) {
            out.println(">>> " + talk.request());
            out.println("<<< " + talk.answer());
            out.println("    " + talk.took().toMillis() + " ms");
            out.println();
        }
        if (report.failure() != null) {
            var failure = report.failure();
            out.println("✕ [" + failure.category().word() + "] " + failure.sentence());
            out.println("  → Việc cần làm: " + failure.hint());
        }
        dossiers(report, out);
        answer(report, out);
        if (report.proposal() != null) {
            out.println("== Gợi ý cho tệp kết nối (proposed part of the file)");
            out.println(report.proposal());
        }
    }

    private static void dossiers(ReadReport report, PrintWriter out) {
        var mapper = JsonMapper.shared().writerWithDefaultPrettyPrinter();
        out.println("== Hồ sơ đã ánh xạ (mapped): " + report.mapped().size() + "/" + report.records());
        report.mapped().stream()
                .map(ReadCommand::shown)
                .map(mapper::writeValueAsString)
                .map(SecretMask::mask)
                .forEach(out::println);
        if (!report.unreadable().isEmpty()) {
            out.println("== Bản ghi không đọc được (unreadable)");
            report.unreadable()
                    .forEach(bad -> out.println(
                            "✕ " + (bad.code() == null ? "(không có mã)" : bad.code()) + ": " + bad.reason()));
        }
        if (!report.unmapped().isEmpty()) {
            out.println("== Mã chưa có trong danh mục (unmapped codes)");
            report.unmapped().forEach(code -> out.println("! " + code));
        }
    }

    /** Without the record as received, which stands above. */
    private static ObjectNode shown(SourceDossier dossier) {
        ObjectNode json = JsonMapper.shared().valueToTree(dossier);
        return json.without(List.of("raw", "contentHash"));
    }

    private static void answer(ReadReport report, PrintWriter out) {
        out.println("== Danh sách trong câu trả lời (lists): đường dẫn, số mục, khoá");
        report.lists()
                .forEach(list -> out.println("%-40s %5d  %s"
                        .formatted(
                                list.path().isEmpty() ? "\"\" (cả câu trả lời)" : list.path(),
                                list.size(),
                                String.join(", ", list.keys()))));
        out.println("== Trường trong câu trả lời (fields): đường dẫn, tỉ lệ có giá trị, loại, kiểu hoặc mẫu, giá trị");
        report.fields()
                .forEach(field -> out.println("%-40s %3d%%  %-12s %-24s %s"
                        .formatted(
                                field.path(),
                                field.filledPercent(),
                                field.kind(),
                                String.join("|", field.formats().isEmpty() ? field.types() : field.formats()),
                                values(field))));
    }

    private static String values(ReadReport.Field field) {
        return field.values().entrySet().stream()
                .map(entry -> shortened(entry.getKey()) + (entry.getValue() > 1 ? " ×" + entry.getValue() : ""))
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
