package vn.tthc.monitor.connector.definition;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Something that a record does or does not say, compared as text. */
public record Condition(DottedPath path, Test test, Set<String> values) {
    /** What is asked about the value at the path. */
    public enum Test {
        IN,
        /** None of the values; an absent value is none of them. */
        NOT_IN,
        EMPTY,
        FILLED
    }

    /** Whether the record fulfils it. */
    public boolean holds(JsonNode record) {
        var found = path.text(record);
        var text = found == null
                ? ""
                : Normalizer.normalize(found, Normalizer.Form.NFC).strip();
        return switch (test) {
            case IN -> values.contains(text);
            case NOT_IN -> !values.contains(text);
            case EMPTY -> text.isEmpty();
            case FILLED -> !text.isEmpty();
        };
    }

    /** Whether the record fulfils all. */
    public static boolean all(List<Condition> conditions, JsonNode record) {
        for (var condition : conditions) {
            if (!condition.holds(record)) {
                return false;
            }
        }
        return true;
    }
}
