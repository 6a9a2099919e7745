package vn.tthc.monitor.platform.config;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A list of values of one shape. */
final class ListShape extends Shape {
    private final Shape item;
    private final int fewest;

    ListShape(Shape item, int fewest) {
        this.item = item;
        this.fewest = fewest;
    }

    @Override
    void check(ConfigNode node, Findings findings) {
        if (!findings.kind(node, node.isList(), label())) {
            return;
        }
        if (node.items().size() < fewest) {
            findings.add(node.place(), "bad-value", "danh sách rỗng", "ít nhất " + fewest + " mục", null);
        }
        node.items().forEach(value -> item.check(value, findings));
    }

    @Override
    ObjectNode schema(boolean partial) {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "array");
        if (fewest > 0) {
            schema.put("minItems", fewest);
        }
        schema.set("items", item.schema(partial));
        return schema;
    }

    @Override
    public ConfigNode withDefaults(ConfigNode node) {
        if (!node.isList()) {
            return node;
        }
        var items = node.items().stream().map(item::withDefaults).toList();
        return new ConfigNode(node.place(), new ConfigNode.Content.Items(items));
    }

    @Override
    String label() {
        return "danh sách (" + item.label() + ")";
    }

    @Override
    void describe(String path, List<KeyDescription> rows) {
        item.describe(path.replaceAll("\\.$", "[]."), rows);
    }

    @Override
    boolean accepts(ConfigNode node) {
        return node.isList();
    }
}
