package vn.tthc.monitor.connector.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The way to a value inside an answer: {@code a.b}, {@code a[0].b}, {@code a[-1].b} for the last, and
 * {@code a[key=value].b} for the first entry whose {@code key} has that value. The empty path is the whole answer.
 */
public final class DottedPath {
    /** The whole answer. */
    public static final DottedPath ROOT = new DottedPath("", List.of());

    /** What a valid path looks like, for messages and the published schema. */
    public static final String SYNTAX =
            "^$|^[^.\\[\\]\\s$]+(\\[(-?\\d{1,6}|[^=\\[\\]]+=[^\\[\\]]+)\\])*(\\.[^.\\[\\]\\s$]+(\\[(-?\\d{1,6}|[^=\\[\\]]+=[^\\[\\]]+)\\])*)*$";

    private static final Pattern WHOLE = Pattern.compile(SYNTAX);
    private static final Pattern PART = Pattern.compile("\\[([^\\]]*)\\]|[^.\\[\\]]+");

    private final String text;
    private final List<Step> steps;

    private DottedPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    /** One step down. */
    private sealed interface Step {
        record Key(String name) implements Step {}

        record Index(int index) implements Step {}

        record Match(String key, String value) implements Step {}
    }

    /** The path, or empty where the text is not one. */
    public static Optional<DottedPath> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        var steps = new ArrayList<Step>();
        var parts = PART.matcher(text);
        while (parts.find()) {
            steps.add(step(parts.group(), parts.group(1)));
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

    private static Step step(String part, @Nullable String bracket) {
        if (bracket == null) {
            return new Step.Key(part);
        }
        var equals = bracket.indexOf('=');
        return equals < 0
                ? new Step.Index(Integer.parseInt(bracket))
                : new Step.Match(bracket.substring(0, equals), bracket.substring(equals + 1));
    }

    /** The value the path leads to; a missing node where it leads nowhere. Never throws. */
    public JsonNode read(JsonNode root) {
        var node = root;
        for (var step : steps) {
            node = switch (step) {
                case Step.Key key -> node.path(key.name());
                case Step.Index index -> node.path(index.index() < 0 ? node.size() + index.index() : index.index());
                case Step.Match match -> matching(node, match);
            };
        }
        return node;
    }

    private static JsonNode matching(JsonNode list, Step.Match match) {
        for (var entry : list) {
            var value = entry.path(match.key());
            if (value.isValueNode() && match.value().equals(value.asString())) {
                return entry;
            }
        }
        return MissingNode.getInstance();
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
