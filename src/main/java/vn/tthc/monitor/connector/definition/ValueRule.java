package vn.tthc.monitor.connector.definition;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Something that an answer says, or does not.
 *
 * @param in the values that fit, compared as text; with none, any value that is not empty does
 */
public record ValueRule(DottedPath path, Set<String> in) {

    /** Whether the answer has a value at the path, and one of the set. */
    public boolean holds(JsonNode answer) {
        var text = path.text(answer);
        if (in.isEmpty()) {
            return text != null ? !text.isBlank() : !path.read(answer).isEmpty();
        }
        return text != null && in.contains(text);
    }
}
