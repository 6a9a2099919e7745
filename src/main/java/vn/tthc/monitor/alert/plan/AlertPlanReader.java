package vn.tthc.monitor.alert.plan;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.AlertShape;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Nearest;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.References;

/** Reads alerts.yaml. A missing secret disables its channel; anything else wrong refuses the file. */
public final class AlertPlanReader {
    private final References.Environment environment;

    public AlertPlanReader(References.Environment environment) {
        this.environment = environment;
    }

    /**
     * The plan of the file.
     *
     * @throws IllegalStateException with one sentence per problem, each with file, line and column
     */
    public AlertPlan read(Path file) {
        var read = of(file);
        if (read.plan() == null) {
            throw new IllegalStateException("alerts.yaml chưa dùng được, sửa rồi khởi động lại / cannot start:\n"
                    + read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return read.plan();
    }

    /** What a file says, or what keeps it from saying anything. */
    record Read(@Nullable AlertPlan plan, List<Problem> problems, List<Problem> warnings) {}

    Read of(Path file) {
        var result = ConfigFile.read(file, AlertShape.SHAPE, environment);
        var missing = result.problems().stream()
                .filter(Problem::ofThisMachine)
                .collect(Collectors.toMap(Problem::place, problem -> problem, (one, other) -> one));
        var problems = new ArrayList<>(result.problems().stream()
                .filter(problem -> !missing.containsKey(problem.place()))
                .toList());
        if (problems.isEmpty()) {
            problems.addAll(references(result.root()));
        }
        return problems.isEmpty()
                ? new Read(plan(result.root(), missing), List.of(), AlertRouteLint.warnings(result.root()))
                : new Read(null, List.copyOf(problems), List.of());
    }

    /** For the check without the server: everything the start would refuse in a file of the right shape. */
    public static FileCheck.Findings check(ConfigNode root) {
        return new FileCheck.Findings(references(root), AlertRouteLint.warnings(root));
    }

    /** What a shape cannot see: that names meet. */
    private static List<Problem> references(ConfigNode root) {
        var problems = new ArrayList<Problem>();
        var channels = new HashSet<String>();
        for (var channel : items(root, "channels")) {
            if (!channels.add(channel.text("id"))) {
                problems.add(problem(channel.at("id"), "duplicate-id", "một tên kênh chưa dùng"));
            }
        }
        var routes = new HashSet<String>();
        for (var route : items(root, "routes")) {
            if (!routes.add(route.text("id"))) {
                problems.add(problem(route.at("id"), "duplicate-id", "một tên luật chưa dùng"));
            }
            for (var target : items(route, "to")) {
                if (!channels.contains(target.asText())) {
                    problems.add(new Problem(
                            target.place(),
                            "unknown-channel",
                            "\"" + target.written() + "\"",
                            "một kênh trong channels: " + channels,
                            Nearest.of(target.asText(), channels)));
                }
            }
            problems.addAll(defaultRoute(route));
        }
        if (!routes.contains(AlertPlan.DEFAULT_ROUTE)) {
            var place = root.get("routes") == null ? root.place() : root.keyPlace("routes");
            problems.add(new Problem(
                    place,
                    "no-default-route",
                    "chưa có luật nhận những tin không luật nào nhận",
                    "một luật \"- {id: default, to: [...]}\", để không sự cố nào bị bỏ quên",
                    null));
        }
        problems.addAll(ChannelReader.doubled(items(root, "inputs")));
        problems.addAll(AlertRouteLint.errors(root));
        problems.addAll(ChannelReader.problems(items(root, "channels"), items(root, "routes")));
        return problems;
    }

    private static List<Problem> defaultRoute(ConfigNode route) {
        if (!route.text("id").equals(AlertPlan.DEFAULT_ROUTE)) {
            return List.of();
        }
        return List.of("kinds", "severities", "connectors", "agencies", "officers").stream()
                .filter(key -> route.get(key) != null)
                .map(key -> new Problem(
                        route.keyPlace(key),
                        "restricted-default",
                        "luật default có điều kiện " + key,
                        "luật default không điều kiện; ghi điều kiện trong một luật khác",
                        null))
                .toList();
    }

    private static Problem problem(ConfigNode node, String rule, String expected) {
        return new Problem(node.place(), rule, "\"" + node.written() + "\"", expected, null);
    }

    private static AlertPlan plan(ConfigNode root, Map<Place, Problem> missing) {
        var nodes = items(root, "channels");
        var channels = IntStream.range(0, nodes.size())
                .mapToObj(position -> ChannelReader.read(nodes.get(position), position, missing))
                .toList();
        var routes = items(root, "routes").stream().map(AlertPlanReader::route).toList();
        return new AlertPlan(
                channels,
                routes,
                digest(root.get("digest")),
                items(root, "inputs").stream()
                        .map(node -> ChannelReader.input(node, missing))
                        .toList(),
                followUps(root),
                heads(root));
    }

    private static Map<String, HeadTemplate> heads(ConfigNode root) {
        var heads = root.get("heads");
        return heads == null
                ? Map.of()
                : heads.texts().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> new HeadTemplate(entry.getValue())));
    }

    private static DigestPlan digest(@Nullable ConfigNode node) {
        var usual = DigestPlan.usual();
        var times = node == null ? List.<String>of() : node.texts("times");
        var priority = node == null ? null : node.get("priority");
        return new DigestPlan(
                times.isEmpty()
                        ? usual.times()
                        : times.stream().map(LocalTime::parse).toList(),
                priority == null ? Set.of() : Set.copyOf(priority.texts("procedures")),
                priority == null ? usual.perHour() : priority.integer("perHour"));
    }

    private static FollowUpPlan followUps(ConfigNode root) {
        var usual = FollowUpPlan.usual();
        var reminders = root.get("reminders");
        var daily = reminders == null ? List.<String>of() : reminders.texts("daily");
        var inHand = reminders == null ? null : reminders.durationOrNull("acknowledged");
        return new FollowUpPlan(
                reminders == null || reminders.get("after") == null
                        ? usual.reminders()
                        : items(reminders, "after").stream()
                                .map(ConfigNode::asDuration)
                                .toList(),
                daily.isEmpty()
                        ? usual.daily()
                        : daily.stream().map(LocalTime::parse).sorted().toList(),
                items(root, "escalation").stream()
                        .map(step -> new FollowUpPlan.Step(
                                step.duration("after"), step.texts("to"), step.flag("workingTime")))
                        .sorted(Comparator.comparing(FollowUpPlan.Step::after))
                        .toList(),
                inHand == null ? usual.inHand() : inHand);
    }

    private static AlertPlan.Route route(ConfigNode node) {
        return new AlertPlan.Route(
                node.text("id"),
                Set.copyOf(node.texts("kinds")),
                Set.copyOf(node.texts("severities")),
                Set.copyOf(node.texts("connectors")),
                Set.copyOf(node.texts("agencies")),
                Set.copyOf(node.texts("officers")),
                node.texts("to"));
    }

    private static List<ConfigNode> items(ConfigNode node, String key) {
        var value = node.get(key);
        return value == null ? List.of() : value.items();
    }
}
