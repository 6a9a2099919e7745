package vn.tthc.monitor.alert.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.AlertRules;
import vn.tthc.monitor.incident.ExternalIncidents;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.ConnectorNames;
import vn.tthc.monitor.platform.config.Nearest;
import vn.tthc.monitor.platform.config.Problem;

/** What a well-formed alerts file can still say wrongly of who is told. */
final class AlertRouteLint {

    /** A week of work. */
    private static final Duration LONGEST_IN_HAND = Duration.ofHours(40);

    private AlertRouteLint() {}

    /** Rules that nothing can ever match, and steps to channels that are not there. */
    static List<Problem> errors(ConfigNode root) {
        var problems = new ArrayList<Problem>();
        var channels = items(root, "channels").stream()
                .map(channel -> channel.text("id"))
                .collect(Collectors.toCollection(TreeSet::new));
        for (var route : items(root, "routes")) {
            never(route, problems);
        }
        var heads = root.get("heads");
        if (heads != null) {
            heads.entries().values().stream()
                    .flatMap(head -> Stream.ofNullable(HeadTemplate.problem(head)))
                    .forEach(problems::add);
        }
        for (var step : items(root, "escalation")) {
            for (var target : items(step, "to")) {
                if (!channels.contains(target.asText())) {
                    problems.add(new Problem(
                            target.place(),
                            "unknown-channel",
                            "\"" + target.written() + "\"",
                            "một kênh trong channels: " + channels,
                            Nearest.of(target.asText(), channels)));
                }
            }
        }
        return problems;
    }

    private static void never(ConfigNode route, List<Problem> problems) {
        var digests = route.texts("connectors").isEmpty()
                && route.texts("severities").isEmpty()
                && allows(route, "kinds", AlertPlan.DIGEST);
        var severities = Set.copyOf(route.texts("severities"));
        var incidents = !onlyDigests(route)
                && incidentKinds(route).stream()
                        .anyMatch(kind -> severities.isEmpty()
                                || severities.contains(kind.severity().name().toLowerCase(Locale.ROOT)));
        var planned = !onlyDigests(route) && severities.isEmpty() && allows(route, "kinds", AlertPlan.PLANNED);
        if (!digests && !incidents && !planned) {
            problems.add(new Problem(
                    route.place(),
                    "never-matches",
                    "luật " + route.text("id") + " không bao giờ khớp: " + contradiction(route),
                    "bỏ bớt điều kiện, hoặc tách thành hai luật",
                    null));
        }
    }

    private static boolean onlyDigests(ConfigNode route) {
        return !route.texts("agencies").isEmpty() || !route.texts("officers").isEmpty();
    }

    private static String contradiction(ConfigNode route) {
        if (onlyDigests(route)) {
            return "agencies, officers chỉ chọn bản tin hồ sơ, các điều kiện còn lại chỉ chọn sự cố";
        }
        if (incidentKinds(route).isEmpty()) {
            return "bản tin hồ sơ và việc theo kế hoạch không có mức độ, bản tin hồ sơ không theo hệ thống";
        }
        return "các loại "
                + incidentKinds(route).stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + " không có mức " + String.join(", ", route.texts("severities"));
    }

