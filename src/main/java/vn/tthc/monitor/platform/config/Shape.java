package vn.tthc.monitor.platform.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a value of a configuration file must look like. One shape is the source of the check, the JSON Schema for editors
 * and the documentation, so that the three cannot differ.
 */
public abstract sealed class Shape
        permits ScalarShape, ObjectShape, ListShape, VariantShape, EitherShape, AnyShape, NothingShape {
    static final String REFERENCE = "\\$\\{(env|file):[^}]+\\}";

    /** Any text; numbers and flags are taken as they are written. */
    public static Shape text() {
        return ScalarShape.anyText();
    }

    /** Text that matches a regular expression; the example is shown to whoever wrote something else. */
    public static Shape text(String regex, String example) {
        return ScalarShape.matching(regex, example);
    }

    /** Text that must come from the environment or a file: a literal is refused. */
    public static Shape secret() {
        return ScalarShape.reference();
    }

    public static Shape integer(long min, long max) {
        return ScalarShape.wholeNumber(min, max);
    }

    /** {@code true} or {@code false}. */
    public static Shape flag() {
        return ScalarShape.trueOrFalse();
    }

    /** {@code 500ms}, {@code 60s}, {@code 15m}, {@code 4h}, {@code 1d}. */
    public static Shape duration() {
        return ScalarShape.timeSpan(false);
    }

    /** A duration longer than nothing. */
    public static Shape positiveDuration() {
        return ScalarShape.timeSpan(true);
    }

    /** {@code 32MB}. */
    public static Shape size() {
        return ScalarShape.dataSize();
    }

    /** {@code 2026-01-31}. */
    public static Shape date() {
        return ScalarShape.calendarDate();
    }

    /** {@code 07:30}. */
    public static Shape time() {
        return ScalarShape.timeOfDay();
    }

    /** One of a closed set of words. */
    public static Shape choice(String... words) {
        return ScalarShape.oneOf(Arrays.asList(words));
    }

    /** One of a closed set of words. */
    public static Shape choice(List<String> words) {
        return ScalarShape.oneOf(words);
    }

    public static Shape list(Shape item) {
        return new ListShape(item, 0);
    }

    /** A list with at least one item. */
    public static Shape nonEmptyList(Shape item) {
        return new ListShape(item, 1);
    }

    /** An object with free keys. */
    public static Shape map(Shape value) {
        return object("bảng").rest(value, "Tên tự đặt, và giá trị của nó.");
    }

    /** An object with known keys; add them with the methods of {@link ObjectShape}. */
    public static ObjectShape object(String title) {
        return ObjectShape.empty(title);
    }

    /** An object whose other keys depend on the word under one key. */
    public static Shape variants(String key, Map<String, ObjectShape> shapes) {
        return new VariantShape(key, new LinkedHashMap<>(shapes));
    }

    /** Shapes told apart by what stands there: a scalar, a list or an object. At most one of each. */
    public static Shape either(Shape... shapes) {
        return new EitherShape(Arrays.asList(shapes));
    }

    /** The shape, or a key without a value: what takes away a line of the file below. */
    public static Shape orNothing(Shape shape) {
        return new EitherShape(List.of(shape, new NothingShape()));
    }

    /** Anything, kept as JSON. */
    public static Shape any() {
        return new AnyShape();
    }

    abstract void check(ConfigNode node, Findings findings);

    abstract ObjectNode schema(boolean partial);

    /** The node with the defaults of absent keys and sections filled in, at the place of the object they belong to. */
    public abstract ConfigNode withDefaults(ConfigNode node);

    /**
     * One value laid over another: known objects are merged key by key, everything else above wins whole. Where keys
     * exclude each other, one above drives out the others below.
     */
    public ConfigNode merge(ConfigNode above, ConfigNode below) {
        return above;
    }

    /** What it is in words, for messages and documentation. */
    abstract String label();

    /** Adds a row for every key below, each with its whole path. */
    abstract void describe(String path, List<KeyDescription> rows);

    abstract boolean accepts(ConfigNode node);

    JsonNode defaultJson(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** Everything wrong with the node. */
    public List<Problem> check(ConfigNode node) {
        return check(node, false);
    }

    /** Everything wrong with a file that another one completes: missing keys are fine. */
    public List<Problem> checkPart(ConfigNode node) {
        return check(node, true);
    }

    private List<Problem> check(ConfigNode node, boolean partial) {
        var demo = node.get("demo");
        var findings = new Findings(
                new ArrayList<>(), partial, demo != null && demo.isScalar() && "true".equals(demo.asText()));
        check(node, findings);
        return List.copyOf(findings.problems());
    }

    /** JSON Schema 2020-12 of a whole file. */
    public ObjectNode jsonSchema() {
        return root(schema(false));
    }

    /**
     * JSON Schema 2020-12 of a file that may be completed by another one, named under the key: where the key stands,
     * nothing is required but the given keys.
     */
    public ObjectNode jsonSchema(String completedBy, List<String> alwaysRequired) {
        var json = JsonNodeFactory.instance;
        var schema = json.objectNode();
        schema.putArray("required")
                .addAll(alwaysRequired.stream().map(json::stringNode).toList());
        schema.putObject("if").putArray("required").add(completedBy);
        schema.putObject("then").put("$ref", "#/$defs/completed");
        schema.putObject("else").put("$ref", "#/$defs/whole");
        var definitions = schema.putObject("$defs");
        definitions.set("whole", schema(false));
        definitions.set("completed", schema(true));
        return root(schema);
    }

    private static ObjectNode root(ObjectNode schema) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.setAll(SchemaSharing.share(schema));
        return root;
    }

    /** Every key with its type, default and meaning, in the order of the shape. */
    public List<KeyDescription> keys() {
        var rows = new ArrayList<KeyDescription>();
        describe("", rows);
        return List.copyOf(rows);
    }

    /**
     * One key of a file in words.
     *
     * @param fallback what holds where the key is absent; null where nothing does
     */
    public record KeyDescription(
            String path,
            String type,
            boolean required,
            @Nullable String fallback,
            String meaning) {}

    /** Where a check collects what it finds. */
    record Findings(List<Problem> problems, boolean partial, boolean demo) {
        void add(Place place, String rule, String what, String expected, @Nullable String nearest) {
            problems.add(new Problem(place, rule, what, expected, nearest));
        }

        /** Reports a node of the wrong kind; answers whether it is worth looking at further. */
        boolean kind(ConfigNode node, boolean right, String expected) {
            if (node.content() instanceof ConfigNode.Content.Nothing) {
                add(node.place(), "empty-value", "khoá không có giá trị", expected + ", hoặc bỏ khoá này", null);
                return false;
            }
            if (!right) {
                add(node.place(), "wrong-type", node.kindWord(), expected, null);
            }
            return right;
        }
    }
}
