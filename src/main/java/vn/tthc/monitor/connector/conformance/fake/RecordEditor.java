package vn.tthc.monitor.connector.conformance.fake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.mapping.TimeGuess;
import vn.tthc.monitor.connector.reading.WindowBounds;

/** Writes values into a record at the places where its mapping will look for them, as the source would have written them. */
public final class RecordEditor {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final MappingSettings mapping;

    public RecordEditor(MappingSettings mapping) {
        this.mapping = mapping;
    }

    /** Whether the target is read from a place that can be written to. */
    public boolean reaches(DossierField target) {
        return !paths(target).isEmpty();
    }

    /** The record with another value of the target, in every place it is read from; numbers stay numbers. */
    public JsonNode with(JsonNode record, DossierField target, String value) {
        var changed = record;
        for (var path : paths(target)) {
            var before = path.read(changed);
            var node = before.isNumber() && value.matches("[1-9]\\d{0,17}|0")
                    ? JSON.numberNode(Long.parseLong(value))
                    : JSON.stringNode(value);
            changed = put(changed, path, node);
        }
        return changed;
    }

    /** The record with another time of the target, written in the format its present value is in. */
    public JsonNode with(JsonNode record, DossierField target, Instant moment) {
        var path = paths(target).stream()
                .filter(one -> one.text(record) != null)
                .findFirst()
                .orElseGet(() -> paths(target).getFirst());
        var text = path.text(record);
        var format = format(field(target), text == null ? "" : text);
        var written = String.valueOf(WindowBounds.format(moment, format, mapping.timezone()));
        var node = format.startsWith("epoch-") && path.read(record).isNumber()
                ? JSON.numberNode(Long.parseLong(written))
                : JSON.stringNode(written);
        return put(record, path, node);
    }

    /** The record without any value of the target. */
    public JsonNode without(JsonNode record, DossierField target) {
        var changed = record;
        for (var path : paths(target)) {
            if (!path.read(changed).isMissingNode()) {
                changed = path.replace(changed, _ -> JSON.nullNode());
            }
        }
        return changed;
    }

    /** The record with a key it never had. */
    public JsonNode withNewKey(JsonNode record) {
        return put(record, DottedPath.of("truongMoiChuaTungThay"), JSON.stringNode("x"));
    }

    private static JsonNode put(JsonNode record, DottedPath path, JsonNode value) {
        var before = path.read(record);
        if (before.isObject() && before.has("#text")) {
            return Trees.with(record, DottedPath.of(path + ".#text"), value);
        }
        return Trees.with(record, path, value);
    }

    private static String format(@Nullable FieldMapping field, String text) {
        var formats = field == null || field.formats().isEmpty() ? List.of("iso") : field.formats();
        return formats.stream()
                .filter(format -> !text.isEmpty() && TimeGuess.read(List.of(format), List.of(text)))
                .findFirst()
                .orElse(formats.getFirst());
    }

    private @Nullable FieldMapping field(DossierField target) {
        return mapping.fields().stream()
                .filter(field -> field.target() == target)
                .findFirst()
                .orElse(null);
    }

    private List<DottedPath> paths(DossierField target) {
        return Optional.ofNullable(field(target))
                .map(field -> field.source().bare())
                .filter(ValueSource.FirstOf.class::isInstance)
                .map(source -> ((ValueSource.FirstOf) source).paths())
                .orElse(List.of());
    }
}
