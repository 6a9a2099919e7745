package vn.tthc.monitor.connector.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.platform.SecretMask;

/**
 * What the records of a page show about one field.
 *
 * @param path as a connector file would write it
 * @param filledPercent share of records with a value
 * @param format kinds of value seen, with the date patterns that fit them
 */
public record FieldProfile(String path, int filledPercent, String format, String example) {
    private static final int LONGEST_EXAMPLE = 40;
    private static final int MOST_DEPTH = 4;

    private static final Map<String, Pattern> SHAPES = shapes();

    private static Map<String, Pattern> shapes() {
        var shapes = new LinkedHashMap<String, Pattern>();
        shapes.put("iso", Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d.*)?"));
        shapes.put("dd/MM/yyyy HH:mm:ss", Pattern.compile("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d"));
        shapes.put("dd/MM/yyyy HH:mm", Pattern.compile("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d"));
        shapes.put("dd/MM/yyyy", Pattern.compile("\\d\\d/\\d\\d/\\d{4}"));
        shapes.put("yyyyMMddHHmmss", Pattern.compile("(19|20)\\d{12}"));
        shapes.put("epoch-millis", Pattern.compile("1\\d{12}|/Date\\(-?\\d+([+-]\\d{4})?\\)/"));
        shapes.put("flag", Pattern.compile("0|1|(?i:true|false)"));
        shapes.put("number", Pattern.compile("-?\\d+(\\.\\d+)?"));
        return shapes;
    }

    /** Every field of the records, by path. */
    public static List<FieldProfile> of(List<JsonNode> records) {
        var values = new TreeMap<String, List<String>>();
        records.forEach(record -> collect("", record, values, 0));
        var profiles = new ArrayList<FieldProfile>();
        values.forEach((path, found) -> {
            var filled = found.stream().filter(value -> !value.isBlank()).toList();
            profiles.add(new FieldProfile(
                    path,
                    records.isEmpty() ? 0 : Math.min(100, filled.size() * 100 / records.size()),
                    filled.stream().map(FieldProfile::shape).distinct().sorted().collect(Collectors.joining("|")),
                    filled.isEmpty() ? "" : shortened(filled.getFirst())));
        });
        return List.copyOf(profiles);
    }

    private static void collect(String path, JsonNode node, Map<String, List<String>> values, int depth) {
        if (node.isObject() && depth < MOST_DEPTH) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                            entry.getValue(),
                            values,
                            depth + 1));
        } else if (node.isArray() && !node.isEmpty() && depth < MOST_DEPTH) {
            collect(path + "[0]", node.get(0), values, depth + 1);
        } else {
            values.computeIfAbsent(path, _ -> new ArrayList<>())
                    .add(node.isNull() ? "" : node.isValueNode() ? node.asString() : node.toString());
        }
    }

    private static String shape(String value) {
        return SHAPES.entrySet().stream()
                .filter(shape -> shape.getValue().matcher(value).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("text");
    }

    private static String shortened(String value) {
        var masked = SecretMask.mask(value);
        return masked.length() <= LONGEST_EXAMPLE ? masked : masked.substring(0, LONGEST_EXAMPLE) + "…";
    }
}
