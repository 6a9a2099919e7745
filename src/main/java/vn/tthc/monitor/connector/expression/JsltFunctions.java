package vn.tthc.monitor.connector.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.impl.RegexpFunction;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Functions that stand in for JSLT's own of the same name: those with regular expressions, so that they give up, and those
 * that answer differently each time, so that nobody can call them: a record must not change by being read.
 */
final class JsltFunctions {
    static final List<String> REFUSED = List.of("now", "random", "uuid");

    /** Expressions mostly name their patterns in clear; one that makes them from data shall not fill the memory. */
    private static final int MOST_PATTERNS = 500;

    private static final Map<String, BoundedPattern> PATTERNS = new ConcurrentHashMap<>();
    private static final int NEVER = 99;

    static final List<Function> ALL = Stream.concat(
                    Stream.of(
                            new Named("test", 2, JsltFunctions::test),
                            new Named("capture", 2, JsltFunctions::capture),
                            new Named("split", 2, JsltFunctions::split),
                            new Named("replace", 3, JsltFunctions::replace)),
                    REFUSED.stream().map(name -> new Named(name, NEVER, (input, _) -> input)))
            .map(Function.class::cast)
            .toList();

    private JsltFunctions() {}

    /** A function with as many arguments as it must have; a pattern written in clear is checked when it is compiled. */
    private record Named(String name, int arguments, BiFunction<JsonNode, JsonNode[], JsonNode> body)
            implements Function, RegexpFunction {
        @Override
        public int regexpArgumentNumber() {
            return 1;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public int getMinArguments() {
            return arguments;
        }

        @Override
        public int getMaxArguments() {
            return arguments;
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode[] given) {
            return given[0].isNull() ? absent() : body.apply(input, given);
        }

        private JsonNode absent() {
            return name.equals("test") ? BooleanNode.FALSE : JsonNodeFactory.instance.nullNode();
        }
    }

    private static Matcher matcher(JsonNode[] given) {
        var regex = text(given[1]);
        if (PATTERNS.size() > MOST_PATTERNS) {
            PATTERNS.clear();
        }
        return PATTERNS.computeIfAbsent(regex, BoundedPattern::of).matcher(text(given[0]));
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.isValueNode() ? node.asText() : node.toString();
    }

    private static JsonNode test(JsonNode input, JsonNode[] given) {
        return BooleanNode.valueOf(matcher(given).find());
    }

    private static JsonNode capture(JsonNode input, JsonNode[] given) {
        var found = JsonNodeFactory.instance.objectNode();
        var matcher = matcher(given);
        if (matcher.find()) {
            for (var name : new TreeSet<>(matcher.namedGroups().keySet())) {
                if (matcher.group(name) != null) {
                    found.put(name, matcher.group(name));
                }
            }
        }
        return found;
    }

    private static JsonNode split(JsonNode input, JsonNode[] given) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        var text = text(given[0]);
        var matcher = matcher(given);
        var from = 0;
        while (matcher.find()) {
            // As the platform splits: an empty match at the very beginning cuts nothing off.
            if (matcher.end() > 0) {
                parts.add(text.substring(from, matcher.start()));
                from = matcher.end();
            }
        }
        parts.add(text.substring(from));
        while (parts.size() > 1 && parts.get(parts.size() - 1).textValue().isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    private static JsonNode replace(JsonNode input, JsonNode[] given) {
        return TextNode.valueOf(matcher(given).replaceAll(Matcher.quoteReplacement(text(given[2]))));
    }
}
