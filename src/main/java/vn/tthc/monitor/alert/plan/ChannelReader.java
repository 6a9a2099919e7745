package vn.tthc.monitor.alert.plan;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.plan.ChannelPlan.Encryption;
import vn.tthc.monitor.alert.text.TextLimit;
import vn.tthc.monitor.alert.text.TextUnit;
import vn.tthc.monitor.platform.Secret;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/** Reads one channel of alerts.yaml, and says what is wrong with it beyond its shape. */
final class ChannelReader {
    private static final String RISK_KEY = "acceptedRisk";

    private ChannelReader() {}

    /**
     * The channel; where something of this machine is missing, without settings and with the reason.
     *
     * @param position among the channels of the file, from 0
     */
    static ChannelPlan read(ConfigNode node, int position, Map<Place, Problem> missing) {
        var type = type(node.text("type"));
        var lacking = lacking(node, missing);
        // A bot has to be heard before anybody knows which chat it is in.
        var chat = node.get("chatId");
        var onlyChat = type == ChannelPlan.Type.ZALO_BOT
                && lacking.stream()
                        .allMatch(place -> chat != null && chat.place().equals(place));
        var problem = lacking.isEmpty() ? null : "Chưa cấu hình: " + words(lacking, missing);
        if (problem == null && type == ChannelPlan.Type.ZALO_BOT && chat == null) {
            problem =
                    "Chưa cấu hình: chưa biết mã nhóm (chatId); bật inbound, viết cho bot trong nhóm rồi chép mã ở đây";
        }
        var limits =
                new ChannelPlan.Limits(node.integer("perSecond"), node.integer("perMinute"), node.duration("timeout"));
        return new ChannelPlan(
                node.text("id"),
                type,
                node.flag("enabled"),
                lacking.isEmpty() || onlyChat ? settings(type, node) : null,
                problem,
                limits,
                new TextLimit(node.integer("maxLength"), unit(type)),
                node.flag("dryRun"),
                Objects.requireNonNullElseGet(
                        node.durationOrNull("digestOffset"), () -> ChannelPlan.usualOffset(position, type)));
    }

    private static List<Place> lacking(ConfigNode node, Map<Place, Problem> missing) {
        return node.all().stream()
                .map(ConfigNode::place)
                .filter(missing::containsKey)
                .distinct()
                .toList();
    }

