package vn.tthc.monitor.connector.definition;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ItemMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ListMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads the part of a connector file that says how to read the answer. */
final class MappingReader {
    /** Where the sources stand; a file whose formats all carry an offset need not say it. */
    private static final String HOME = "Asia/Ho_Chi_Minh";

    private final ConfigNode mapping;
    private final DriftVerb unmapped;

    private MappingReader(ConfigNode mapping, DriftVerb unmapped) {
        this.mapping = mapping;
        this.unmapped = unmapped;
    }

    /** The mapping, where code lists that say no verb of their own take the given one. */
    static MappingSettings settings(ConfigNode mapping, DriftVerb unmapped) {
        var reader = new MappingReader(mapping, unmapped);
        return new MappingSettings(
                ZoneId.of(mapping.text("timezone", HOME)), reader.fields(), reader.lists(), reader.codes());
    }

    private List<FieldMapping> fields() {
        var fields = new ArrayList<FieldMapping>();
        for (var target : DossierField.values()) {
            var node = mapping.at("fields").get(target.key());
            if (node != null) {
                fields.add(new FieldMapping(
                        target,
                        source(node),
                        formats(target.kind(), node),
                        node.textOrNull("codes"),
                        node.flag("required")));
            }
        }
        return List.copyOf(fields);
    }

    private List<ListMapping> lists() {
        var lists = new ArrayList<ListMapping>();
        for (var target : List.of(DossierField.SUPPLEMENTS, DossierField.TRANSFERS)) {
            var node = mapping.get(target.key());
            if (node != null) {
                lists.add(new ListMapping(target, DottedPath.of(node.text("path")), items(target, node.at("fields"))));
            }
        }
        return List.copyOf(lists);
    }

    private List<ItemMapping> items(DossierField target, ConfigNode fields) {
        var items = new ArrayList<ItemMapping>();
        for (var item : ItemField.of(target)) {
            var node = fields.get(item.key());
            if (node != null) {
                items.add(new ItemMapping(item, source(node), formats(item.kind(), node)));
            }
        }
        return List.copyOf(items);
    }

    private List<String> formats(DossierField.Kind kind, ConfigNode node) {
        if (kind != DossierField.Kind.INSTANT) {
            return List.of();
        }
        var own = node.texts("formats");
        var common = mapping.texts("formats");
        return !own.isEmpty() ? own : common.isEmpty() ? List.of("iso") : common;
    }

    private static ValueSource source(ConfigNode node) {
        if (!node.isObject()) {
            return new ValueSource.FirstOf(paths(node));
        }
        var constant = node.textOrNull("constant");
        if (constant != null) {
            return new ValueSource.Constant(constant);
        }
        var join = node.get("join");
        if (join != null) {
            return new ValueSource.Join(paths(join.at("paths")), join.text("separator"));
        }
        var column = node.get("column");
        if (column != null) {
            return new ValueSource.Column(
                    column.items().stream().map(ConfigNode::asText).toList());
        }
        var letter = node.textOrNull("letter");
        if (letter != null) {
            return new ValueSource.Letter(letter);
        }
        var path = node.get("path");
        return new ValueSource.FirstOf(paths(path == null ? node.at("firstOf") : path));
    }

    private static List<DottedPath> paths(ConfigNode node) {
        return node.items().stream().map(item -> DottedPath.of(item.asText())).toList();
    }

    private Map<String, CodeList> codes() {
        var lists = new LinkedHashMap<String, CodeList>();
        var codes = mapping.get("codes");
        if (codes != null) {
            codes.entries().forEach((name, list) -> {
                var entries = new LinkedHashMap<>(list.texts());
                entries.remove("unmapped");
                var own = list.textOrNull("unmapped");
                lists.put(name, new CodeList(entries, own == null ? unmapped : DriftVerb.of(own)));
            });
        }
        return lists;
    }
}
