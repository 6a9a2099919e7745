package vn.tthc.monitor.connector.table.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A stream of XML elements by their local names: which prefix an exporter gives them says nothing. A document type is
 * refused before anything of it is followed, for no table needs one and every XML attack does.
 */
final class Xml implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();

    /** Tables nest a handful of levels. */
    private static final int DEEPEST = 200;

    /** A tag, or a text without a tag in it: longer ones would be held in memory whole. */
    private static final int LONGEST_RUN = 1 << 20;

    private final String name;
    private final InputStream in;
    private final XMLStreamReader reader;
    private int depth;

    Xml(String name, InputStream in) throws XMLStreamException {
        this.name = name;
        this.in = new ShortRuns(in);
        this.reader = FACTORY.createXMLStreamReader(this.in);
    }

    private static XMLInputFactory factory() {
        var factory = new com.fasterxml.aalto.stax.InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Goes to the next start or end of an element, or to text; false at the end of the document. */
    boolean next() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw TableRefused.harmful(name, "XML lồng nhau hơn " + DEEPEST + " tầng");
                    }
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    return true;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw TableRefused.harmful(name, "XML khai kiểu tài liệu hoặc thực thể");
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        }
        return false;
    }

    /** Goes to the next start of an element; false at the end of the document. */
    boolean nextStart() throws XMLStreamException {
        while (next()) {
            if (isStart()) {
                return true;
            }
        }
        return false;
    }

    /** How deep the element stands that just started, or stood that just ended was one deeper. */
    int depth() {
        return depth;
    }

    boolean isStart() {
        return reader.isStartElement();
    }

    boolean isEnd() {
        return reader.isEndElement();
    }

    boolean isText() {
        return !isStart() && !isEnd();
    }

    /** The local name of the element that starts or ends here. */
    String element() {
        return reader.getLocalName();
    }

    String text() {
        return reader.getText();
    }

    /** An attribute by its local name, whatever its prefix; null where there is none. */
    @Nullable String attribute(String local) {
        for (var index = 0; index < reader.getAttributeCount(); index++) {
            if (local.equals(reader.getAttributeLocalName(index))) {
                return reader.getAttributeValue(index);
            }
        }
        return null;
    }

    /** Whether one of several attributes of a local name has this value. */
    boolean has(String local, String value) {
        for (var index = 0; index < reader.getAttributeCount(); index++) {
            if (local.equals(reader.getAttributeLocalName(index)) && value.equals(reader.getAttributeValue(index))) {
                return true;
            }
        }
        return false;
    }

    /** A flag of an attribute: absent is no. */
    boolean flag(String local) {
        var value = attribute(local);
        return "1".equals(value) || "true".equalsIgnoreCase(value);
    }

    /** All text inside the element that just started, left at its end. */
    String content() throws XMLStreamException {
        var inside = depth;
        var first = "";
        StringBuilder all = null;
        while (next() && depth >= inside) {
            if (isText()) {
                if (first.isEmpty()) {
                    first = text();
                } else {
                    all = all == null ? new StringBuilder(first) : all;
                    append(all, text());
                }
            }
        }
        return all == null ? first : all.toString();
    }

    /** Puts a piece of a text behind the others, as long as they are a text that people wrote. */
    void append(StringBuilder text, String piece) {
        if (text.length() + piece.length() > LONGEST_RUN) {
            throw TableRefused.tooLarge(name, "một ô dài hơn " + LONGEST_RUN + " chữ", "một ô");
        }
        text.append(piece);
    }

    /** Leaves out the element that just started. */
    void skip() throws XMLStreamException {
        var inside = depth;
        while (depth >= inside && next()) {
            // Nothing in it counts.
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }

    /** Refuses what would make the parser hold much at a time. */
    private final class ShortRuns extends FilterInputStream {
        private int run;

        ShortRuns(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = in.read(buffer, offset, length);
            for (var index = offset; index < offset + count; index++) {
                run = buffer[index] == '<' ? 0 : run + 1;
                if (run > LONGEST_RUN) {
                    throw TableRefused.harmful(name, "một thẻ XML dài hơn " + LONGEST_RUN + " byte");
                }
            }
            return count;
        }
    }
}
