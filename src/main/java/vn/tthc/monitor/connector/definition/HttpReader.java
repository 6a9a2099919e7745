package vn.tthc.monitor.connector.definition;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.HttpSettings.FailureRule;
import vn.tthc.monitor.connector.definition.HttpSettings.Limits;
import vn.tthc.monitor.platform.Secret;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads the part of a connector file that says how to talk to the source. */
final class HttpReader {
    private HttpReader() {}

    static HttpSettings settings(ConfigNode node) {
        rememberSecrets(node);
        var success = node.get("success");
        var failures = node.get("failures");
        return new HttpSettings(
                HttpUrl.get(node.text("baseUrl")),
                node.textMap("headers"),
                AuthReader.authentication(node.at("auth")),
                limits(node.at("limits")),
                success == null ? null : rule(success),
                failures == null
                        ? List.of()
                        : failures.items().stream().map(HttpReader::failure).toList(),
                NetworkReader.settings(node),
                node.dateOrNull("credentialUntil"));
    }

    /** Values under a secret's name are plain text in templates; every mask must know them all the same. */
    static void rememberSecrets(ConfigNode node) {
        for (var part : node.all()) {
            part.entries().forEach((name, value) -> {
                if (value.isScalar()
                        && CallLint.isSecretName(name)
                        && !value.asText().equals(value.written())) {
                    Secret.of(value.asText());
                } else if (name.equals("xml") && value.isScalar()) {
                    XmlTemplate.secrets(value.asText(), value.written()).forEach(Secret::of);
                }
            });
        }
    }

    private static FailureRule failure(ConfigNode node) {
        return new FailureRule(
                rule(node), Objects.requireNonNull(HttpShape.categories().get(node.text("category"))));
    }

    static ValueRule rule(ConfigNode node) {
        return new ValueRule(DottedPath.of(node.text("path")), new LinkedHashSet<>(node.texts("in")));
    }

    private static Limits limits(ConfigNode node) {
        var rate = node.text("rate").split("/", 2);
        var period = switch (rate[1]) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        return new Limits(
                Integer.parseInt(rate[0]),
                period,
                node.integer("concurrency"),
                node.duration("floor"),
                node.duration("connect"),
                node.duration("call"),
                node.size("body"),
                node.integer("retries"),
                node.duration("retryAfterCap"),
                node.durationOrNull("loginPause"));
    }

    static Placement placement(ConfigNode node) {
        var placement = placementOrNull(node);
        if (placement == null) {
            throw new IllegalStateException(node.place() + ": no placement");
        }
        return placement;
    }

    static @Nullable Placement placementOrNull(ConfigNode node) {
        for (var where : Placement.Where.values()) {
            var name = node.textOrNull(where.name().toLowerCase(Locale.ROOT));
            if (name != null) {
                return new Placement(where, name, node.text("text"));
            }
        }
        return null;
    }

    static HttpCall call(ConfigNode node) {
        rememberSecrets(node);
        var get = node.textOrNull("get");
        return new HttpCall(
                get == null ? HttpCall.Method.POST : HttpCall.Method.GET,
                get == null ? node.text("post") : get,
                ordered(node.textMap("query")),
                ordered(node.textMap("headers")),
                body(node),
                answer(node));
    }

    private static HttpCall.@Nullable Body body(ConfigNode node) {
        var body = node.get("body");
        if (body != null) {
            return new HttpCall.Body.Json(body.toJson());
        }
        var xml = node.textOrNull("xml");
        if (xml != null) {
            var soap = node.get("soap");
            return new HttpCall.Body.Xml(
                    xml,
                    soap == null
                            ? null
                            : new HttpCall.Soap(HttpCall.SoapVersion.of(soap.text("version")), soap.text("action")));
        }
        return node.get("form") == null ? null : new HttpCall.Body.Form(ordered(node.textMap("form")));
    }

    private static AnswerForm answer(ConfigNode node) {
        var charset = node.textOrNull("charset");
        var prefixes = new LinkedHashMap<String, String>();
        node.textMap("namespaces").forEach((prefix, namespace) -> prefixes.put(namespace, prefix));
        return new AnswerForm(
                AnswerForm.Kind.valueOf(node.text("answer").toUpperCase(Locale.ROOT)),
                charset == null ? null : Charset.forName(charset),
                prefixes,
                embedded(node.get("decode")));
    }

    static List<AnswerForm.Embedded> embedded(@Nullable ConfigNode list) {
        return list == null
                ? List.of()
                : list.items().stream()
                        .map(item -> new AnswerForm.Embedded(
                                DottedPath.of(item.text("path")), AnswerForm.Wrapping.of(item.text("as"))))
                        .toList();
    }

    private static Map<String, String> ordered(Map<String, String> texts) {
        return new LinkedHashMap<>(texts);
    }
}
