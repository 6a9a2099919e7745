package vn.tthc.monitor.connector.definition;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.DriftVerb;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ItemMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ListMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.expression.BoundedPattern;
import vn.tthc.monitor.connector.expression.JsltProgram;
import vn.tthc.monitor.connector.expression.TextChange;
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
        var jslt = mapping.textOrNull("jslt");
        return new MappingSettings(
                ZoneId.of(mapping.text("timezone", HOME)),
                reader.fields(),
                reader.lists(),
                reader.codes(),
                HttpReader.embedded(mapping.get("decode")),
                jslt == null ? null : JsltProgram.of(jslt));
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
                        node.flag("required"),
                        zone(node),
                        rules(node.get("rules"))));
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
                items.add(new ItemMapping(item, source(node), formats(item.kind(), node), zone(node)));
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

    private static @Nullable ZoneId zone(ConfigNode node) {
        var zone = node.textOrNull("timezone");
        return zone == null ? null : ZoneId.of(zone);
    }

    private static List<FieldRule> rules(@Nullable ConfigNode rules) {
        return rules == null
                ? List.of()
                : rules.items().stream()
                        .map(rule -> new FieldRule(conditions(rule.at("when")), rule.text("then")))
                        .toList();
    }

    /** One condition, or a list of them. */
    static List<Condition> conditions(ConfigNode node) {
        return (node.isList() ? node.items() : List.of(node))
                .stream().map(MappingReader::condition).toList();
    }

    private static Condition condition(ConfigNode node) {
        var path = DottedPath.of(node.text("path"));
        if (node.get("empty") != null) {
            return new Condition(path, node.flag("empty") ? Condition.Test.EMPTY : Condition.Test.FILLED, Set.of());
        }
        var in = node.get("in") != null;
        return new Condition(
                path,
                in ? Condition.Test.IN : Condition.Test.NOT_IN,
                new LinkedHashSet<>(node.texts(in ? "in" : "notIn")));
    }

    private static ValueSource source(ConfigNode node) {
        var source = unchanged(node);
        var changes = node.get("transform");
        return changes == null
                ? source
                : new ValueSource.Changed(
                        source,
                        changes.items().stream().map(MappingReader::change).toList());
    }

    private static TextChange change(ConfigNode node) {
        var split = node.get("split");
        if (split != null) {
            var join = split.textOrNull("join");
            return join == null
                    ? new TextChange.Piece(split.text("by"), split.integer("take"))
                    : new TextChange.Rejoin(split.text("by"), join);
        }
        var regex = node.textOrNull("regex");
        if (regex != null) {
            return new TextChange.Capture(BoundedPattern.of(regex));
        }
        var prefix = node.textOrNull("removePrefix");
        if (prefix != null) {
            return new TextChange.WithoutPrefix(prefix);
        }
        return node.get("pad") == null ? new TextChange.PlainText() : new TextChange.Pad(node.integer("pad"));
    }

    private static ValueSource unchanged(ConfigNode node) {
        if (!node.isObject()) {
            return new ValueSource.FirstOf(paths(node));
        }
        var constant = node.textOrNull("constant");
        if (constant != null) {
            return new ValueSource.Constant(constant);
        }
        var jslt = node.textOrNull("jslt");
        if (jslt != null) {
            return new ValueSource.Computed(JsltProgram.of(jslt));
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
            codes.entries().forEach((name, list) -> lists.put(name, codes(list)));
        }
        return lists;
    }

    private CodeList codes(ConfigNode list) {
        var entries = new LinkedHashMap<String, String>();
        var loose = list.text("match").equals("loose");
        CodeFiles.lines(list).forEach((code, word) -> entries.put(loose ? FoldedTitle.of(code) : code, word.asText()));
        var own = list.textOrNull("unmapped");
        return new CodeList(entries, own == null ? unmapped : DriftVerb.of(own), loose);
    }
}
