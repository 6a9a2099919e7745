package vn.tthc.monitor.connector.recording;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;
import vn.tthc.monitor.connector.definition.DottedPath;

/** The places in a tree to which a path leads: found by the same steps as reading takes, filters and all. */
final class Places {
    private static final JsonNode MARK = new POJONode("here");

    private Places() {}

    /** The places, each as a JSON pointer. */
    static Set<String> of(JsonNode tree, DottedPath path) {
        var found = new LinkedHashSet<String>();
        collect("", tree, path.replace(tree, _ -> MARK), found);
        return found;
    }

    /** What stands below a place under a key or a position. */
    static String below(String place, String key) {
        return place + '/' + key.replace("~", "~0").replace("/", "~1");
    }

    /** What the path did not touch is still the same node, and need not be looked through. */
    @SuppressWarnings("ReferenceEquality")
    private static void collect(String place, JsonNode before, JsonNode after, Set<String> found) {
        if (after == MARK) {
            found.add(place);
        } else if (after != before && after.isObject()) {
            after.properties()
                    .forEach(entry -> collect(
                            below(place, entry.getKey()), before.path(entry.getKey()), entry.getValue(), found));
        } else if (after != before && after.isArray()) {
            for (var index = 0; index < after.size(); index++) {
                collect(below(place, String.valueOf(index)), before.path(index), after.path(index), found);
            }
        }
    }
}
