package vn.tthc.monitor.connector.definition;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** One step of a {@link DottedPath}: from a node to none, one or several below it. */
sealed interface PathStep {
    /** The node that the step leads to, the first one where it branches; a missing node for none. */
    JsonNode first(JsonNode node);

    /** Hands on every node that the step leads to, in order. */
    default void lead(JsonNode node, Consumer<JsonNode> found) {
        var only = first(node);
        if (!only.isMissingNode()) {
            found.accept(only);
        }
    }

    /** The node with everything that the step leads to replaced; what lies beside it stays, the node itself is not touched. */
    JsonNode replace(JsonNode node, UnaryOperator<JsonNode> change);

    /** Whether it can lead to more than one node. */
    default boolean branches() {
        return this instanceof Branching;
    }

    /**
     * The step of one part of a path.
     *
     * @param part group 1 is the text of a quoted key, group 2 what stands in other brackets
     * @param anywhere whether {@code **} stands before it
     */
    static PathStep of(Matcher part, boolean anywhere) {
        if (part.group(1) != null) {
            return new Key(part.group(1));
        }
        var bracket = part.group(2);
        if (bracket == null) {
            var name = part.group();
            return anywhere ? new Below(name) : name.equals("*") ? new Values() : new Key(name);
        }
        if (bracket.equals("*")) {
            return new Items();
        }
        var equals = bracket.indexOf('=');
        return equals < 0
                ? new Index(Integer.parseInt(bracket))
                : new Match(bracket.substring(0, equals), bracket.substring(equals + 1));
    }

    /** The value of a key. */
    record Key(String name) implements PathStep {
        @Override
        public JsonNode first(JsonNode node) {
            return under(node, name);
        }

        @Override
        public JsonNode replace(JsonNode node, UnaryOperator<JsonNode> change) {
            var own = written(node, name);
            var value = node.get(own);
            return value == null ? node : copy(node).set(own, change.apply(value));
        }
    }

    /** An entry by position, negative from the end; one value is a list of one. */
    record Index(int index) implements PathStep {
        @Override
        public JsonNode first(JsonNode node) {
            if (node.isArray()) {
                return node.path(position(node));
            }
            return index == 0 || index == -1 ? node : MissingNode.getInstance();
        }

        private int position(JsonNode list) {
            return index < 0 ? list.size() + index : index;
        }

        @Override
        public JsonNode replace(JsonNode node, UnaryOperator<JsonNode> change) {
            if (!node.isArray()) {
                return index == 0 || index == -1 ? change.apply(node) : node;
            }
            return node.has(position(node)) ? changed(node, position(node), change) : node;
        }
    }

    /** The first entry with a value under a key. */
    record Match(String key, String value) implements PathStep {
        @Override
        public JsonNode first(JsonNode node) {
            for (var entry : entries(node)) {
                if (fits(entry)) {
                    return entry;
                }
            }
            return MissingNode.getInstance();
        }

        private boolean fits(JsonNode entry) {
            var own = under(entry, key);
            return own.isValueNode() && same(value, own.asString());
        }

        @Override
        public JsonNode replace(JsonNode node, UnaryOperator<JsonNode> change) {
            if (!node.isArray()) {
                return fits(node) ? change.apply(node) : node;
            }
            for (var index = 0; index < node.size(); index++) {
                if (fits(node.path(index))) {
                    return changed(node, index, change);
                }
            }
            return node;
        }
    }

    /** A step that can lead to several nodes. */
    sealed interface Branching extends PathStep {
        @Override
        void lead(JsonNode node, Consumer<JsonNode> found);

        @Override
        default JsonNode first(JsonNode node) {
            var found = new ArrayList<JsonNode>();
            lead(node, found::add);
            return found.isEmpty() ? MissingNode.getInstance() : found.getFirst();
        }
    }

    /** Every entry of a list; one value is a list of one. */
    record Items() implements Branching {
        @Override
        public void lead(JsonNode node, Consumer<JsonNode> found) {
            entries(node).forEach(found);
        }

        @Override
        public JsonNode replace(JsonNode node, UnaryOperator<JsonNode> change) {
            return node.isArray() ? each(node, change) : change.apply(node);
        }
    }

    /** Every value of an object, or every entry of a list. */
    record Values() implements Branching {
        @Override
        public void lead(JsonNode node, Consumer<JsonNode> found) {
            node.values().forEach(found);
        }

        @Override
        public JsonNode replace(JsonNode node, UnaryOperator<JsonNode> change) {
            return each(node, change);
        }
    }

    /** Every value of a key anywhere below, not looking further inside one that was found. */
    record Below(String name) implements Branching {
        @Override
        public void lead(JsonNode node, Consumer<JsonNode> found) {
            if (node.isArray()) {
                node.values().forEach(entry -> lead(entry, found));
            }
            node.properties().forEach(entry -> {
                if (same(name, entry.getKey())) {
                    found.accept(entry.getValue());
                } else {
                    lead(entry.getValue(), found);
                }
            });
        }

        @Override
        public JsonNode replace(JsonNode node, UnaryOperator<JsonNode> change) {
            if (!node.isObject()) {
                return each(node, entry -> replace(entry, change));
            }
            var copy = copy(node);
            node.properties()
                    .forEach(entry -> copy.set(
                            entry.getKey(),
                            same(name, entry.getKey())
                                    ? change.apply(entry.getValue())
                                    : replace(entry.getValue(), change)));
            return copy;
        }
    }

    private static JsonNode under(JsonNode node, String name) {
        var value = node.path(name);
        return value.isMissingNode() ? node.path(written(node, name)) : value;
    }

    /** The key as the node writes it: a source may put Vietnamese marks beside their letters, in keys as well as in values. */
    private static String written(JsonNode node, String name) {
        if (plain(name) || node.has(name)) {
            return name;
        }
        return node.propertyNames().stream()
                .filter(key -> same(name, key))
                .findFirst()
                .orElse(name);
    }

    private static boolean same(String name, String other) {
        return name.equals(other) || (!plain(name) && composed(name).equals(composed(other)));
    }

    private static boolean plain(String name) {
        return name.chars().allMatch(letter -> letter < 0x80);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static Iterable<JsonNode> entries(JsonNode node) {
        return node.isArray() ? node : List.of(node);
    }

    private static ObjectNode copy(JsonNode node) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
        return copy;
    }

    private static JsonNode changed(JsonNode list, int position, UnaryOperator<JsonNode> change) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        list.forEach(copy::add);
        copy.set(position, change.apply(list.path(position)));
        return copy;
    }

    private static JsonNode each(JsonNode node, UnaryOperator<JsonNode> change) {
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(entry -> copy.add(change.apply(entry)));
            return copy;
        }
        if (node.isObject()) {
            var copy = copy(node);
            node.properties().forEach(entry -> copy.set(entry.getKey(), change.apply(entry.getValue())));
            return copy;
        }
        return node;
    }
}
