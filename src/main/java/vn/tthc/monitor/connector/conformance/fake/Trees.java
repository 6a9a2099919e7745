package vn.tthc.monitor.connector.conformance.fake;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.definition.DottedPath;

/** Puts values into answers where paths will look for them. */
final class Trees {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Trees() {}

    /** The tree with a value at the path: in the place of what is there, else as new keys. */
    static JsonNode with(JsonNode tree, DottedPath path, JsonNode value) {
        if (!path.read(tree).isMissingNode()) {
            return path.replace(tree, _ -> value);
        }
        var copy = tree instanceof ObjectNode object ? object.deepCopy() : JSON.objectNode();
        var steps = path.toString()
                .replace("**.", "")
                .replaceAll("\\[[^\\]]*\\]", "")
                .split("\\.", -1);
        var place = copy;
        for (var index = 0; index < steps.length - 1; index++) {
            place = place.get(steps[index]) instanceof ObjectNode inner ? inner : place.putObject(steps[index]);
        }
        place.set(steps[steps.length - 1], value);
        return copy;
    }

    /** A text as sources write it: numbers and flags are none. */
    static JsonNode scalar(String text) {
        if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return text.matches("0|[1-9]\\d{0,8}") ? JSON.numberNode(Integer.parseInt(text)) : JSON.stringNode(text);
    }
}
