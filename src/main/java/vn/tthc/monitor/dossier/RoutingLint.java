package vn.tthc.monitor.dossier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.ProcedureShape;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.ConnectorNames;
import vn.tthc.monitor.platform.config.Nearest;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/** What a well-formed routing file can still say wrongly. */
final class RoutingLint {

    private RoutingLint() {}

    /** Everything wrong, systems that no file describes included. */
    static List<Problem> all(ConfigNode root) {
        var problems = new ArrayList<>(errors(root));
        problems.addAll(unknownSystems(root));
        return problems;
    }

    /** What makes the table ambiguous: days turned round, and two answers for one day. */
    static List<Problem> errors(ConfigNode root) {
        var problems = new ArrayList<Problem>();
        Map<String, Place> known = new HashMap<>();
        for (var route : RoutingFile.items(root, "routes")) {
            periods(route, problems);
            for (var topic : topics(route)) {
                var first = known.putIfAbsent(topicKey(topic), topic.place());
                if (first != null) {
                    problems.add(new Problem(
                            topic.place(),
                            "routing-overlap",
                            topic.asText() + " đã có ở dòng " + first.line(),
                            "mỗi thủ tục, mỗi lĩnh vực ở một dòng; gộp các khoảng thời gian",
                            null));
                }
            }
        }
        for (var pair : RoutingFile.items(root.at("mismatches"), "pairs")) {
            if (Set.copyOf(pair.texts("systems")).size() != 2
                    || pair.at("systems").items().size() != 2) {
                problems.add(new Problem(
                        pair.at("systems").place(),
                        "no-pair",
                        "không phải hai hệ thống",
                        "đúng hai mã khác nhau",
                        null));
            }
        }
        return problems;
    }

    private static void periods(ConfigNode route, List<Problem> problems) {
        @Nullable ConfigNode before = null;
        for (var period : RoutingFile.items(route, "periods")) {
            var to = period.dateOrNull("to");
            if (to != null && to.isBefore(period.date("from"))) {
                problems.add(new Problem(
                        period.at("to").place(),
                        "reversed-period",
                        "to " + to + " trước from " + period.date("from"),
                        "to cùng ngày hoặc sau from",
                        null));
            }
            if (period.text("system").equals(period.textOrNull("instead"))) {
                problems.add(new Problem(
                        period.at("instead").place(),
                        "instead-of-itself",
                        period.text("instead") + " thay cho chính nó",
                        "một hệ thống khác, hoặc bỏ instead",
                        null));
            }
            overlap(before, period, problems);
            before = period;
        }
    }

    private static void overlap(@Nullable ConfigNode before, ConfigNode period, List<Problem> problems) {
        if (before == null) {
            return;
        }
        var from = period.date("from");
        var last = before.dateOrNull("to");
        if (!from.isAfter(before.date("from")) || (last != null && !from.isAfter(last))) {
            problems.add(new Problem(
                    period.at("from").place(),
                    "routing-overlap",
                    "khoảng từ " + from + " chồng lên khoảng ngay trên",
                    "ngày đầu sau ngày cuối của khoảng trên, các khoảng theo thứ tự",
                    null));
        }
    }

    /** Gaps, notices without a number, and fields that look mistyped. */
    static List<Problem> warnings(ConfigNode root) {
        var warnings = new ArrayList<Problem>();
        var known = knownFields(root);
        for (var route : RoutingFile.items(root, "routes")) {
            gaps(route, warnings);
            for (var period : RoutingFile.items(route, "periods")) {
                if (period.text("state").equals("suspended") && period.get("document") == null) {
                    warnings.add(new Problem(
                            period.place(),
                            "suspended-without-document",
                            "tạm dừng mà không có số văn bản",
                            "document: số thông báo tạm dừng",
                            null));
                }
            }
            fields(route).forEach(field -> mistyped(field, known, warnings));
        }
        return warnings;
    }

