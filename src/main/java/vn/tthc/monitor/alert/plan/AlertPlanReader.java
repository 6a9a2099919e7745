package vn.tthc.monitor.alert.plan;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.AlertShape;
import vn.tthc.monitor.alert.plan.ChannelPlan.Encryption;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.platform.Secret;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
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
    record Read(@Nullable AlertPlan plan, List<Problem> problems) {}

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
                ? new Read(plan(result.root(), missing), List.of())
                : new Read(null, List.copyOf(problems));
    }

    /** For the check without the server: everything the start would refuse in a file of the right shape. */
    public static FileCheck.Findings check(ConfigNode root) {
        return new FileCheck.Findings(references(root), List.of());
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
                    problems.add(problem(target, "unknown-channel", "một kênh trong channels: " + channels));
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
        return problems;
    }

    private static List<Problem> defaultRoute(ConfigNode route) {
        if (!route.text("id").equals(AlertPlan.DEFAULT_ROUTE)) {
            return List.of();
        }
        return List.of("kinds", "severities", "connectors", "agencies").stream()
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
        var channels = items(root, "channels").stream()
                .map(node -> channel(node, missing))
                .toList();
        var routes = items(root, "routes").stream().map(AlertPlanReader::route).toList();
        var digest = root.get("digest");
        var times = digest == null ? List.<String>of() : digest.texts("times");
        return new AlertPlan(
                channels,
                routes,
                times.isEmpty()
                        ? AlertPlan.silent().digestTimes()
                        : times.stream().map(LocalTime::parse).toList());
    }

    private static AlertPlan.Route route(ConfigNode node) {
        return new AlertPlan.Route(
                node.text("id"),
                Set.copyOf(node.texts("kinds")),
                Set.copyOf(node.texts("severities")),
                Set.copyOf(node.texts("connectors")),
                Set.copyOf(node.texts("agencies")),
                node.texts("to"));
    }

    private static ChannelPlan channel(ConfigNode node, Map<Place, Problem> missing) {
        var type = type(node.text("type"));
        var places = node.all().stream().map(ConfigNode::place).collect(Collectors.toSet());
        var lacking = missing.entrySet().stream()
                .filter(entry -> places.contains(entry.getKey()))
                .map(entry -> entry.getValue().toString())
                .sorted()
                .collect(Collectors.joining("; "));
        var enabled = node.flag("enabled");
        var problem = lacking.isEmpty() ? null : "Chưa cấu hình: " + lacking;
        var limits =
                new ChannelPlan.Limits(node.integer("perSecond"), node.integer("perMinute"), node.duration("timeout"));
        return new ChannelPlan(
                node.text("id"),
                type,
                enabled,
                problem == null ? settings(type, node) : null,
                problem,
                limits,
                TextLimit.units(node.integer("maxLength")));
    }

    private static ChannelPlan.Type type(String word) {
        for (var type : ChannelPlan.Type.values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw new IllegalStateException("The shape lets no other type pass: " + word);
    }

    private static ChannelPlan.Settings settings(ChannelPlan.Type type, ConfigNode node) {
        return switch (type) {
            case ZALO_BOT ->
                new ChannelPlan.ZaloBot(URI.create(node.text("baseUrl")), node.secret("token"), node.text("chatId"));
            case WEBHOOK -> new ChannelPlan.Webhook(Secret.of(node.text("url")), node.secret("signingKey"));
            case SMTP ->
                new ChannelPlan.Mail(
                        node.text("host"),
                        node.integer("port"),
                        Encryption.valueOf(node.text("encryption").toUpperCase(Locale.ROOT)),
                        login(node),
                        node.text("from"),
                        node.texts("to"));
        };
    }

    private static ChannelPlan.@Nullable Login login(ConfigNode node) {
        var user = node.textOrNull("user");
        return user == null || node.get("password") == null
                ? null
                : new ChannelPlan.Login(user, node.secret("password"));
    }

    private static List<ConfigNode> items(ConfigNode node, String key) {
        var value = node.get(key);
        return value == null ? List.of() : value.items();
    }
}
