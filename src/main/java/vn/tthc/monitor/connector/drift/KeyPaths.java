package vn.tthc.monitor.connector.drift;

import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The keys of a record as paths. Keys that are numbers or ids count as one, or a map by id would be new for ever. */
final class KeyPaths {
    private static final int DEEPEST = 4;
    private static final Pattern ID = Pattern.compile("\\d+|[0-9a-fA-F-]{16,}");

    private KeyPaths() {}

    /** Tells every path with what stands there; of a list the first entry speaks for all. */
    static void walk(JsonNode record, BiConsumer<String, JsonNode> told) {
        walk("", record, 0, told);
    }

    private static void walk(String path, JsonNode node, int depth, BiConsumer<String, JsonNode> told) {
        if (!path.isEmpty()) {
            told.accept(path, node);
        }
        if (depth >= DEEPEST) {
            return;
        }
        if (node.isObject()) {
            for (var entry : node.properties()) {
                var key = ID.matcher(entry.getKey()).matches() ? "*" : entry.getKey();
                walk(path.isEmpty() ? key : path + "." + key, entry.getValue(), depth + 1, told);
            }
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainer()) {
            walk(path + "[0]", node.get(0), depth + 1, told);
        }
    }
}
