package vn.tthc.monitor.connector.recording;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.platform.SecretMask;

/**
 * Puts invented people in the place of real ones, everywhere in an answer: first it learns every personal value by its
 * field, then it replaces each wherever it occurs, even inside other texts, and whatever looks like an identity number,
 * a telephone number or an e-mail address besides.
 */
public final class Redaction implements UnaryOperator<JsonNode> {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Shorter ones occur inside innocent words. */
    private static final int SHORTEST_INSIDE = 6;

    private static final Map<PersonalKind, Pattern> IN_TEXT = inText();
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"]+)\\?[^\\s\"]*");

    private final PersonalFields fields;
    private final Pseudonyms pseudonyms;

    /** Longest first, so that a name that contains another is replaced whole. */
    private final Map<String, String> learnt =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    Redaction(PersonalFields fields, Pseudonyms pseudonyms) {
        this.fields = fields;
        this.pseudonyms = pseudonyms;
    }

    /**
     * A redaction whose inventions nobody can turn back.
     *
     * @param hidden more paths of a record whose values must not be kept
     */
    public static Redaction of(ConnectorDefinition definition, List<String> hidden) {
        return new Redaction(new PersonalFields(definition, hidden), Pseudonyms.forgotten());
    }

    /**
     * Why people cannot be told apart from the rest in what this connector reads; null where they can. What stands inside
     * packed texts, or is put together by a program, is not found by the paths of the field table.
     */
    public static @Nullable String obstacle(ConnectorDefinition definition) {
        var mapping = definition.mapping();
        var packed = !mapping.embedded().isEmpty()
                || calls(definition).anyMatch(call -> !call.answer().embedded().isEmpty());
        var computed = mapping.jslt() != null
                || mapping.fields().stream().anyMatch(field -> field.source() instanceof ValueSource.Computed);
        return packed || computed
                ? "Không che được tên người: tệp kết nối " + definition.id()
                        + " dùng decode hoặc jslt, nên dữ liệu cá nhân có thể nằm trong chỗ không tìm thấy; cần đọc trên"
                        + " máy chủ bằng lệnh read không che. (People could not be hidden; nothing is shown.)"
                : null;
    }

    private static Stream<HttpCall> calls(ConnectorDefinition definition) {
        var read = definition.read();
        return Stream.of(
                        Optional.ofNullable(read.list()).map(list -> list.call()),
                        Optional.ofNullable(read.detail()).map(detail -> detail.call()),
                        Optional.ofNullable(read.recheck()).map(recheck -> recheck.call()))
                .flatMap(Optional::stream);
    }

    private static Map<PersonalKind, Pattern> inText() {
        var patterns = new LinkedHashMap<PersonalKind, Pattern>();
        patterns.put(PersonalKind.EMAIL, Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+"));
        patterns.put(PersonalKind.NUMBER, Pattern.compile("(?<![\\d.-])0\\d{11}(?![\\d-])"));
        patterns.put(PersonalKind.PHONE, Pattern.compile("(?<![\\d.-])(?:0|\\+84)[35789]\\d{8}(?![\\d-])"));
        return patterns;
    }

    /** Learns the personal values of a record or an answer, so that they are found in whatever is redacted later. */
    public void learn(JsonNode record) {
        learn("", record);
    }

    private void learn(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(entry -> learn(step(path, entry.getKey()), entry.getValue()));
        } else if (node.isArray()) {
            node.forEach(item -> learn(path, item));
        } else if (node.isString() || node.isNumber()) {
            var kind = fields.kind(path);
            var value = node.asString();
            if (kind != null && kind != PersonalKind.WORDS && kind != PersonalKind.DATE && !value.isBlank()) {
                learnt.putIfAbsent(value.strip(), pseudonyms.of(kind, value.strip()));
            }
        }
    }

    /** The record or the answer with nobody in it. */
    @Override
    public JsonNode apply(JsonNode record) {
        learn(record);
        return redacted("", record);
    }

    private static String step(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private JsonNode redacted(String path, JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JSON.objectNode();
            node.properties()
                    .forEach(entry -> copy.set(entry.getKey(), redacted(step(path, entry.getKey()), entry.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            node.forEach(item -> copy.add(redacted(path, item)));
            return copy;
        }
        if (node.isString()) {
            return JSON.stringNode(text(fields.kind(path), node.stringValue()));
        }
        return node.isNumber() ? number(fields.kind(path), node) : node;
    }

    private String text(@Nullable PersonalKind kind, String value) {
        if (value.isBlank()) {
            return value;
        }
        var whole = learnt.get(value.strip());
        if (whole != null) {
            return whole;
        }
        return kind == null ? inside(value) : pseudonyms.of(kind, value.strip());
    }

    private JsonNode number(@Nullable PersonalKind kind, JsonNode node) {
        var digits = node.asString();
        var learntAs = learnt.get(digits);
        if (kind == null && learntAs == null) {
            return node;
        }
        var made = learntAs == null && kind != null ? pseudonyms.of(kind, digits) : learntAs;
        // A number does not begin with 0, and must stay a number: a fixture of other types would prove nothing.
        var number = String.valueOf(made).replaceFirst("^0", "9");
        return number.matches("\\d{1,18}") ? JSON.numberNode(Long.parseLong(number)) : JSON.stringNode(number);
    }

    /** A text in which somebody may be named. */
    public String inside(String text) {
        var clean = QUERY.matcher(text).replaceAll("$1");
        for (var entry : learnt.entrySet()) {
            if (entry.getKey().length() >= SHORTEST_INSIDE) {
                clean = clean.replace(entry.getKey(), entry.getValue());
            }
        }
        for (var entry : IN_TEXT.entrySet()) {
            clean = entry.getValue()
                    .matcher(clean)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            learnt.containsValue(found.group())
                                    ? found.group()
                                    : pseudonyms.of(entry.getKey(), found.group())));
        }
        return SecretMask.mask(clean);
    }

    /** Whether a personal value that was learnt still stands in the text; null where none does. */
    @Nullable String leftIn(String text) {
        return learnt.keySet().stream()
                .filter(value -> value.length() >= SHORTEST_INSIDE && !learnt.containsValue(value))
                .filter(text::contains)
                .findFirst()
                .orElse(null);
    }
}
