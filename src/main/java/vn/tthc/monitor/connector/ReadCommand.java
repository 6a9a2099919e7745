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
import vn.tthc.monitor.connector.check.CommandFiles;
import vn.tthc.monitor.connector.check.FieldProfile;
import vn.tthc.monitor.connector.check.SourceTrial;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.platform.SecretMask;

/**
 * Reads one page of a source without storing it and prints everything a technician needs to write the mapping. Ends with
 * 0 when every record was mapped, 1 when the source or a record failed, 2 when the file is invalid or unknown.
 */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Đọc thử một trang: yêu cầu, câu trả lời, hồ sơ đã ánh xạ. (Test read; nothing is stored.)")
public final class ReadCommand implements Callable<Integer> {
    private static final int LONGEST_ANSWER = 2_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "tên tệp kết nối (connector file)")
    private String id = "";

    @Option(names = "--limit", defaultValue = "5", description = "số hồ sơ in ra, mặc định 5 (records shown)")
    private int limit = 5;

    @Option(names = "--config", description = "thư mục cấu hình, mặc định ./config (configuration folder)")
    private @Nullable Path configuration;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var chosen = CommandFiles.in(configuration).choose(id);
        if (!chosen.problems().isEmpty()) {
            chosen.problems().forEach(out::println);
            out.flush();
            return 2;
        }
        var good = read(chosen.definitions().getFirst(), out);
        out.flush();
        return good ? 0 : 1;
    }

    private boolean read(ConnectorDefinition definition, PrintWriter out) {
        try (var trial = new SourceTrial(CommandFiles.sessions(), definition, limit, List.of())) {
            String failure = null;
            try {
                trial.readPage();
            } catch (SourceFailure e) {
                failure = "✕ [" + e.category().word() + "] " + e.sentence();
            }
            trial.exchanges().forEach(exchange -> {
                out.println(">>> " + exchange.requestText());
                out.println("<<< " + exchange.answerText(LONGEST_ANSWER));
                out.println("    " + exchange.took().toMillis() + " ms");
                out.println();
            });
            if (failure != null) {
                out.println(failure);
                return false;
            }
            tell(trial, out);
            return trial.unreadable().isEmpty();
        }
    }

    private void tell(SourceTrial trial, PrintWriter out) {
        var mapper = JsonMapper.builder().build();
        out.println("== Hồ sơ đã ánh xạ (mapped): " + trial.mapped().size());
        trial.mapped().stream()
                .limit(limit)
                .map(dossier -> mapper.writerWithDefaultPrettyPrinter().writeValueAsString(dossier))
                .map(SecretMask::mask)
                .forEach(out::println);
        if (!trial.unreadable().isEmpty()) {
            out.println("== Bản ghi không đọc được (unreadable): "
                    + trial.unreadable().size());
            trial.unreadable().stream()
                    .limit(limit)
                    .forEach(bad -> out.println("✕ " + bad.code() + ": " + bad.reason()));
        }
        if (!trial.unmapped().isEmpty()) {
            out.println("== Mã chưa có trong danh mục (unmapped codes)");
            trial.unmapped().forEach(code -> out.println("! " + code));
        }
        out.println("== Trường trong câu trả lời (fields): tên, tỉ lệ có giá trị, kiểu, ví dụ");
        FieldProfile.of(trial.records())
                .forEach(field -> out.println("%-40s %3d%%  %-24s %s"
                        .formatted(field.path(), field.filledPercent(), field.format(), field.example())));
    }
}
