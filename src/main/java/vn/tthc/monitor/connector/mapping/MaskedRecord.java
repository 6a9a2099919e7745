package vn.tthc.monitor.connector.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.platform.SecretMask;

/**
 * Shows records without their people: values of mapped fields that say nothing about a person stand as they are, of all
 * others, known to be personal or not known at all, only the form is left.
 */
public final class MaskedRecord {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<DottedPath> shown;

    private MaskedRecord(List<DottedPath> shown) {
        this.shown = shown;
    }

    /** Shows what the mapping knows to be harmless; nothing where there is no mapping. */
    public static MaskedRecord of(@Nullable RecordMapping mapping) {
        return new MaskedRecord(
                mapping == null
                        ? List.of()
                        : mapping.mappedFields().all().stream()
                                .filter(field -> !field.personal())
                                .flatMap(field -> field.paths().stream())
                                .toList());
    }

    /** The record as indented JSON. */
    public String mask(JsonNode record) {
        var masked = masked(record);
        for (var path : shown) {
            var value = path.read(record);
            // Lists hold more than their mapped entries, so they stay masked as a whole.
            if (value.isValueNode()) {
                masked = path.replace(masked, there -> there.isValueNode() ? value : there);
            }
        }
        return SecretMask.mask(
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(masked));
    }

    private static JsonNode masked(JsonNode node) {
        if (node.isObject()) {
            var object = NODES.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), masked(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = NODES.arrayNode();
            node.forEach(item -> array.add(masked(item)));
            return array;
        }
        return node.isNull() ? node : NODES.stringNode(ValueMask.form(node.asString()));
    }
}
