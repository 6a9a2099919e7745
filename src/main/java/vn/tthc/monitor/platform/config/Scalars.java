package vn.tthc.monitor.platform.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The texts of scalars as values. */
final class Scalars {
    static final String DURATION = "^[0-9]{1,9}(ms|s|m|h|d)$";

    private static final Pattern DURATION_PARTS = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private Scalars() {}

    static Duration duration(String text) {
        var parts = DURATION_PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        var amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    static JsonNode json(ConfigNode.Content.Scalar scalar) {
        var json = JsonNodeFactory.instance;
        var text = scalar.text();
        if (!text.equals(scalar.written())) {
            return json.stringNode(text);
        }
        return switch (scalar.type()) {
            case TEXT -> json.stringNode(text);
            case FLAG -> json.booleanNode(Boolean.parseBoolean(text));
            case INTEGER ->
                text.matches("[-+]?[0-9]{1,30}") ? json.numberNode(new BigInteger(text)) : json.stringNode(text);
            case DECIMAL ->
                text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?")
                        ? json.numberNode(new BigDecimal(text))
                        : json.stringNode(text);
        };
    }
}
