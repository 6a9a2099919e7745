package vn.tthc.monitor.platform.config;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A key without a value. */
final class NothingShape extends Shape {
    @Override
    void check(ConfigNode node, Findings findings) {
        if (!accepts(node)) {
            findings.kind(node, false, label());
        }
    }

    @Override
    ObjectNode schema(boolean partial) {
        return JsonNodeFactory.instance.objectNode().put("type", "null");
    }

    @Override
    public ConfigNode withDefaults(ConfigNode node) {
        return node;
    }

    @Override
    String label() {
        return "để trống";
    }

    @Override
    void describe(String path, List<KeyDescription> rows) {
        // Nothing has no keys.
    }

    @Override
    boolean accepts(ConfigNode node) {
        return node.isNothing();
    }
}
