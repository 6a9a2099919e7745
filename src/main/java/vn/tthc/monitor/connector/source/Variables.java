package vn.tthc.monitor.connector.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.definition.DottedPath;

/** Values for the {@code ${…}} places of a request template. */
public final class Variables {
    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Names that start so are paths into the record at hand. */
    private static final String RECORD = "record.";

    private final Map<String, Object> values;
    private final @Nullable JsonNode record;

    private Variables(Map<String, Object> values, @Nullable JsonNode record) {
        this.values = values;
        this.record = record;
    }

    public static Variables none() {
        return new Variables(Map.of(), null);
    }

    /** The same values, with {@code ${record.<path>}} read from this record. */
    public Variables about(JsonNode listed) {
        return new Variables(values, listed);
    }

    /** The same values and one more; null leaves the place empty. */
    public Variables with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new HashMap<>(values);
        more.put(name, value);
        return new Variables(Map.copyOf(more), record);
    }

    /** The text with every place filled; a text that is nothing but one empty place is null, so it can be left out. */
    public @Nullable String fill(String template) {
        return fill(template, UnaryOperator.identity());
    }

    /** As {@link #fill(String)} with each value encoded for an address, slashes included. */
    public String fillPath(String template) {
        var filled = fill(template, Variables::encode);
        return filled == null ? "" : filled;
    }

    /** As {@link #fill(String)} with each value escaped for an XML text or attribute. */
    String fillXml(String template) {
        var filled = fill(template, Variables::escape);
        return filled == null ? "" : filled;
    }

    private @Nullable String fill(String template, UnaryOperator<String> encoding) {
        var matcher = NAME.matcher(template);
        if (matcher.matches() && value(matcher.group(1)) == null) {
            return null;
        }
        return matcher.reset()
                .replaceAll(found -> Matcher.quoteReplacement(encoding.apply(text(value(found.group(1))))));
    }

    /**
     * The body with every place filled. A string that is exactly one place becomes the value itself: a number, or the
     * array of codes; an empty one is left out.
     */
    @Nullable JsonNode fill(JsonNode template) {
        if (template.isObject()) {
            ObjectNode object = NODES.objectNode();
            template.properties().forEach(entry -> {
                var value = fill(entry.getValue());
                if (value != null) {
                    object.set(entry.getKey(), value);
                }
            });
            return object;
        }
        if (template.isArray()) {
            ArrayNode array = NODES.arrayNode();
            template.forEach(item -> {
                var value = fill(item);
                if (value != null) {
                    array.add(value);
                }
            });
            return array;
        }
        return template.isString() ? fillText(template.stringValue()) : template;
    }

    private @Nullable JsonNode fillText(String template) {
        var matcher = NAME.matcher(template);
        if (matcher.matches()) {
            var value = value(matcher.group(1));
            return value == null ? null : node(value);
        }
        var filled = fill(template);
        return filled == null ? null : NODES.stringNode(filled);
    }

    private @Nullable Object value(String name) {
        if (!name.startsWith(RECORD)) {
            return values.get(name);
        }
        if (record == null) {
            return null;
        }
        return DottedPath.parse(name.substring(RECORD.length()))
                .map(path -> path.read(record))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    static JsonNode node(Object value) {
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(item -> array.add(String.valueOf(item)));
            return array;
        }
        return NODES.stringNode(String.valueOf(value));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
