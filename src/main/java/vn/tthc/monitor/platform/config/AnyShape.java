package vn.tthc.monitor.platform.config;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Anything at all; read as JSON by whoever asked for it. */
final class AnyShape extends Shape {
    @Override
    void check(ConfigNode node, Findings findings) {
        // Everything fits.
    }

    @Override
    ObjectNode schema(boolean partial) {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public ConfigNode withDefaults(ConfigNode node) {
        return node;
    }

    @Override
    String label() {
        return "bất kỳ (giữ như JSON)";
    }

    @Override
    void describe(String path, List<KeyDescription> rows) {
        // Nothing is known about what stands below.
    }

    @Override
    boolean accepts(ConfigNode node) {
        return true;
    }
}
