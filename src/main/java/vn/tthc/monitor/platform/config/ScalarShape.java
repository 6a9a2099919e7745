package vn.tthc.monitor.platform.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.platform.config.ConfigNode.Content.Scalar;
import vn.tthc.monitor.platform.config.ConfigNode.Origin;

/** A single value: what it must look like, in a predicate, in words and in JSON Schema. */
final class ScalarShape extends Shape {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Kind kind;
    private final String label;
    private final Predicate<String> valid;
    private final List<String> words;
    private final Consumer<ObjectNode> schema;

    /** How a literal must be typed in YAML. */
    private enum Kind {
        ANY,
        INTEGER,
        FLAG,
        SECRET
    }

    private ScalarShape(
            Kind kind, String label, Predicate<String> valid, List<String> words, Consumer<ObjectNode> schema) {
        this.kind = kind;
        this.label = label;
        this.valid = valid;
        this.words = words;
        this.schema = schema;
    }

    static ScalarShape anyText() {
        return new ScalarShape(Kind.ANY, "chữ", text -> true, List.of(), ScalarShape::anyScalar);
    }

    static ScalarShape matching(String regex, String example) {
        var pattern = Pattern.compile(regex);
        // An example may name several; editors offer those that are whole values.
        var examples = Arrays.stream(example.split(", | hoặc ", -1))
                .filter(one -> pattern.matcher(one).matches())
                .toArray(String[]::new);
        return patterned(
                "chữ, ví dụ " + example, regex, text -> pattern.matcher(text).matches(), examples);
    }

    static ScalarShape reference() {
        return new ScalarShape(
                Kind.SECRET,
                "bí mật: ${env:TÊN} hoặc ${file:đường dẫn}",
                text -> true,
                List.of(),
                schema -> schema.put("type", "string")
                        .put("pattern", REFERENCE)
                        .putArray("examples")
                        .add("${env:TEN_BIEN}")
                        .add("${file:bi-mat.txt}"));
    }

    static ScalarShape wholeNumber(long min, long max) {
        return new ScalarShape(
                Kind.INTEGER,
                "số nguyên từ " + min + " đến " + max,
                text -> text.matches("-?[0-9]{1,18}") && Long.parseLong(text) >= min && Long.parseLong(text) <= max,
                List.of(),
                schema -> schema.put("type", "integer").put("minimum", min).put("maximum", max));
    }

    static ScalarShape trueOrFalse() {
        return new ScalarShape(
                Kind.FLAG,
                "true hoặc false",
                List.of("true", "false")::contains,
                List.of("true", "false"),
                schema -> schema.put("type", "boolean"));
    }

    static ScalarShape timeSpan(boolean positive) {
        var regex = positive ? "^0*[1-9][0-9]{0,8}(ms|s|m|h|d)$" : Scalars.DURATION;
        var label = positive ? "thời lượng lớn hơn 0, ví dụ 60s, 15m, 4h, 1d" : "thời lượng, ví dụ 500ms, 60s, 15m, 1d";
        return patterned(label, regex, Pattern.compile(regex).asMatchPredicate(), "60s", "15m", "4h", "1d");
    }

    static ScalarShape dataSize() {
        var regex = "^[0-9]{1,9}(B|KB|MB|GB)$";
        return patterned(
                "dung lượng, ví dụ 32MB", regex, text -> text.matches(regex) && parses(text, DataSize::parse), "32MB");
    }

    static ScalarShape calendarDate() {
        return patterned(
                "ngày, ví dụ 2026-01-31",
                "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                text -> parses(text, LocalDate::parse),
                "2026-01-31");
    }

