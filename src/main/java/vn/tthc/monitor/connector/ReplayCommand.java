package vn.tthc.monitor.connector;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.tthc.monitor.connector.Quarantine.Choice;
import vn.tthc.monitor.connector.Quarantine.Reason;
import vn.tthc.monitor.connector.Quarantine.Replayed;
import vn.tthc.monitor.connector.quarantine.QuarantineWithoutServer;
import vn.tthc.monitor.connector.quarantine.QuarantineWithoutServer.Tools;

/**
 * Reads the quarantine of a connector once more with its file as it is now; works beside a running application and without
 * one. Ends with 0 when no record fails any more, 1 when some still do, 2 when the file or the reason is unknown.
 */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Đọc lại khu cách ly bằng tệp kết nối hiện nay. (Reads quarantined records once more.)")
public final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private final ConnectorParameter connector = new ConnectorParameter();

    @Option(
            names = "--reason",
            description = "chỉ các bản ghi có lý do này: mã lý do hoặc một phần của câu (only this reason)")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "chỉ cho biết kết quả, không lưu gì (stores nothing)")
    private boolean dry;

    @Override
    public Integer call() {
        var out = connector.out();
        var files = connector.files();
        var chosen = files.choose(connector.id());
        if (!chosen.problems().isEmpty()) {
            chosen.problems().forEach(out::println);
            out.flush();
            return 2;
        }
        var definition = chosen.definitions().getFirst();
        var code = QuarantineWithoutServer.call(files.folder(), definition, tools -> run(tools, out));
        out.flush();
        return code;
    }

    private int run(Tools tools, PrintWriter out) {
        var reasons = tools.quarantine().reasons(connector.id());
        reasons.forEach(one -> out.println(one.records() + "\t" + one.key() + "\t" + one.text()));
        var wanted = reason;
        var choice = Choice.ALL;
        if (wanted != null) {
            var found = reasons.stream().filter(one -> fits(one, wanted)).findFirst();
            if (found.isEmpty()) {
                out.println("Không có bản ghi nào chờ vì lý do \"" + wanted
                        + "\"; cần một mã hoặc một phần câu ở trên. (No such reason.)");
                return 2;
            }
            choice = new Choice(found.get().key(), null);
        }
        if (dry) {
            tell(tools.quarantine().rehearse(connector.id(), choice), "Sẽ", out);
            return 0;
        }
        var result = tools.quarantine().replay(connector.id(), choice, actor());
        tools.audit().record(actor(), "replay_quarantine", connector.id(), "command, resolved " + result.resolved());
        tell(result, "Đã", out);
        return result.failing() == 0 ? 0 : 1;
    }

    private static boolean fits(Reason one, String wanted) {
        return one.key().equals(wanted)
                || one.text().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    private static String actor() {
        return Optional.ofNullable(System.getProperty("user.name"))
                .map(name -> "command:" + name)
                .orElse("command");
    }

    private static void tell(Replayed result, String verb, PrintWriter out) {
        out.println(verb + " lưu mới hoặc đổi " + result.stored() + ", không đổi hoặc đã có bản mới hơn "
                + result.unchanged() + ", vẫn hỏng " + result.failing() + ", không thử " + result.left()
                + (result.left() == 0 ? "." : " (thiếu chi tiết, hoặc đến từ tệp: phải đọc lại từ nguồn)."));
        result.reasons().forEach(one -> out.println("✕ " + one));
    }
}
