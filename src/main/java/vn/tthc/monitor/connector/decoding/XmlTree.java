package vn.tthc.monitor.connector.decoding;

import java.io.StringReader;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An XML document as the tree that JSON would have made of it: elements by local name, attributes as {@code @name},
 * repeated elements as an array, a leaf as its text, and {@code #text} beside attributes or other elements. Document type
 * definitions are refused before anything in them is looked at.
 */
public final class XmlTree {
    private static final int DEEPEST = 100;
    private static final int MOST_NODES = 1_000_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final Map<String, String> prefixes;
    private int nodes;

    private XmlTree(XMLStreamReader reader, Map<String, String> prefixes) {
        this.reader = reader;
        this.prefixes = prefixes;
    }

    /**
     * The platform's own parser, whatever else lies on the class path. Without document types nothing can expand, but the
     * parser counts every escaped letter towards its limits of expansion, and a document inside a text has many.
     */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setXMLResolver((_, systemId, _, _) -> {
            throw new XMLStreamException("external entity " + systemId);
        });
        return factory;
    }

    /**
     * Reads a document.
     *
     * @param prefixes by namespace, for elements whose local name alone does not tell them apart
     * @throws UndecodableException where it is no well-formed document, or one that is refused
     */
    public static JsonNode of(String text, Map<String, String> prefixes) {
        try {
            var reader = FACTORY.createXMLStreamReader(new StringReader(text));
            try {
                return new XmlTree(reader, prefixes).document();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static UndecodableException broken(XMLStreamException e) {
        var place = e.getLocation();
        var where = place == null || place.getLineNumber() < 0
                ? ""
                : " ở dòng " + place.getLineNumber() + " cột " + place.getColumnNumber();
        // The parser's message begins with lines about the place, which is said already.
        var message = String.valueOf(e.getMessage()).replaceFirst("(?s)^.*Message: ", "");
        return new UndecodableException("trả XML hỏng" + where + " (" + message + ")", "XML trọn vẹn", e);
    }

    private JsonNode document() throws XMLStreamException {
        ObjectNode root = NODES.objectNode();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw refused("có khai báo DOCTYPE, thứ có thể mở tệp và phình bộ nhớ");
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = name(reader.getNamespaceURI(), reader.getLocalName());
                    root.set(name, element(1));
                }
                default -> {
                    // Comments, instructions and blanks around the root say nothing.
                }
            }
        }
        return root;
    }

    private JsonNode element(int depth) throws XMLStreamException {
        count(depth);
        ObjectNode object = NODES.objectNode();
        var nil = attributes(object);
        var text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = name(reader.getNamespaceURI(), reader.getLocalName());
                    add(object, name, element(depth + 1));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused("dùng thực thể &" + reader.getLocalName() + "; chưa khai báo");
                case XMLStreamConstants.END_ELEMENT -> {
                    return closed(object, text.toString().strip(), nil);
                }
                default -> {
                    // Comments and instructions are no data.
                }
            }
        }
    }

    private static JsonNode closed(ObjectNode object, String text, boolean nil) {
        if (object.isEmpty()) {
            return nil ? NODES.nullNode() : NODES.stringNode(text);
        }
        if (!text.isEmpty()) {
            object.put("#text", text);
        }
        return object;
    }

    /** Takes over what says something about the data; answers whether the element says that it is null. */
    private boolean attributes(ObjectNode object) {
        var nil = false;
        for (var index = 0; index < reader.getAttributeCount(); index++) {
            var namespace = reader.getAttributeNamespace(index);
            var name = reader.getAttributeLocalName(index);
            var value = reader.getAttributeValue(index);
            if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
                nil |= name.equals("nil") && (value.equals("true") || value.equals("1"));
            } else {
                object.put("@" + name(namespace, name), value);
            }
        }
        return nil;
    }

    private static void add(ObjectNode object, String name, JsonNode value) {
        var before = object.get(name);
        if (before == null) {
            object.set(name, value);
        } else if (before instanceof ArrayNode several) {
            several.add(value);
        } else {
            object.set(name, NODES.arrayNode().add(before).add(value));
        }
    }

    private String name(@Nullable String namespace, String local) {
        var prefix = namespace == null ? null : prefixes.get(namespace);
        return prefix == null ? local : prefix + ":" + local;
    }

    private void count(int depth) {
        nodes++;
        if (depth > DEEPEST) {
            throw refused("lồng quá " + DEEPEST + " tầng");
        }
        if (nodes > MOST_NODES) {
            throw refused("có quá " + MOST_NODES + " phần tử");
        }
    }

    private static UndecodableException refused(String what) {
        return new UndecodableException("trả XML " + what + ", nên bị từ chối", "XML thường, vừa phải", null);
    }
}
