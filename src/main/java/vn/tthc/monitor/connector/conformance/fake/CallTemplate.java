package vn.tthc.monitor.connector.conformance.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.HttpCall;

/** Recognizes the requests of one call of a connector file, and reads back what was put into its places. */
final class CallTemplate {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern XML_PLACE = Pattern.compile("<([\\w:.-]+)[^<>]*>\\s*\\$\\{([^}]+)}\\s*</");

    private final HttpCall call;
    private final String base;

    /** A call whose relative path follows the base path. */
    CallTemplate(HttpCall call, String base) {
        this.call = call;
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** Values by the names of their places; a list of codes has several. */
    Optional<Map<String, List<String>>> match(WireRequest request) {
        var found = new LinkedHashMap<String, List<String>>();
        var fits = call.method().name().equals(request.method())
                && path(request, found)
                && texts(call.query(), request.query(), found)
                && body(request, found);
        return fits ? Optional.of(found) : Optional.empty();
    }

    private boolean path(WireRequest request, Map<String, List<String>> found) {
        var template = call.path();
        if (template.startsWith("http://") || template.startsWith("https://")) {
            template = template.replaceFirst("^https?://[^/]+", "");
        } else {
            template = base
                    + (template.startsWith("/") || template.isEmpty() || template.startsWith("?") ? "" : "/")
                    + template;
        }
        var mark = template.indexOf('?');
        var path = mark < 0 ? template : template.substring(0, mark);
        return text(path, WireRequest.decoded(request.path()), found);
    }

    /** Every parameter of the template, unless it is nothing but an empty place; more may have been put beside. */
    private static boolean texts(
            Map<String, String> templates, Map<String, String> sent, Map<String, List<String>> found) {
        return templates.entrySet().stream().allMatch(entry -> {
            var value = sent.get(entry.getKey());
            return value == null ? PLACE.matcher(entry.getValue()).matches() : text(entry.getValue(), value, found);
        });
    }

    private boolean body(WireRequest request, Map<String, List<String>> found) {
        return switch (call.body()) {
            case null -> true;
            case HttpCall.Body.Json json -> json(json.content(), tree(request.body()), found);
            case HttpCall.Body.Form form -> texts(form.fields(), request.form(), found);
            case HttpCall.Body.Xml xml -> xml(xml, request, found);
        };
    }

    private static boolean json(JsonNode template, JsonNode sent, Map<String, List<String>> found) {
        if (template.isObject()) {
            return template.properties().stream()
                    .allMatch(entry -> json(entry.getValue(), sent.path(entry.getKey()), found));
        }
        if (template.isArray()) {
            var all = new ArrayList<Boolean>();
            for (var index = 0; index < template.size(); index++) {
                all.add(json(template.get(index), sent.path(index), found));
            }
            return !all.contains(false);
        }
        if (!template.isString()) {
            return template.asString("").equals(sent.asString(""));
        }
        var place = PLACE.matcher(template.stringValue());
        if (place.matches()) {
            if (sent.isArray()) {
                found.put(
                        place.group(1),
                        sent.values().stream().map(JsonNode::asString).toList());
            } else if (sent.isValueNode()) {
                found.put(place.group(1), List.of(sent.asString()));
            }
            return true;
        }
        return sent.isValueNode() && text(template.stringValue(), sent.asString(), found);
    }

    /** The action tells calls of one service apart; where there is none, the name of the first element does. */
    private static boolean xml(HttpCall.Body.Xml xml, WireRequest request, Map<String, List<String>> found) {
        var soap = xml.soap();
        if (soap != null && !soap.action().isEmpty()) {
            var announced = request.header("SOAPAction");
            var type = request.header("Content-Type");
            var told = (announced == null ? "" : announced) + (type == null ? "" : type);
            if (!told.contains(soap.action())) {
                return false;
            }
        }
        var places = XML_PLACE.matcher(xml.template());
        while (places.find()) {
            var sent = Pattern.compile("<" + Pattern.quote(places.group(1)) + "[^<>]*>([^<]*)</")
                    .matcher(request.body());
            if (sent.find()) {
                found.put(places.group(2), List.of(sent.group(1)));
            }
        }
        var first = Pattern.compile("<([A-Za-z][\\w:.-]*)").matcher(xml.template());
        return first.find() && request.body().contains("<" + first.group(1));
    }

    private static boolean text(String template, String sent, Map<String, List<String>> found) {
        var pattern = new StringBuilder();
        var names = new ArrayList<String>();
        var places = PLACE.matcher(template);
        var end = 0;
        while (places.find()) {
            pattern.append(Pattern.quote(template.substring(end, places.start())))
                    .append("(.*?)");
            names.add(places.group(1));
            end = places.end();
        }
        var whole = Pattern.compile(pattern + Pattern.quote(template.substring(end)), Pattern.DOTALL)
                .matcher(sent);
        if (!whole.matches()) {
            return false;
        }
        for (var index = 0; index < names.size(); index++) {
            found.put(names.get(index), List.of(whole.group(index + 1)));
        }
        return true;
    }

    /** What stands in a place of its own: a window bound, a page number, a key; null where nothing does. */
    static @Nullable String placed(Placement placement, WireRequest request) {
        var sent = switch (placement.where()) {
            case QUERY -> request.query().get(placement.name());
            case HEADER -> request.header(placement.name());
            case BODY ->
                request.form().isEmpty()
                        ? at(tree(request.body()), placement.name())
                        : request.form().get(placement.name());
        };
        if (sent == null) {
            return null;
        }
        var found = new LinkedHashMap<String, List<String>>();
        return text(placement.text(), sent, found)
                ? found.getOrDefault("value", List.of(sent)).getFirst()
                : null;
    }

    private static @Nullable String at(JsonNode tree, String path) {
        var node = tree;
        for (var step : path.split("\\.", -1)) {
            node = node.path(step);
        }
        return node.isValueNode() && !node.isNull() ? node.asString() : null;
    }

    static JsonNode tree(String body) {
        try {
            return body.isBlank()
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
