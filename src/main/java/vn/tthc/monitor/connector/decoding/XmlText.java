package vn.tthc.monitor.connector.decoding;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Writes a tree as the XML that is read as this tree: {@code @name} as attributes, arrays as repeated elements. */
public final class XmlText {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> namespaces;

    private XmlText(Map<String, String> namespaces) {
        this.namespaces = namespaces;
    }

    /**
     * The document.
     *
     * @param namespaces prefixes by namespace, declared on the first element
     */
    public static String of(JsonNode tree, Map<String, String> namespaces) {
        var writer = new XmlText(namespaces);
        tree.properties().forEach(entry -> writer.element(entry.getKey(), entry.getValue(), true));
        return writer.text.toString();
    }

    private void element(String name, JsonNode value, boolean first) {
        if (value.isArray()) {
            value.forEach(item -> element(name, item, first));
            return;
        }
        text.append('<').append(name);
        if (first) {
            namespaces.forEach((namespace, prefix) -> text.append(" xmlns:")
                    .append(prefix)
                    .append("=\"")
                    .append(escaped(namespace))
                    .append('"'));
        }
        value.properties().stream()
                .filter(entry -> entry.getKey().startsWith("@"))
                .forEach(entry -> text.append(' ')
                        .append(entry.getKey(), 1, entry.getKey().length())
                        .append("=\"")
                        .append(escaped(entry.getValue().asString("")))
                        .append('"'));
        if (value.isNull()) {
            // What the serializers of Java and .NET write where there is nothing.
            text.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"");
        }
        text.append('>');
        if (value.isObject()) {
            value.properties().forEach(entry -> {
                if (entry.getKey().equals("#text")) {
                    text.append(escaped(entry.getValue().asString("")));
                } else if (!entry.getKey().startsWith("@")) {
                    element(entry.getKey(), entry.getValue(), false);
                }
            });
        } else if (!value.isNull()) {
            text.append(escaped(value.asString("")));
        }
        text.append("</").append(name).append('>');
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
