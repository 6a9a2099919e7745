package vn.tthc.monitor.connector.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.mapping.ValueMask;

/**
 * Puts invented people in the place of real ones, everywhere in an answer: first it learns every personal value, by what
 * the mapping makes of the records and by the field in which it stands, then it replaces each wherever it occurs and
 * however it is written there, inside other texts and inside documents packed in texts, and whatever looks like a person
 * besides.
 */
public final class Redaction implements UnaryOperator<JsonNode> {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private final PersonalFields fields;
    private final RecordMapping mapping;
    private final Pseudonyms pseudonyms;
    private final LearntValues learnt = new LearntValues();
    private final FreeText words;
    private final PackedText packed = new PackedText();

    /** What the mapping said of each record, by its code, for what one answer lists another may tell in detail. */
    private final Map<String, List<Person>> people = new HashMap<>();

    Redaction(ConnectorDefinition definition, List<String> hidden, Pseudonyms pseudonyms) {
        this.fields = new PersonalFields(definition, hidden);
        this.mapping = new RecordMapping(definition);
        this.pseudonyms = pseudonyms;
        this.words = new FreeText(learnt, pseudonyms);
    }

    /**
     * A redaction whose inventions nobody can turn back.
     *
     * @param hidden more paths of a record whose values must not be kept
     */
    public static Redaction of(ConnectorDefinition definition, List<String> hidden) {
        return new Redaction(definition, hidden, Pseudonyms.forgotten());
    }

    /**
     * Where the walk through a tree stands.
     *
     * @param place in the whole tree
     * @param inRow the same in the record
     * @param path keys in the record, joined by dots, without positions
     * @param label what the entry of a list says of its value
     */
    private record Spot(
            String place,
            String inRow,
            String path,
            Row row,
            @Nullable PersonalKind label) {
        Spot key(String key, @Nullable PersonalKind label) {
            // The text of an XML element is the element.
            var longer = key.equals("#text") ? path : path.isEmpty() ? key : path + "." + key;
            return new Spot(Places.below(place, key), Places.below(inRow, key), longer, row, label);
        }

        Spot entry(int index) {
            var key = String.valueOf(index);
            return new Spot(Places.below(place, key), Places.below(inRow, key), path, row, label);
        }

        /** What stands here by what the file, the entry or the name of the key says; null where it tells of nobody. */
        @Nullable PersonalKind kind() {
            var marked = row.marks().kind(inRow);
            return marked != null || row.marks().keeps(inRow)
                    ? marked
                    : label != null ? label : PersonalKeys.kind(path);
        }
    }

    /** One walk: through a record, or through an answer and the records in it. */
    private final class Walk {
        private final Set<String> places;

        Walk(Set<String> places) {
            this.places = places;
        }

        JsonNode through(Spot before, JsonNode node) {
            var at = places.contains(before.place) ? new Spot(before.place, "", "", row(node), null) : before;
            if (node.isObject() && !isPacked(at, node)) {
                ObjectNode copy = JSON.objectNode();
                var label = PersonalKeys.labelled(node);
                node.properties().forEach(entry -> {
                    var key = entry.getKey();
                    copy.set(key, through(at.key(key, PersonalKeys.value(key) ? label : null), entry.getValue()));
                });
                return copy;
            }
            if (node.isArray()) {
                ArrayNode copy = JSON.arrayNode();
                for (var index = 0; index < node.size(); index++) {
                    copy.add(through(at.entry(index), node.path(index)));
                }
                return copy;
            }
            if (node.isNumber()) {
                return number(at, node);
            }
            var text = DottedPath.textOf(node);
            return node.isBoolean() || text == null ? node : text(at, node, text);
        }

        private boolean isPacked(Spot at, JsonNode node) {
            return at.row.marks().packed().containsKey(at.inRow) && DottedPath.textOf(node) != null;
        }

        private JsonNode text(Spot at, JsonNode node, String text) {
            var document = packed.document(text, at.row.marks().packed().get(at.inRow));
            if (document == null) {
                return JSON.stringNode(leaf(at, text));
            }
            var tree = document.tree();
            var clean = tree == null ? null : through(at, tree);
            return clean == null
                    ? JSON.stringNode(Pseudonyms.LEFT_OUT)
                    : clean.equals(tree) ? node : document.with(clean);
        }
    }

    /** Learns the personal values of a record or an answer, so that they are found in whatever is redacted later. */
    public void learn(JsonNode tree) {
        var rows = fields.rows(tree);
        for (var record :
                rows.isEmpty() ? List.of(tree) : rows.stream().map(tree::at).toList()) {
            learn(Row.of(record, fields, mapping));
        }
        // Walking learns what stands in the fields; what it makes of the tree is made again when all is learnt.
        walked(tree, rows);
    }