    private static String words(List<Place> lacking, Map<Place, Problem> missing) {
        return lacking.stream()
                .map(place -> String.valueOf(missing.get(place)))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** Another system that tells us its alerts; without its token nothing is taken from it. */
    static AlertPlan.Input input(ConfigNode node, Map<Place, Problem> missing) {
        var lacks = node.all().stream().map(ConfigNode::place).anyMatch(missing::containsKey);
        var silentAfter = node.durationOrNull("silentAfter");
        return new AlertPlan.Input(
                node.text("id"),
                node.text("name"),
                lacks ? null : node.secret("token"),
                silentAfter == null ? AlertPlan.Input.SILENT_AFTER : silentAfter);
    }

    /** Inputs whose names do not differ. */
    static List<Problem> doubled(List<ConfigNode> inputs) {
        var known = new HashSet<String>();
        return inputs.stream()
                .filter(input -> !known.add(input.text("id")))
                .map(input -> new Problem(
                        input.at("id").place(),
                        "duplicate-id",
                        "\"" + input.text("id") + "\"",
                        "một tên chưa dùng",
                        null))
                .toList();
    }

    /** What a shape cannot see in channels and in the routes that lead to them. */
    static List<Problem> problems(List<ConfigNode> channels, List<ConfigNode> routes) {
        var telegrams = channels.stream()
                .filter(channel -> ChannelPlan.Type.TELEGRAM.word().equals(channel.text("type")))
                .toList();
        var ids = telegrams.stream().map(channel -> channel.text("id")).collect(Collectors.toSet());
        var refused = telegrams.stream()
                .filter(channel -> !channel.flag(RISK_KEY))
                .map(channel -> new Problem(
                        channel.at(RISK_KEY).place(),
                        "risk-not-accepted",
                        "Telegram đang bị yêu cầu chặn ở Việt Nam (từ 21/5/2025) và chưa ai nhận rủi ro",
                        "acceptedRisk: true sau khi có đồng ý bằng văn bản, hoặc bỏ kênh này",
                        null));
        var alone = routes.stream()
                .filter(route -> !route.texts("to").isEmpty() && ids.containsAll(route.texts("to")))
                .map(route -> new Problem(
                        route.keyPlace("to"),
                        "telegram-alone",
                        "luật chỉ gửi qua Telegram, mạng chặn là không ai biết",
                        "thêm ít nhất một kênh loại khác",
                        null));
        var open = channels.stream()
                .filter(channel -> ChannelPlan.Type.ZALO_BOT.word().equals(channel.text("type")))
                .filter(channel -> "webhook".equals(channel.text("inbound")) && channel.get("webhookSecret") == null)
                .map(channel -> new Problem(
                        channel.at("inbound").place(),
                        "webhook-without-secret",
                        "ai cũng giả được lời gọi của Zalo",
                        "webhookSecret: ${env:TÊN_BIẾN}, từ 8 đến 256 ký tự, cũng là secret_token đã khai với Zalo",
                        null));
        return Stream.of(refused, alone, open, heardTwice(channels), lateDigests(channels))
                .flatMap(problems -> problems)
                .toList();
    }

    /** A digest that comes much later than its time is taken for the next one. */
    private static Stream<Problem> lateDigests(List<ConfigNode> channels) {
        return channels.stream()
                .flatMap(channel -> Stream.ofNullable(channel.get("digestOffset")))
                .filter(offset -> offset.asDuration().compareTo(ChannelPlan.LONGEST_OFFSET) > 0)
                .map(offset -> new Problem(
                        offset.place(),
                        "digest-too-late",
                        "\"" + offset.written() + "\"",
                        "từ 0s đến 30m; muốn gửi vào giờ khác hẳn thì đổi digest.times",
                        null));
    }

    /** Whoever asks a bot takes its news away from everybody else who asks. */
    private static Stream<Problem> heardTwice(List<ConfigNode> channels) {
        var known = new HashSet<String>();
        return channels.stream()
                .filter(channel ->
                        ChannelPlan.Type.ZALO_BOT.word().equals(channel.text("type")) && channel.flag("enabled"))
                .filter(channel -> !"none".equals(channel.text("inbound"))
                        && !known.add(channel.at("token").written()))
                .map(channel -> new Problem(
                        channel.at("inbound").place(),
                        "heard-twice",
                        "một bot được nghe qua hai kênh, mỗi kênh chỉ nhận được một nửa",
                        "inbound ở một kênh; tin của nhóm nào vẫn được hiểu là của kênh có chatId ấy",
                        null));
    }

    private static ChannelPlan.Type type(String word) {
        for (var type : ChannelPlan.Type.values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw new IllegalStateException("The shape lets no other type pass: " + word);
    }

    private static TextUnit unit(ChannelPlan.Type type) {
        return switch (type) {
            case ZALO_BOT, ZALO_OA, TELEGRAM, WEBHOOK, SMTP -> TextUnit.UTF16;
            case SLACK -> TextUnit.ENTITIES;
            case MATTERMOST, ROCKET_CHAT -> TextUnit.MARKDOWN;
            case TEAMS, LARK -> TextUnit.JSON_BYTES;
            case NTFY -> TextUnit.BYTES;
        };
    }

    private static ChannelPlan.Settings settings(ChannelPlan.Type type, ConfigNode node) {
        return switch (type) {
            case ZALO_BOT ->
                new ChannelPlan.ZaloBot(
                        URI.create(node.text("baseUrl")),
                        node.secret("token"),
                        known(node, "chatId"),
                        ChannelPlan.Inbound.valueOf(node.text("inbound").toUpperCase(Locale.ROOT)),
                        secretOrNull(node, "webhookSecret"));
            case ZALO_OA ->
                new ChannelPlan.ZaloOa(
                        URI.create(node.text("baseUrl")),
                        URI.create(node.text("loginUrl")),
                        node.text("appId"),
                        node.secret("appSecret"),
                        node.secret("refreshToken"),
                        node.text("groupId"));
            case TELEGRAM -> telegram(node);
            case TEAMS -> new ChannelPlan.Teams(node.secret("url"));
            case SLACK -> new ChannelPlan.Slack(node.secret("url"));
            case MATTERMOST -> new ChannelPlan.Mattermost(node.secret("url"), node.textOrNull("channel"));
            case ROCKET_CHAT -> new ChannelPlan.RocketChat(node.secret("url"));
            case LARK -> new ChannelPlan.Lark(node.secret("url"), secretOrNull(node, "signingKey"));
            case NTFY ->
                new ChannelPlan.Ntfy(
                        URI.create(node.text("baseUrl")), node.secret("topic"), secretOrNull(node, "token"));
            case WEBHOOK ->
                new ChannelPlan.Webhook(
                        Secret.of(node.text("url")),
                        node.secret("signingKey"),
                        ChannelPlan.Format.valueOf(node.text("format").toUpperCase(Locale.ROOT)),
                        node.flag("allowPrivate"));
            case SMTP -> mail(node);
        };
    }

    private static ChannelPlan.Telegram telegram(ConfigNode node) {
        var proxy = node.textOrNull("proxy");
        return new ChannelPlan.Telegram(
                URI.create(node.text("baseUrl")),
                node.secret("token"),
                node.text("chatId"),
                node.get("thread") == null ? null : node.integer("thread"),
                proxy == null ? null : URI.create(proxy));
    }

    private static ChannelPlan.Mail mail(ConfigNode node) {
        return new ChannelPlan.Mail(
                node.text("host"),
                node.integer("port"),
                Encryption.valueOf(node.text("encryption").toUpperCase(Locale.ROOT)),
                login(node),
                node.text("from"),
                node.texts("to"));
    }

    /** The text; empty where it is absent, or is a reference to what this machine lacks. */
    private static String known(ConfigNode node, String key) {
        var text = node.textOrNull(key);
        return text == null || text.startsWith("${") ? "" : text;
    }

    private static @Nullable Secret secretOrNull(ConfigNode node, String key) {
        return node.get(key) == null ? null : node.secret(key);
    }

    private static ChannelPlan.@Nullable Login login(ConfigNode node) {
        var user = node.textOrNull("user");
        return user == null || node.get("password") == null
                ? null
                : new ChannelPlan.Login(user, node.secret("password"));
    }
}