    private static List<Incident.Kind> incidentKinds(ConfigNode route) {
        return Stream.of(Incident.Kind.values())
                .filter(kind -> allows(route, "kinds", kind.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static boolean allows(ConfigNode route, String key, String word) {
        var words = route.texts(key);
        return words.isEmpty() || words.contains(word);
    }

    /** What is allowed but probably not meant. */
    static List<Problem> warnings(ConfigNode root) {
        var warnings = new ArrayList<Problem>();
        var known = new TreeSet<>(ConnectorNames.beside(root));
        if (!known.isEmpty()) {
            items(root, "inputs").forEach(input -> known.add(ExternalIncidents.SOURCE + input.text("id")));
        }
        var agencies = agencies(root);
        var before = new ArrayList<ConfigNode>();
        for (var route : items(root, "routes")) {
            unknown(
                    route,
                    "connectors",
                    known,
                    "unknown-connector",
                    "tên một tệp trong connectors, hoặc hook: và tên một mục inputs",
                    warnings);
            unknown(route, "agencies", agencies, "unknown-agency", "một mã trong agencies.yaml", warnings);
            everybody(route, warnings);
            if (route.text("id").equals(AlertPlan.DEFAULT_ROUTE)) {
                deaf(root, route, warnings);
            } else {
                before.stream()
                        .filter(earlier -> covers(earlier, route))
                        .findFirst()
                        .ifPresent(earlier -> warnings.add(new Problem(
                                route.place(),
                                "adds-nothing",
                                "luật " + route.text("id") + " không thêm ai: luật " + earlier.text("id") + " ở dòng "
                                        + earlier.place().line() + " đã báo cùng những tin ấy vào cùng những kênh ấy",
                                "thêm kênh khác, hoặc bỏ luật này",
                                null)));
                before.add(route);
            }
        }
        inHand(root, warnings);
        return warnings;
    }

    /** What somebody once took in hand must not be forgotten for weeks. */
    private static void inHand(ConfigNode root, List<Problem> warnings) {
        var reminders = root.get("reminders");
        var said = reminders == null ? null : reminders.durationOrNull("acknowledged");
        if (reminders != null && said != null && said.compareTo(LONGEST_IN_HAND) > 0) {
            warnings.add(new Problem(
                    reminders.at("acknowledged").place(),
                    "long-acknowledgement",
                    "sự cố có người nhận sẽ không được nhắc lại suốt " + said.toHours()
                            + " giờ làm việc, hơn một tuần, dù người ấy đã quên",
                    "nhiều nhất " + LONGEST_IN_HAND.toHours() + "h",
                    null));
        }
    }

    private static void unknown(
            ConfigNode route,
            String key,
            Collection<String> known,
            String rule,
            String expected,
            List<Problem> warnings) {
        for (var named : items(route, key)) {
            if (!known.isEmpty() && !known.contains(named.asText())) {
                warnings.add(new Problem(
                        named.place(),
                        rule,
                        "không có \"" + named.written() + "\", luật này sẽ không khớp tên ấy",
                        expected,
                        Nearest.of(named.asText(), known)));
            }
        }
    }

    /** Who is named beside everybody is probably thought to be told alone. */
    private static void everybody(ConfigNode route, List<Problem> warnings) {
        var officers = route.texts("officers");
        if (officers.size() > 1 && officers.contains(AlertRules.EVERY_OFFICER)) {
            warnings.add(new Problem(
                    route.at("officers").place(),
                    "everybody-and-some",
                    "\"*\" đã là mọi cán bộ, ghi thêm tên không thêm ai",
                    "chỉ \"*\", hoặc chỉ các tên",
                    null));
        }
    }

    /** The rule that takes what no other takes should reach somebody. */
    private static void deaf(ConfigNode root, ConfigNode route, List<Problem> warnings) {
        var off = items(root, "channels").stream()
                .filter(channel -> !channel.flag("enabled"))
                .map(channel -> channel.text("id"))
                .collect(Collectors.toSet());
        if (off.containsAll(route.texts("to"))) {
            warnings.add(new Problem(
                    route.at("to").place(),
                    "silent-default",
                    "mọi kênh của luật default đang tắt, nên tin không luật nào nhận sẽ không tới ai",
                    "enabled: true ở ít nhất một kênh của luật default",
                    null));
        }
    }

    private static boolean covers(ConfigNode earlier, ConfigNode route) {
        return earlier.texts("to").containsAll(route.texts("to"))
                && Stream.of("kinds", "severities", "connectors", "agencies", "officers")
                        .allMatch(key -> {
                            var wide = new HashSet<>(earlier.texts(key));
                            var narrow = route.texts(key);
                            return wide.isEmpty()
                                    || wide.contains(AlertRules.EVERY_OFFICER)
                                    || (!narrow.isEmpty() && wide.containsAll(narrow));
                        })
                // A rule without agencies takes incidents, one with agencies takes digests only, one with officers
                // theirs only.
                && earlier.texts("agencies").isEmpty()
                        == route.texts("agencies").isEmpty()
                && earlier.texts("officers").isEmpty()
                        == route.texts("officers").isEmpty();
    }

    /** Empty where no file says them: then nothing is known to be wrong. */
    private static Set<String> agencies(ConfigNode root) {
        var folder = folder(root);
        if (folder == null) {
            return Set.of();
        }
        return Stream.of("agencies.yaml", "../agencies.yaml")
                .map(folder::resolve)
                .filter(Files::exists)
                .map(file -> ConfigFile.parse(file).root())
                .flatMap(file -> items(file, "agencies").stream())
                .flatMap(agency -> Stream.ofNullable(agency.textOrNull("code")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable Path folder(ConfigNode root) {
        return Path.of(root.place().file()).toAbsolutePath().getParent();
    }

    private static List<ConfigNode> items(ConfigNode node, String key) {
        var value = node.get(key);
        return value == null ? List.of() : value.items();
    }
}