    private static void gaps(ConfigNode route, List<Problem> warnings) {
        var periods = RoutingFile.items(route, "periods");
        for (var i = 0; i < periods.size(); i++) {
            var to = periods.get(i).dateOrNull("to");
            var next = i + 1 < periods.size() ? periods.get(i + 1).date("from") : null;
            if (to != null && (next == null || next.isAfter(to.plusDays(1)))) {
                var until = next == null ? "" : " đến hết " + next.minusDays(1);
                warnings.add(new Problem(
                        periods.get(i).at("to").place(),
                        "routing-gap",
                        "từ " + to.plusDays(1) + until + " không hệ thống nào phụ trách",
                        "một khoảng nối tiếp; bỏ to nếu hệ thống còn chạy",
                        null));
            }
        }
    }

    private static void mistyped(ConfigNode field, Map<String, String> known, List<Problem> warnings) {
        var folded = FoldedText.fold(field.asText());
        var near = known.containsKey(folded) ? null : Nearest.of(folded, known.keySet());
        if (near != null) {
            warnings.add(new Problem(
                    field.place(),
                    "near-field",
                    "lĩnh vực " + field.asText() + " gần giống một lĩnh vực của danh mục thủ tục",
                    "tên lĩnh vực đúng như các hệ thống và procedures.csv ghi",
                    known.get(near)));
        }
    }

    /** The fields of the catalogue beside the file, as folded and as written. */
    private static Map<String, String> knownFields(ConfigNode root) {
        var known = new TreeMap<String, String>();
        var folder = Path.of(root.place().file()).toAbsolutePath().getParent();
        var catalogue = folder == null ? null : folder.resolve("procedures.csv");
        if (catalogue != null && Files.isRegularFile(catalogue)) {
            for (var row : RoutingFile.items(
                    ConfigFile.read(catalogue, ProcedureShape.SHAPE).root(), "rows")) {
                var field = row.textOrNull("field");
                if (field != null) {
                    known.put(FoldedText.fold(field), field);
                }
            }
        }
        return known;
    }

    private static List<Problem> unknownSystems(ConfigNode root) {
        var known = knownSystems(root);
        return named(root)
                .filter(system -> !known.contains(system.asText()))
                .map(system -> new Problem(
                        system.place(),
                        "unknown-system",
                        "không có kết nối " + system.asText(),
                        "tên một tệp trong connectors, hoặc khai hệ thống này ở phần systems",
                        Nearest.of(system.asText(), known)))
                .toList();
    }

    /** Every place where a system is named. */
    private static Stream<ConfigNode> named(ConfigNode root) {
        var periods = RoutingFile.items(root, "routes").stream()
                .flatMap(route -> RoutingFile.items(route, "periods").stream());
        var mismatches = root.at("mismatches");
        var compared = Stream.concat(
                RoutingFile.items(mismatches, "pairs").stream().flatMap(pair -> pair.at("systems").items().stream()),
                RoutingFile.items(mismatches, "copies").stream()
                        .flatMap(copy -> Stream.of(copy.at("of"), copy.at("in"))));
        return Stream.of(
                        Stream.ofNullable(root.get("otherwise")),
                        periods.flatMap(period -> Stream.concat(
                                Stream.of(period.at("system")), Stream.ofNullable(period.get("instead")))),
                        compared)
                .flatMap(nodes -> nodes);
    }

    private static Set<String> knownSystems(ConfigNode root) {
        var known = new TreeSet<String>();
        var described = root.get("systems");
        if (described != null) {
            known.addAll(described.keys());
        }
        known.addAll(ConnectorNames.beside(root));
        return known;
    }

    private static List<ConfigNode> fields(ConfigNode route) {
        return RoutingFile.items(route, "fields");
    }

    private static List<ConfigNode> topics(ConfigNode route) {
        return Stream.concat(RoutingFile.items(route, "procedures").stream(), fields(route).stream())
                .toList();
    }

    private static String topicKey(ConfigNode topic) {
        return FoldedText.fold(String.valueOf(ProcedureCode.normalized(topic.asText())));
    }
}
