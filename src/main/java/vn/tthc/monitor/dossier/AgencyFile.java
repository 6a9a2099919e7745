package vn.tthc.monitor.dossier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.Shape;

/** Reads {@code agencies.yaml}. Without the file no agency has a name; with a faulty one the start is refused. */
public final class AgencyFile {
    public static final Shape SHAPE = Shape.object("Các cơ quan")
            .required(
                    "agencies",
                    Shape.list(Shape.object("Cơ quan")
                            .required("code", Shape.text(), "Mã cơ quan như các hệ thống nguồn ghi, ví dụ H24.24")
                            .required("name", Shape.text(), "Tên đầy đủ")
                            .optional("parent", Shape.text(), "Mã cơ quan cấp trên; bỏ trống ở cấp cao nhất")
                            .optional("example", Shape.flag(), "false", "Đơn vị minh hoạ, cần thay bằng đơn vị thật")),
                    "Danh sách cơ quan, đơn vị");

    /** For the check without the server: everything the start would refuse. */
    public static final FileCheck CHECK =
            new FileCheck("agencies.yaml", SHAPE, root -> new FileCheck.Findings(lint(root), List.of()));

    private final Path file;

    AgencyFile(Path file) {
        this.file = file;
    }

    Agencies read() {
        if (!Files.exists(file)) {
            LoggerFactory.getLogger(AgencyFile.class)
                    .warn(
                            "{} does not exist: agencies are shown by their codes, and accounts see only equal codes",
                            file);
            return new AgencyTree(List.of());
        }
        var read = ConfigFile.read(file, SHAPE);
        var problems = new ArrayList<>(read.problems());
        if (problems.isEmpty()) {
            problems.addAll(lint(read.root()));
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining(
                            "\n", "the agencies cannot be read; mend the file and start again:\n", "")));
        }
        return new AgencyTree(agencies(read.root()));
    }

    /** Codes given twice, parents that do not exist, and agencies that stand above themselves. */
    static List<Problem> lint(ConfigNode root) {
        var problems = new ArrayList<Problem>();
        Map<String, String> parents = new HashMap<>();
        for (var item : root.at("agencies").items()) {
            if (parents.put(item.text("code"), item.text("parent", "")) != null) {
                problems.add(new Problem(
                        item.at("code").place(),
                        "duplicate-agency",
                        "mã " + item.text("code") + " đã có ở trên",
                        "mỗi cơ quan một lần",
                        null));
            }
        }
        for (var item : root.at("agencies").items()) {
            var parent = item.get("parent");
            if (parent != null && !parents.containsKey(parent.asText())) {
                problems.add(new Problem(
                        parent.place(),
                        "unknown-agency",
                        "cấp trên " + parent.asText(),
                        "mã của một cơ quan trong tệp",
                        null));
            }
            if (aboveItself(item.text("code"), parents)) {
                problems.add(new Problem(
                        item.place(),
                        "agency-loop",
                        item.text("code") + " đứng trên chính nó",
                        "một cây cơ quan",
                        null));
            }
        }
        return problems;
    }

    private static boolean aboveItself(String code, Map<String, String> parents) {
        var passed = new HashSet<String>();
        var at = code;
        while (!at.isEmpty() && passed.add(at)) {
            at = parents.getOrDefault(at, "");
        }
        return at.equals(code);
    }

    private static List<Agencies.Agency> agencies(ConfigNode root) {
        return root.at("agencies").items().stream()
                .map(item -> new Agencies.Agency(
                        item.text("code"), item.text("name"), item.textOrNull("parent"), item.flag("example")))
                .toList();
    }
}
