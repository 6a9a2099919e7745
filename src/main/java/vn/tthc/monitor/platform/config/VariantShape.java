package vn.tthc.monitor.platform.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object whose keys depend on the word under one of them. */
final class VariantShape extends Shape {
    private static final String KEY_MEANING = "Loại; các khoá khác của nhóm tuỳ theo loại.";

    private final String key;
    private final Map<String, ObjectShape> shapes = new LinkedHashMap<>();
    private final Shape words;

    VariantShape(String key, Map<String, ObjectShape> variants) {
        this.key = key;
        this.words = Shape.choice(new ArrayList<>(variants.keySet()));
        variants.forEach((word, shape) -> shapes.put(word, shape.required(key, words, KEY_MEANING)));
    }

    @Override
    void check(ConfigNode node, Findings findings) {
        if (!findings.kind(node, node.isObject(), label())) {
            return;
        }
        var word = node.get(key);
        if (word == null) {
            if (!findings.partial()) {
                findings.add(node.place(), "missing-key", "thiếu khoá \"" + key + "\"", words.label(), null);
            }
            return;
        }
        var shape = word.isScalar() ? shapes.get(word.asText()) : null;
        if (shape == null) {
            words.check(word, findings);
        } else {
            shape.check(node, findings);
        }
    }

    @Override
    ObjectNode schema(boolean partial) {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        var kind = words.schema(partial).put("description", KEY_MEANING);
        schema.putObject("properties").set(key, kind);
        if (!partial) {
            schema.putArray("required").add(key);
        }
        var cases = schema.putArray("allOf");
        shapes.forEach((word, shape) -> {
            var one = cases.addObject();
            var when = one.putObject("if");
            when.putObject("properties").putObject(key).put("const", word);
            when.putArray("required").add(key);
            one.set("then", shape.schema(partial));
        });
        return schema;
    }

    @Override
    public ConfigNode withDefaults(ConfigNode node) {
        var word = node.get(key);
        var shape = word != null && word.isScalar() ? shapes.get(word.asText()) : null;
        return shape == null ? node : shape.withDefaults(node);
    }

    @Override
    public ConfigNode merge(ConfigNode above, ConfigNode below) {
        var mine = above.textOrNull(key);
        var theirs = below.textOrNull(key);
        var word = mine == null ? theirs : mine;
        var shape = word == null ? null : shapes.get(word);
        return shape != null && (mine == null || mine.equals(theirs)) ? shape.merge(above, below) : above;
    }

    @Override
    String label() {
        return "nhóm khoá tuỳ theo " + key + " (" + String.join(", ", shapes.keySet()) + ")";
    }

    @Override
    void describe(String path, List<KeyDescription> rows) {
        rows.add(new KeyDescription(path + key, words.label(), true, null, KEY_MEANING));
        shapes.forEach((word, shape) -> {
            var own = new ArrayList<KeyDescription>();
            shape.describe(path.replaceAll("\\.$", "") + "(" + word + ").", own);
            own.stream().filter(row -> !row.path().endsWith(")." + key)).forEach(rows::add);
        });
    }

    @Override
    boolean accepts(ConfigNode node) {
        return node.isObject();
    }
}
