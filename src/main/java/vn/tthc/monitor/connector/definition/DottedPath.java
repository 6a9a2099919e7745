package vn.tthc.monitor.connector.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * The way to a value inside an answer: {@code a.b}, {@code a[0].b}, {@code a[-1].b} for the last, {@code a[key=value].b}
 * for the first entry whose {@code key} has that value, {@code a[*].b} for every entry of a list, {@code a.*.b} for every
 * value of an object, {@code **.b} for every {@code b} anywhere below, {@code a['any key'].b} for a key with dots or
 * blanks. The empty path is the whole answer. One value counts as a list of one, for that is what XML makes of a list
 * with a single element.
 */
public final class DottedPath {
    /** The whole answer. */
    public static final DottedPath ROOT = new DottedPath("", List.of());

    private static final String KEY = "(\\*|(\\*\\*\\.)?[^.\\[\\]\\s$*]+)";
    private static final String BRACKET = "\\[(-?\\d{1,6}|\\*|'[^']+'|[^=\\[\\]']+=[^\\[\\]]+)\\]";

    /** What a valid path looks like, for messages and the published schema. */
    public static final String SYNTAX =
            "^$|^(" + KEY + "|" + BRACKET + ")(" + BRACKET + ")*(\\." + KEY + "(" + BRACKET + ")*)*$";

    private static final Pattern WHOLE = Pattern.compile(SYNTAX);
    private static final Pattern PART = Pattern.compile("\\['([^']+)'\\]|\\[([^\\]]*)\\]|[^.\\[\\]]+");
    private static final String ANYWHERE = "**";

    /** The text of an XML element that has attributes as well. */
    private static final String ELEMENT_TEXT = "#text";

    private final String text;
    private final List<PathStep> steps;
    private final boolean branches;

    private DottedPath(String text, List<PathStep> steps) {
        this.text = text;
        this.steps = steps;
        this.branches = steps.stream().anyMatch(PathStep::branches);
    }

    /** The path, or empty where the text is not one. */
    public static Optional<DottedPath> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        var steps = new ArrayList<PathStep>();
        var parts = PART.matcher(text);
        var anywhere = false;
        while (parts.find()) {
            if (parts.group().equals(ANYWHERE)) {
                anywhere = true;
            } else {
                steps.add(PathStep.of(parts, anywhere));
                anywhere = false;
            }
        }
        return Optional.of(new DottedPath(text, List.copyOf(steps)));
    }

    /**
     * The path of a text known to be one.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static DottedPath of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a dotted path: " + text));
    }

    /** The way to one key of any name, dots and spaces included: such as the title of a table's column. */
    public static DottedPath key(String name) {
        return new DottedPath(name, List.of(new PathStep.Key(name)));
    }

    /** The first value the path leads to; a missing node where it leads nowhere. Never throws. */
    public JsonNode read(JsonNode root) {
        if (branches) {
            var found = all(root);
            return found.isEmpty() ? MissingNode.getInstance() : found.getFirst();
        }
        var node = root;
        for (var step : steps) {
            node = step.first(node);
        }
        return node;
    }

    /** What a list path leads to: as {@link #read}, but everything it finds in one array where it can lead to several. */
    public JsonNode rows(JsonNode root) {
        if (!branches) {
            return read(root);
        }
        var found = all(root);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (var node : found) {
            if (node.isArray()) {
                node.forEach(rows::add);
            } else if (!node.isNull()) {
                rows.add(node);
            }
        }
        return found.isEmpty() ? MissingNode.getInstance() : rows;
    }

    private List<JsonNode> all(JsonNode root) {
        var nodes = List.of(root);
        for (var step : steps) {
            var next = new ArrayList<JsonNode>(1);
            nodes.forEach(node -> step.lead(node, next::add));
            nodes = next;
        }
        return root.isMissingNode() ? List.of() : nodes;
    }

    /** The first value as text, numbers with every digit; null where there is none or only an object or array. */
    public @Nullable String text(JsonNode root) {
        return textOf(read(root));
    }

    /** A scalar as text, or the text of an XML element with attributes; null for anything else and for blank text. */
    public static @Nullable String textOf(JsonNode found) {
        var node = found.isObject() ? found.path(ELEMENT_TEXT) : found;
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        // A plain number keeps its digits; PostgreSQL and screens must never see 7.9E10 for an identity number.
        var value = node.isNumber() ? node.decimalValue().toPlainString() : node.asString();
        return value.isBlank() ? null : value;
    }

    /** The tree with every value the path leads to replaced; the given one is not touched. */
    public JsonNode replace(JsonNode root, UnaryOperator<JsonNode> change) {
        return replace(root, 0, change);
    }

    private JsonNode replace(JsonNode node, int step, UnaryOperator<JsonNode> change) {
        return step == steps.size()
                ? change.apply(node)
                : steps.get(step).replace(node, below -> replace(below, step + 1, change));
    }

    /** The path without its last step; empty for the whole answer, and where it can lead to several places. */
    public Optional<DottedPath> parent() {
        return steps.isEmpty() || branches
                ? Optional.empty()
                : Optional.of(new DottedPath("…", steps.subList(0, steps.size() - 1)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DottedPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The path as written. */
    @Override
    public String toString() {
        return text;
    }
}
