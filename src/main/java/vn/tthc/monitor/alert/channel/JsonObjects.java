package vn.tthc.monitor.alert.channel;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a provider answered, which need not be what was agreed. */
final class JsonObjects {
    private JsonObjects() {}

    /** The JSON object; null where the text is none, such as a page of somebody in between, or a provider's bare word. */
    static @Nullable JsonNode read(JsonMapper json, String text) {
        try {
            var tree = json.readTree(text);
            return tree.isObject() ? tree : null;
        } catch (JacksonException _) {
            // Every caller has something better to tell of it: the status, or the words themselves.
            return null;
        }
    }
}
