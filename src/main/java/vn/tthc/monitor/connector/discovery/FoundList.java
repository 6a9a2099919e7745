package vn.tthc.monitor.connector.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.DottedPath;

/**
 * A list of objects in an answer, which may be the list of dossiers.
 *
 * @param path as {@code read.list.records} would write it
 * @param keys of its first entry
 */
public record FoundList(String path, int size, List<String> keys) {
    private static final int DEEPEST = 6;

    /** Every list of objects in the answer, the likeliest list of dossiers first. */
    public static List<FoundList> in(JsonNode answer) {
        var found = new ArrayList<FoundList>();
        collect("", answer, 0, found);
        found.sort(Comparator.comparingLong(FoundList::weight).reversed());
        return List.copyOf(found);
    }

    /** The records of the likeliest list. */
    public static List<JsonNode> records(JsonNode answer) {
        return in(answer).stream().findFirst().map(list -> list.read(answer)).orElse(List.of());
    }

    private List<JsonNode> read(JsonNode answer) {
        return DottedPath.parse(path)
                .map(way -> List.copyOf(way.read(answer).values()))
                .orElse(List.of());
    }

    private static void collect(String path, JsonNode node, int depth, List<FoundList> found) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isArray()) {
            object(node).ifPresent(first -> {
                if (DottedPath.parse(path).isPresent()) {
                    found.add(new FoundList(path, node.size(), List.copyOf(first.propertyNames())));
                }
            });
            return;
        }
        node.properties()
                .forEach(entry -> collect(
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                        entry.getValue(),
                        depth + 1,
                        found));
    }

    private static Optional<JsonNode> object(JsonNode list) {
        return list.values().stream().filter(JsonNode::isObject).findFirst();
    }

    /** Dossiers have many keys; so a list of few wide records is likelier than one of many narrow ones. */
    private long weight() {
        return (long) Math.min(size, 50) * keys.size() * keys.size();
    }
}
