package vn.tthc.monitor.connector.definition;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The text of an XML request in a connector file: whether it is well formed, and where secrets stand in it. */
final class XmlTemplate {
    private static final XMLInputFactory FACTORY = factory();

    /** An element or attribute and its text. */
    record Value(String name, String text, int line, int column) {}

    private XmlTemplate() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Every attribute and every leaf of the text. */
    static List<Value> values(String xml) throws XMLStreamException {
        var values = new ArrayList<Value>();
        Deque<StringBuilder> texts = new ArrayDeque<>();
        var reader = FACTORY.createXMLStreamReader(new StringReader(xml));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    for (var index = 0; index < reader.getAttributeCount(); index++) {
                        values.add(value(reader, reader.getAttributeLocalName(index), reader.getAttributeValue(index)));
                    }
                    texts.push(new StringBuilder());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!texts.isEmpty()) {
                        texts.peek().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT ->
                    values.add(value(
                            reader,
                            reader.getLocalName(),
                            texts.pop().toString().strip()));
                default -> {
                    // Nothing else can hold a value.
                }
            }
        }
        return List.copyOf(values);
    }

    private static Value value(XMLStreamReader reader, String name, String text) {
        var place = reader.getLocation();
        return new Value(name, text, place.getLineNumber(), place.getColumnNumber());
    }

    /** The values that references put where sources take keys and passwords. */
    static List<String> secrets(String resolved, String written) {
        try {
            var before = values(written);
            return values(resolved).stream()
                    .filter(value ->
                            CallLint.isSecretName(value.name()) && !value.text().isEmpty())
                    .filter(value -> before.stream()
                            .noneMatch(old -> old.name().equals(value.name())
                                    && old.text().equals(value.text())))
                    .map(Value::text)
                    .flatMap(text -> Stream.of(text, escaped(text)))
                    .distinct()
                    .toList();
        } catch (XMLStreamException _) {
            // The lint has told already, and no such file is used.
            return List.of();
        }
    }

    /** As the value is sent, and so may come back in what the source quotes. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