    /** Learns the codes by which dossiers are asked for. */
    public void learn(List<String> codes) {
        codes.forEach(code -> learnt.learn(PersonalKind.CODE, code));
    }

    private void learn(Row row) {
        for (var person : row.said()) {
            learnt.learn(person.kind(), person.real());
            if (person.kind() == PersonalKind.CODE) {
                people.computeIfAbsent(person.real(), _ -> new ArrayList<>()).addAll(row.people());
            }
        }
    }

    /** The record or the answer with nobody in it. */
    @Override
    public JsonNode apply(JsonNode tree) {
        learn(tree);
        return walked(tree, fields.rows(tree));
    }

    /** The same to be looked at: nobody stands in the names of its keys either. */
    public JsonNode shown(JsonNode tree) {
        return named(apply(tree));
    }

    private JsonNode named(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JSON.objectNode();
            node.properties().forEach(entry -> copy.set(inside(entry.getKey()), named(entry.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            node.forEach(item -> copy.add(named(item)));
            return copy;
        }
        return node;
    }

    private JsonNode walked(JsonNode tree, Set<String> rows) {
        var row = rows.isEmpty() ? row(tree) : Row.around(fields.around(tree));
        return new Walk(rows).through(new Spot("", "", "", row, null), tree);
    }

    private Row row(JsonNode record) {
        return Row.of(record, fields, mapping).with(people);
    }

    private String leaf(Spot at, String text) {
        if (at.row.opaque()) {
            return ValueMask.form(JSON.stringNode(text));
        }
        var kind = at.kind();
        return kind == null ? unmarked(at, text) : personal(at, kind, text.strip());
    }

    private String personal(Spot at, PersonalKind kind, String text) {
        if (kind == PersonalKind.WORDS || kind == PersonalKind.DATE || kind == PersonalKind.SECRET) {
            return pseudonyms.of(kind, text);
        }
        var pieces = Person.pieces(at.row.people(), text, pseudonyms);
        if (pieces != null) {
            return words.swept(pieces, true);
        }
        var whole = learnt.kind(text);
        if (whole == null && !learnt.in(text).isEmpty()) {
            return words.swept(text, true);
        }
        learnt.learn(kind, text);
        return pseudonyms.of(whole == null ? kind : whole, text);
    }

    private String unmarked(Spot at, String text) {
        var plain = at.row.marks().keeps(at.inRow) || at.row.innocent(text);
        if (at.row.computed() && !plain) {
            var pieces = Person.pieces(at.row.people(), text, pseudonyms);
            if (pieces != null) {
                return words.swept(pieces, true);
            }
        }
        var hidden = PackedText.words(text);
        if (hidden != null) {
            var clean = words.swept(hidden, !plain);
            return clean.equals(hidden) ? text : PackedText.hiding(clean);
        }
        return packed.withheld(text) && !plain ? Pseudonyms.LEFT_OUT : words.swept(text, !plain);
    }

    private JsonNode number(Spot at, JsonNode node) {
        var digits = node.asString();
        var clean = leaf(at, digits);
        if (clean.equals(digits)) {
            return node;
        }
        // A number must stay a number: a fixture of other types would prove nothing.
        return WHOLE_NUMBER.matcher(clean).matches() ? JSON.numberNode(Long.parseLong(clean)) : JSON.stringNode(clean);
    }

    /** A text in which somebody may be named. */
    public String inside(String text) {
        return words.swept(text, true);
    }

    /** A personal value that was learnt and still stands in a text; null where none does. */
    public @Nullable String leftIn(String text) {
        return words.left(text);
    }

    /** The same in the keys and texts of a tree, and in the documents that are packed in them. */
    public @Nullable String leftIn(JsonNode tree) {
        if (tree.isContainer()) {
            for (var entry : tree.properties()) {
                var left = leftIn(entry.getKey());
                if (left != null) {
                    return left;
                }
            }
            for (var value : tree.values()) {
                var left = leftIn(value);
                if (left != null) {
                    return left;
                }
            }
            return null;
        }
        var text = tree.isNumber() || tree.isString() ? tree.asString() : "";
        var document = packed.document(text, null);
        var inside = document == null ? null : document.tree();
        var hidden = PackedText.words(text);
        return inside == null ? leftIn(hidden == null ? text : hidden) : leftIn(inside);
    }
}
