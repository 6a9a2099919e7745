package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import vn.tthc.monitor.connector.definition.TableSettings.Limits;

/** A LibreOffice file. It writes runs of equal cells and rows once with a number, which is never believed blindly. */
final class OdsFile implements TableReader {
    private static final String CONTENT = "content.xml";
    private static final int LAST_ROW = 1_048_576;
    private static final int LAST_COLUMN = 16_384;

    private final ZipParts zip;
    private final String name;
    private final List<SheetInfo> sheets = new ArrayList<>();
    private final List<Set<Integer>> hiddenColumns = new ArrayList<>();

    OdsFile(Path file, String name, Limits limits) throws IOException, XMLStreamException {
        this.name = name;
        this.zip = new ZipParts(file, name, limits.inflated());
        try {
            refuseLocked();
            readSheets();
        } catch (IOException | XMLStreamException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void refuseLocked() throws IOException, XMLStreamException {
        var manifest = zip.open("META-INF/manifest.xml");
        if (manifest == null) {
            return;
        }
        try (var xml = new Xml(name, manifest)) {
            while (xml.nextStart()) {
                if (xml.element().equals("encryption-data")) {
                    throw TableRefused.locked(name);
                }
            }
        }
    }

    /** The styles that hide sheets come before the sheets. */
    private void readSheets() throws IOException, XMLStreamException {
        var hiding = new HashSet<String>();
        var style = "";
        try (var xml = new Xml(name, zip.require(CONTENT))) {
            while (xml.nextStart()) {
                switch (xml.element()) {
                    case "style" -> style = String.valueOf(xml.attribute("name"));
                    case "table-properties" -> {
                        if ("false".equals(xml.attribute("display"))) {
                            hiding.add(style);
                        }
                    }
                    case "table" -> {
                        var hidden = hiding.contains(String.valueOf(xml.attribute("style-name")));
                        sheets.add(new SheetInfo(String.valueOf(xml.attribute("name")), hidden));
                        hiddenColumns.add(columns(xml));
                    }
                    default -> {
                        // Fonts and settings.
                    }
                }
            }
        }
    }

    /** Reads over a sheet and keeps which of its columns are hidden. */
    private static Set<Integer> columns(Xml xml) throws XMLStreamException {
        var inside = xml.depth();
        var hidden = new HashSet<Integer>();
        var column = 0;
        while (xml.next() && xml.depth() >= inside) {
            if (xml.isStart() && xml.element().equals("table-column")) {
                var count = repeated(xml, "number-columns-repeated", LAST_COLUMN - column);
                var visible = xml.attribute("visibility");
                for (var index = 0; visible != null && !visible.equals("visible") && index < count; index++) {
                    hidden.add(column + index);
                }
                column += count;
            } else if (xml.isStart() && xml.element().equals("table-row")) {
                xml.skip();
            }
        }
        return hidden;
    }

    private static int repeated(Xml xml, String attribute, int most) {
        var text = xml.attribute(attribute);
        if (text == null) {
            return 1;
        }
        var count = Long.parseLong(text.strip());
        if (count < 1) {
            throw new IllegalStateException(attribute + " " + count);
        }
        return (int) Math.min(count, Math.max(1, most));
    }

    @Override
    public FileKind kind() {
        return FileKind.ODS;
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public Serial serial() {
        return Serial.FROM_1900;
    }

    @Override
    public Set<Integer> hiddenColumns(int sheet) {
        return hiddenColumns.get(sheet);
    }

    @Override
    public void rows(int sheet, RowConsumer consumer) throws IOException, XMLStreamException {
        try (var xml = new Xml(name, zip.require(CONTENT))) {
            var index = -1;
            while (index < sheet && xml.nextStart()) {
                index += xml.element().equals("table") ? 1 : 0;
            }
            var inside = xml.depth();
            var number = 1;
            while (xml.next() && xml.depth() >= inside) {
                if (xml.isStart() && xml.element().equals("table-row")) {
                    var count = repeated(xml, "number-rows-repeated", LAST_ROW);
                    var visible = xml.attribute("visibility");
                    var row = row(xml, number, visible != null && !visible.equals("visible"));
                    // An empty row that is said to stand there a million times is skipped at once.
                    for (var copy = 0; copy < count && !row.cells().isEmpty(); copy++) {
                        if (!consumer.accept(new Row(number + copy, row.cells(), row.hidden()))) {
                            return;
                        }
                    }
                    number += count;
                    if (number > LAST_ROW) {
                        return;
                    }
                } else if (xml.isStart() && xml.element().equals("shapes")) {
                    xml.skip();
                }
            }
        }
    }

    private Row row(Xml xml, int number, boolean hidden) throws XMLStreamException {
        var inside = xml.depth();
        var cells = new ArrayList<Cell>();
        var column = 0;
        while (xml.next() && xml.depth() >= inside) {
            if (!xml.isStart()) {
                continue;
            }
            if (xml.element().equals("table-cell") || xml.element().equals("covered-table-cell")) {
                var count = repeated(xml, "number-columns-repeated", LAST_COLUMN - column);
                var cell = OdsCells.read(xml);
                for (var copy = 0; copy < count && !cell.isEmpty(); copy++) {
                    Cells.put(cells, column + copy, cell);
                }
                column += count;
                if (column > LAST_COLUMN) {
                    throw new IllegalStateException("more than " + LAST_COLUMN + " cells in row " + number);
                }
            }
        }
        return Cells.row(number, cells, hidden);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
