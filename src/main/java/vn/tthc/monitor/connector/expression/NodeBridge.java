package vn.tthc.monitor.connector.expression;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries trees between the two generations of Jackson, node by node: JSLT still speaks the older one. Writing out and
 * parsing again would cost ten times as much.
 */
final class NodeBridge {
    /** What an expression may make of one record; sharing inside it can grow without bound when it is copied out. */
    private static final int MOST_NODES = 200_000;

    private static final JsonNodeFactory OLD = JsonNodeFactory.instance;
    private static final tools.jackson.databind.node.JsonNodeFactory NEW =
            tools.jackson.databind.node.JsonNodeFactory.instance;

    private int nodes;

    static com.fasterxml.jackson.databind.JsonNode old(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var object = OLD.objectNode();
                node.properties().forEach(entry -> object.set(entry.getKey(), old(entry.getValue())));
                yield object;
            }
            case ARRAY -> {
                var array = OLD.arrayNode(node.size());
                node.forEach(item -> array.add(old(item)));
                yield array;
            }
            case STRING -> OLD.textNode(node.stringValue());
            case BOOLEAN -> OLD.booleanNode(node.booleanValue());
            case NUMBER -> number(node);
            case NULL, MISSING, BINARY, POJO -> OLD.nullNode();
        };
    }

    private static com.fasterxml.jackson.databind.JsonNode number(JsonNode node) {
        if (node.isInt()) {
            return OLD.numberNode(node.intValue());
        }
        if (node.isLong()) {
            return OLD.numberNode(node.longValue());
        }
        return node.isIntegralNumber()
                ? OLD.numberNode(node.bigIntegerValue())
                : com.fasterxml.jackson.databind.node.DecimalNode.valueOf(node.decimalValue());
    }

    static JsonNode current(com.fasterxml.jackson.databind.JsonNode node) {
        return new NodeBridge().copy(node);
    }

    private JsonNode copy(com.fasterxml.jackson.databind.JsonNode node) {
        nodes++;
        if (nodes > MOST_NODES) {
            throw new ExpressionException("kết quả có hơn " + MOST_NODES + " giá trị", 1, 1, null);
        }
        return switch (node.getNodeType()) {
            case OBJECT -> {
                ObjectNode object = NEW.objectNode();
                node.properties().forEach(entry -> object.set(entry.getKey(), copy(entry.getValue())));
                yield object;
            }
            case ARRAY -> {
                ArrayNode array = NEW.arrayNode();
                node.forEach(item -> array.add(copy(item)));
                yield array;
            }
            case STRING -> NEW.stringNode(node.textValue());
            case BOOLEAN -> NEW.booleanNode(node.booleanValue());
            case NUMBER -> number(node);
            case NULL, MISSING, BINARY, POJO -> NEW.nullNode();
        };
    }

    private static JsonNode number(com.fasterxml.jackson.databind.JsonNode node) {
        if (node.isInt()) {
            return NEW.numberNode(node.intValue());
        }
        if (node.isLong()) {
            return NEW.numberNode(node.longValue());
        }
        return node.isIntegralNumber()
                ? NEW.numberNode(node.bigIntegerValue())
                : DecimalNode.valueOf(node.decimalValue());
    }
}