    static ScalarShape timeOfDay() {
        var format = DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);
        return patterned(
                "giờ, ví dụ 07:30",
                "^[0-2][0-9]:[0-5][0-9]$",
                text -> parses(text, value -> LocalTime.parse(value, format)),
                "07:30");
    }

    static ScalarShape oneOf(List<String> words) {
        return new ScalarShape(
                Kind.ANY, "một trong " + String.join(", ", words), words::contains, List.copyOf(words), schema -> {
                    var choices = schema.putArray("enum");
                    words.forEach(choices::add);
                });
    }

    private static ScalarShape patterned(String label, String regex, Predicate<String> valid, String... examples) {
        return new ScalarShape(Kind.ANY, label, valid, List.of(), schema -> {
            anyScalar(schema).put("pattern", regex);
            if (examples.length > 0) {
                var offered = schema.putArray("examples");
                Arrays.stream(examples).forEach(offered::add);
            }
        });
    }

    private static ObjectNode anyScalar(ObjectNode schema) {
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }

    private static boolean parses(String text, Consumer<String> parser) {
        try {
            parser.accept(text);
            return true;
        } catch (DateTimeException | IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    void check(ConfigNode node, Findings findings) {
        if (!findings.kind(node, node.isScalar(), label) || !(node.content() instanceof Scalar scalar)) {
            return;
        }
        switch (scalar.origin()) {
            case UNRESOLVED -> {
                // Reported where the reference was resolved.
            }
            case LITERAL -> literal(node.place(), scalar, findings);
            case REFERENCE_DEFAULT -> {
                if (kind == Kind.SECRET && !findings.demo()) {
                    findings.add(
                            node.place(),
                            "literal-secret",
                            "bí mật có giá trị mặc định ghi trong tệp",
                            "${env:TÊN} không có phần \":-\" (chỉ tệp có demo: true mới được ghi)",
                            null);
                }
                value(node.place(), scalar, findings);
            }
            case REFERENCE -> value(node.place(), scalar, findings);
        }
    }

    private void literal(Place place, Scalar scalar, Findings findings) {
        var typed = switch (kind) {
            case ANY -> true;
            case INTEGER -> scalar.type() == ConfigNode.Type.INTEGER;
            case FLAG -> scalar.type() == ConfigNode.Type.FLAG;
            case SECRET -> false;
        };
        if (kind == Kind.SECRET) {
            // The value itself must not reach a message: it may be a real password.
            findings.add(place, "literal-secret", "bí mật ghi thẳng trong tệp", label, null);
        } else if (!typed) {
            findings.add(place, "wrong-type", "\"" + scalar.written() + "\"", label, Nearest.of(scalar.text(), words));
        } else {
            value(place, scalar, findings);
        }
    }

    private void value(Place place, Scalar scalar, Findings findings) {
        if (!valid.test(scalar.text())) {
            var what = "\"" + scalar.written() + "\"" + (scalar.origin() == Origin.LITERAL ? "" : " (sau khi thay)");
            var nearest = scalar.origin() == Origin.LITERAL ? Nearest.of(scalar.text(), words) : null;
            findings.add(place, "bad-value", what, label, nearest);
        }
    }

    @Override
    ObjectNode schema(boolean partial) {
        var own = JSON.objectNode();
        schema.accept(own);
        if (kind == Kind.SECRET || (own.path("type").isArray() && !own.has("pattern"))) {
            return own;
        }
        var either = JSON.objectNode();
        either.putArray("anyOf")
                .add(own)
                .add(JSON.objectNode().put("type", "string").put("pattern", REFERENCE));
        return either;
    }

    @Override
    JsonNode defaultJson(String text) {
        return switch (kind) {
            case INTEGER -> JSON.numberNode(Long.parseLong(text));
            case FLAG -> JSON.booleanNode(Boolean.parseBoolean(text));
            case ANY, SECRET -> JSON.stringNode(text);
        };
    }

    @Override
    public ConfigNode withDefaults(ConfigNode node) {
        return node;
    }

    @Override
    String label() {
        return label;
    }

    @Override
    void describe(String path, List<KeyDescription> rows) {
        // A scalar has no keys.
    }

    @Override
    boolean accepts(ConfigNode node) {
        return node.isScalar();
    }
}
