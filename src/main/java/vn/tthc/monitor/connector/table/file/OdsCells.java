package vn.tthc.monitor.connector.table.file;

import java.math.BigDecimal;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The cells of a LibreOffice file, which holds both the value and what is shown of it. */
final class OdsCells {
    private static final int MOST_BLANKS = 1_000;

    private OdsCells() {}

    /** The cell that just started, left at its end. */
    static Cell read(Xml xml) throws XMLStreamException {
        var kind = String.valueOf(xml.attribute("value-type"));
        var error = xml.has("value-type", "error");
        var value = switch (kind) {
            case "date" -> xml.attribute("date-value");
            case "boolean" -> xml.attribute("boolean-value");
            case "string" -> xml.attribute("string-value");
            default -> xml.attribute("value");
        };
        var shown = shown(xml);
        if (error || (shown.startsWith("#") && shown.matches("#(N/A|REF!|NAME\\?|VALUE!|DIV/0!|NUM!|NULL!)"))) {
            return Cells.error(shown);
        }
        return switch (kind) {
            case "float", "percentage", "currency" -> value == null ? Cells.text(shown) : number(value, shown);
            case "date" -> value == null ? Cells.text(shown) : IsoMoments.cell(value);
            case "boolean" -> Cells.flag("true".equals(value));
            case "string" -> Cells.text(shown.isEmpty() && value != null ? value : shown);
            default -> Cells.text(shown);
        };
    }

    /** Zeros before or behind a number are only in what is shown. */
    private static Cell number(String value, String shown) {
        var number = decimal(value);
        if (number == null) {
            return Cells.text(shown);
        }
        var asShown = shown.matches("\\d{1,40}(\\.\\d{1,20})?") ? decimal(shown) : null;
        return asShown != null && asShown.compareTo(number) == 0
                ? new Cell(Cell.Kind.NUMBER, shown)
                : NumberStyle.GENERAL.cell(value, Serial.FROM_1900);
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** The paragraphs of a cell without the notes and pictures that hang on it. */
    private static String shown(Xml xml) throws XMLStreamException {
        var inside = xml.depth();
        var text = new StringBuilder();
        var paragraphs = 0;
        while (xml.next() && xml.depth() >= inside) {
            if (xml.isStart()) {
                switch (xml.element()) {
                    case "p" -> {
                        if (paragraphs++ > 0) {
                            xml.append(text, "\n");
                        }
                        paragraph(xml, text);
                    }
                    default -> xml.skip();
                }
            }
        }
        return text.toString();
    }

    private static void paragraph(Xml xml, StringBuilder text) throws XMLStreamException {
        var inside = xml.depth();
        while (xml.next() && xml.depth() >= inside) {
            if (xml.isText()) {
                xml.append(text, xml.text());
            } else if (xml.isStart()) {
                switch (xml.element()) {
                    case "s" -> xml.append(text, " ".repeat(blanks(xml.attribute("c"))));
                    case "tab" -> xml.append(text, "\t");
                    case "line-break" -> xml.append(text, "\n");
                    case "annotation" -> xml.skip();
                    default -> {
                        // A piece of another look goes on with the text.
                    }
                }
            }
        }
    }

    private static int blanks(@Nullable String count) {
        return count == null ? 1 : Math.clamp(Long.parseLong(count.strip()), 0, MOST_BLANKS);
    }
}
