package vn.tthc.monitor.connector.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.discovery.FieldProfile.Kind;
import vn.tthc.monitor.connector.mapping.TimeGuess;

/** Looks through records field by field. */
public final class FieldProfiles {
    private static final int DEEPEST = 5;
    private static final int MOST_TRIED = 300;
    private static final int MOST_CODES = 15;
    private static final int MOST_EXAMPLES = 3;
    private static final String LANGUAGE = "languageId";
    private static final String VIETNAMESE = "228";

    private final Map<String, Seen> seen = new TreeMap<>();
    private final int records;

    private FieldProfiles(int records) {
        this.records = records;
    }

    private record Seen(Set<String> types, Map<String, Integer> values) {
        Seen() {
            this(new LinkedHashSet<>(), new LinkedHashMap<>());
        }
    }

    /** Every field of the records, by path. */
    public static List<FieldProfile> of(List<JsonNode> records) {
        var profiles = new FieldProfiles(records.size());
        records.forEach(record -> profiles.collect("", record, 0));
        return profiles.seen.entrySet().stream()
                .map(entry -> profiles.profile(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void collect(String path, JsonNode node, int depth) {
        if (node.isObject() && !node.isEmpty() && depth < DEEPEST) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                            entry.getValue(),
                            depth + 1));
        } else if (node.isArray() && !node.isEmpty() && depth < DEEPEST) {
            item(path, node, depth);
        } else {
            value(path, node);
        }
    }

    /** Of a list by language the Vietnamese entry, of any other the first. */
    private void item(String path, JsonNode list, int depth) {
        for (var entry : list) {
            if (entry.path(LANGUAGE).asString("").equals(VIETNAMESE)) {
                collect(path + "[" + LANGUAGE + "=" + VIETNAMESE + "]", entry, depth + 1);
                return;
            }
        }
        collect(path + "[0]", list.get(0), depth + 1);
    }

    private void value(String path, JsonNode node) {
        var field = seen.computeIfAbsent(path, _ -> new Seen());
        field.types().add(type(node));
        var text = node.isValueNode() && !node.isNull() ? node.asString().strip() : "";
        if (!text.isEmpty()) {
            field.values().merge(text, 1, Integer::sum);
        }
    }

    private static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "other";
        };
    }

    private FieldProfile profile(String path, Seen field) {
        var values = field.values();
        var filled = values.values().stream().mapToInt(Integer::intValue).sum();
        var tried = values.keySet().stream().limit(MOST_TRIED).toList();
        var formats = TimeGuess.formats(tried);
        var kind = FieldProfile.kind(values, formats);
        return new FieldProfile(
                path,
                records == 0 ? 0 : Math.min(100, filled * 100 / records),
                kind,
                new ArrayList<>(field.types()),
                formats,
                commonest(values, kind == Kind.CODE || kind == Kind.FLAG ? MOST_CODES : MOST_EXAMPLES));
    }

    private static Map<String, Integer> commonest(Map<String, Integer> values, int most) {
        var sorted = new LinkedHashMap<String, Integer>();
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
