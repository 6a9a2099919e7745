package vn.tthc.monitor.platform.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves schemas that occur several times to {@code $defs}: without it the published schema is ten times as large, which
 * editors feel. What belongs to the single use, its description and default, stays there.
 */
final class SchemaSharing {
    /** Below this length a reference saves nothing. */
    private static final int WORTH_SHARING = 120;

    private static final List<String> SCHEMAS = List.of("items", "additionalProperties", "if", "then", "else");
    private static final List<String> SCHEMA_LISTS = List.of("anyOf", "oneOf", "allOf");
    private static final List<String> SCHEMA_MAPS = List.of("properties", "$defs");

    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

    private SchemaSharing() {}

    static ObjectNode share(ObjectNode root) {
        var sharing = new SchemaSharing();
        sharing.count(root);
        var shared = sharing.within(root);
        var all = shared.path("$defs").isObject() ? (ObjectNode) shared.path("$defs") : shared.putObject("$defs");
        all.setAll(sharing.definitions);
        if (all.isEmpty()) {
            shared.remove("$defs");
        }
        return shared;
    }

    private void count(ObjectNode schema) {
        if (uses.merge(body(schema).toString(), 1, Integer::sum) == 1) {
            children(schema).forEach(this::count);
        }
    }

    /** The schema itself or a reference to it, its parts shared likewise. */
    private ObjectNode use(ObjectNode schema) {
        var body = body(schema);
        var text = body.toString();
        if (text.length() < WORTH_SHARING || uses.getOrDefault(text, 0) < 2) {
            return within(schema);
        }
        var name = names.get(text);
        if (name == null) {
            name = "shared" + (names.size() + 1);
            names.put(text, name);
            definitions.set(name, within(body));
        }
        var reference = JsonNodeFactory.instance.objectNode();
        reference.put("$ref", "#/$defs/" + name);
        for (var own : List.of("description", "default")) {
            if (schema.has(own)) {
                reference.set(own, schema.get(own));
            }
        }
        return reference;
    }

    private static ObjectNode body(ObjectNode schema) {
        var body = schema.deepCopy();
        body.remove(List.of("description", "default"));
        return body;
    }

    private ObjectNode within(ObjectNode schema) {
        return mapped(schema, this::use);
    }

    private static List<ObjectNode> children(ObjectNode schema) {
        var found = new ArrayList<ObjectNode>();
        mapped(schema, child -> {
            found.add(child);
            return child;
        });
        return found;
    }

    /** A copy with every direct sub-schema replaced; other keywords hold data that only looks like schemas. */
    private static ObjectNode mapped(ObjectNode schema, UnaryOperator<ObjectNode> change) {
        var copy = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(entry -> {
            var key = entry.getKey();
            var value = entry.getValue();
            if (SCHEMAS.contains(key) && value instanceof ObjectNode one) {
                copy.set(key, change.apply(one));
            } else if (SCHEMA_LISTS.contains(key) && value instanceof ArrayNode list) {
                var changed = copy.putArray(key);
                list.forEach(item -> changed.add(changed(item, change)));
            } else if (SCHEMA_MAPS.contains(key) && value instanceof ObjectNode map) {
                var changed = copy.putObject(key);
                map.properties().forEach(one -> changed.set(one.getKey(), changed(one.getValue(), change)));
            } else {
                copy.set(key, value);
            }
        });
        return copy;
    }

    private static JsonNode changed(JsonNode node, UnaryOperator<ObjectNode> change) {
        return node instanceof ObjectNode schema ? change.apply(schema) : node;
    }
}
