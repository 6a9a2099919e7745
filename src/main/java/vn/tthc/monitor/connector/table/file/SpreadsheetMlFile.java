package vn.tthc.monitor.connector.table.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A workbook as one XML file, the form of Excel 2003 that many systems write under the name {@code .xls}. */
final class SpreadsheetMlFile implements TableReader {
    private static final int COLUMNS = 16_384;

    /** Formats that the form has names for. */
    private static final Map<String, String> NAMED = Map.of(
            "General Date", "d/m/yyyy h:mm",
            "Long Date", "d/m/yyyy",
            "Medium Date", "d/m/yyyy",
            "Short Date", "d/m/yyyy",
            "Long Time", "h:mm",
            "Medium Time", "h:mm",
            "Short Time", "h:mm",
            "Fixed", "0.00");

    private final Path file;
    private final String name;
    private final List<SheetInfo> sheets = new ArrayList<>();
    private final List<Set<Integer>> hiddenColumns = new ArrayList<>();
    private final Map<String, NumberStyle> styles = new HashMap<>();
    private Serial serial = Serial.FROM_1900;

    SpreadsheetMlFile(Path file, String name) throws IOException, XMLStreamException {
        this.file = file;
        this.name = name;
        readBook();
    }

    private Xml xml() throws IOException, XMLStreamException {
        return new Xml(name, new BufferedInputStream(Files.newInputStream(file)));
    }

    /** Whether a sheet is hidden is said behind its rows, so all of the file is looked through first. */
    private void readBook() throws IOException, XMLStreamException {
        try (var xml = xml()) {
            var style = "";
            while (xml.nextStart()) {
                switch (xml.element()) {
                    case "Style" -> style = String.valueOf(xml.attribute("ID"));
                    case "NumberFormat" -> {
                        var format = xml.attribute("Format");
                        styles.put(style, format == null ? NumberStyle.GENERAL : style(format));
                    }
                    case "Date1904" -> serial = Serial.FROM_1904;
                    case "Worksheet" -> sheet(xml);
                    default -> {
                        // Looks, and properties of the document.
                    }
                }
            }
        }
    }

    private static NumberStyle style(String format) {
        return NumberStyle.of(NAMED.getOrDefault(format, format));
    }

    private void sheet(Xml xml) throws XMLStreamException {
        var inside = xml.depth();
        var title = String.valueOf(xml.attribute("Name"));
        var hidden = false;
        var columns = new HashSet<Integer>();
        var column = 0;
        while (xml.next() && xml.depth() >= inside) {
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.element()) {
                case "Column" -> {
                    column = index(xml, column);
                    var span = number(xml.attribute("Span"), 0);
                    for (var next = column; xml.flag("Hidden") && next <= column + span && next < COLUMNS; next++) {
                        columns.add(next);
                    }
                    column += span + 1;
                }
                case "Row" -> xml.skip();
                case "Visible" -> hidden = xml.content().startsWith("SheetHidden") || hidden;
                default -> {
                    // Panes, printing.
                }
            }
        }
        sheets.add(new SheetInfo(title, hidden));
        hiddenColumns.add(columns);
    }

    /** Where an element says that it stands, from 0; after the one before where it says nothing. */
    private static int index(Xml xml, int next) {
        var index = number(xml.attribute("Index"), next + 1) - 1;
        if (index < 0) {
            throw new IllegalStateException("index " + index);
        }
        return index;
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text.strip());
    }

    @Override
    public FileKind kind() {
        return FileKind.SPREADSHEETML;
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
        return serial;
    }

    @Override
    public Set<Integer> hiddenColumns(int sheet) {
        return hiddenColumns.get(sheet);
    }

    @Override
    public void rows(int sheet, RowConsumer consumer) throws IOException, XMLStreamException {
        try (var xml = xml()) {
            var index = -1;
            while (index < sheet && xml.nextStart()) {
                index += xml.element().equals("Worksheet") ? 1 : 0;
            }
            var inside = xml.depth();
            var row = 0;
            while (xml.next() && xml.depth() >= inside) {
                if (xml.isStart() && xml.element().equals("Row")) {
                    row = index(xml, row);
                    var span = number(xml.attribute("Span"), 0);
                    if (!consumer.accept(row(xml, row + 1))) {
                        return;
                    }
                    row += Math.max(0, span) + 1;
                }
            }
        }
    }

    private Row row(Xml xml, int number) throws XMLStreamException {
        var hidden = xml.flag("Hidden");
        var rowStyle = xml.attribute("StyleID");
        var inside = xml.depth();
        var cells = new ArrayList<Cell>();
        var column = 0;
        while (xml.next() && xml.depth() >= inside) {
            if (xml.isStart() && xml.element().equals("Cell")) {
                column = index(xml, column);
                if (column >= COLUMNS) {
                    throw new IllegalStateException("column " + column);
                }
                var own = xml.attribute("StyleID");
                var merged = number(xml.attribute("MergeAcross"), 0);
                var cell = cell(xml, styles.getOrDefault(own == null ? rowStyle : own, NumberStyle.GENERAL));
                if (!cell.isEmpty()) {
                    Cells.put(cells, column, cell);
                }
                column += Math.clamp(merged, 0, COLUMNS) + 1;
            }
        }
        return Cells.row(number, cells, hidden);
    }

    private Cell cell(Xml xml, NumberStyle style) throws XMLStreamException {
        var inside = xml.depth();
        var cell = Cell.EMPTY;
        while (xml.next() && xml.depth() >= inside) {
            if (xml.isStart() && xml.element().equals("Data")) {
                var type = String.valueOf(xml.attribute("Type"));
                cell = value(type, xml.content(), style);
            } else if (xml.isStart()) {
                // A comment has text of its own.
                xml.skip();
            }
        }
        return cell;
    }

    private Cell value(String type, String text, NumberStyle style) {
        if (text.isBlank()) {
            return Cell.EMPTY;
        }
        return switch (type) {
            case "Number" -> style.cell(text, serial);
            case "Boolean" -> Cells.flag(text.strip().equals("1"));
            case "Error" -> Cells.error(text);
            case "DateTime" -> style.kind() == NumberStyle.Kind.MOMENT ? IsoMoments.cell(text) : IsoMoments.day(text);
            default -> Cells.text(text);
        };
    }

    @Override
    public void close() {
        // Every reading opens and closes the file itself.
    }
}
