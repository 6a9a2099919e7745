package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** The texts of an XLSX file, which its sheets name by number. */
final class SharedStrings {
    private static final SharedStrings NONE = new SharedStrings();

    /** What is kept in memory: three million texts, or a hundred million letters. */
    private static final int MOST = 3_000_000;

    private static final long MOST_LETTERS = 100_000_000;

    private final List<Cell> cells = new ArrayList<>();
    private long letters;

    private SharedStrings() {}

    static SharedStrings read(ZipParts zip, String part, String name) throws IOException, XMLStreamException {
        var content = part.isEmpty() ? null : zip.open(part);
        if (content == null) {
            return NONE;
        }
        var strings = new SharedStrings();
        try (var xml = new Xml(name, content)) {
            while (xml.nextStart()) {
                if (xml.element().equals("si")) {
                    strings.add(Cells.text(item(xml)), name);
                }
            }
        }
        return strings;
    }

    private void add(Cell cell, String name) {
        cells.add(cell);
        letters += cell.text().length();
        if (cells.size() > MOST || letters > MOST_LETTERS) {
            throw TableRefused.tooLarge(name, "quá nhiều chữ khác nhau", MOST + " ô hoặc " + MOST_LETTERS + " chữ");
        }
    }

    /** The text of an item that may be cut into pieces of different looks; pronunciation beside it is left out. */
    static String item(Xml xml) throws XMLStreamException {
        var inside = xml.depth();
        var first = "";
        StringBuilder all = null;
        while (xml.next() && xml.depth() >= inside) {
            if (!xml.isStart()) {
                continue;
            }
            if (xml.element().equals("rPh")) {
                xml.skip();
            } else if (xml.element().equals("t")) {
                var text = xml.content();
                if (first.isEmpty()) {
                    first = text;
                } else {
                    all = all == null ? new StringBuilder(first) : all;
                    xml.append(all, text);
                }
            }
        }
        return all == null ? first : all.toString();
    }

    /** The text of a number; nothing where the file names one that it does not have. */
    Cell get(int index) {
        if (index < 0 || index >= cells.size()) {
            throw new IllegalStateException("shared string " + index + " of " + cells.size());
        }
        return cells.get(index);
    }
}
