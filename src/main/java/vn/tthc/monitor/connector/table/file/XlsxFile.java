package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.TableSettings.Limits;

/** An Excel file since 2007. Its texts are kept, its rows are streamed; macros are never looked at. */
final class XlsxFile implements TableReader {
    /** What spreadsheets can hold; a larger address is damage. */
    private static final int COLUMNS = 16_384;

    private final ZipParts zip;
    private final XlsxParts parts;
    private final String name;
    private @Nullable SharedStrings strings;

    XlsxFile(Path file, String name, Limits limits) throws IOException, XMLStreamException {
        this.name = name;
        this.zip = new ZipParts(file, name, limits.inflated());
        try {
            this.parts = new XlsxParts(zip, name);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public FileKind kind() {
        return FileKind.XLSX;
    }

    @Override
    public List<SheetInfo> sheets() {
        return parts.sheets();
    }

    @Override
    public List<String> notes() {
        return parts.macros() ? List.of("Tệp có macro: không chạy, không đọc.") : List.of();
    }

    @Override
    public Serial serial() {
        return parts.serial();
    }

    @Override
    public Set<Integer> hiddenColumns(int sheet) throws IOException, XMLStreamException {
        var hidden = new HashSet<Integer>();
        try (var xml = new Xml(name, zip.require(parts.path(sheet)))) {
            while (xml.nextStart() && !xml.element().equals("sheetData")) {
                if (xml.element().equals("col") && (xml.flag("hidden") || "0".equals(xml.attribute("width")))) {
                    var first = Integer.parseInt(String.valueOf(xml.attribute("min")));
                    var last = Math.min(COLUMNS, Integer.parseInt(String.valueOf(xml.attribute("max"))));
                    for (var column = Math.max(1, first); column <= last; column++) {
                        hidden.add(column - 1);
                    }
                }
            }
        }
        return hidden;
    }

    @Override
    public void rows(int sheet, RowConsumer consumer) throws IOException, XMLStreamException {
        if (strings == null) {
            strings = SharedStrings.read(zip, parts.sharedStrings(), name);
        }
        try (var xml = new Xml(name, zip.require(parts.path(sheet)))) {
            var last = 0;
            while (xml.next()) {
                if (xml.isEnd() && xml.element().equals("sheetData")) {
                    return;
                }
                if (xml.isStart() && xml.element().equals("row")) {
                    var number = xml.attribute("r");
                    last = number == null ? last + 1 : Integer.parseInt(number);
                    if (!consumer.accept(row(xml, last, strings))) {
                        return;
                    }
                }
            }
        }
    }

    private Row row(Xml xml, int number, SharedStrings texts) throws XMLStreamException {
        var hidden = xml.flag("hidden");
        var inside = xml.depth();
        var cells = new ArrayList<Cell>();
        var column = 0;
        while (xml.next() && xml.depth() >= inside) {
            if (xml.isStart() && xml.element().equals("c")) {
                var address = xml.attribute("r");
                column = address == null ? column : column(address);
                if (column >= COLUMNS) {
                    throw new IllegalStateException("more than " + COLUMNS + " cells in row " + number);
                }
                var cell = cell(xml, texts);
                if (!cell.isEmpty()) {
                    Cells.put(cells, column, cell);
                }
                column++;
            }
        }
        return Cells.row(number, cells, hidden);
    }

    private static int column(String address) {
        var column = 0;
        for (var index = 0; index < address.length(); index++) {
            var letter = Character.toUpperCase(address.charAt(index));
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
            if (column > COLUMNS) {
                break;
            }
        }
        if (column < 1 || column > COLUMNS) {
            throw new IllegalStateException("cell address " + address);
        }
        return column - 1;
    }

    private Cell cell(Xml xml, SharedStrings texts) throws XMLStreamException {
        var type = xml.attribute("t");
        var style = xml.attribute("s");
        var inside = xml.depth();
        var value = "";
        var inline = "";
        while (xml.next() && xml.depth() >= inside) {
            if (xml.isStart()) {
                switch (xml.element()) {
                    case "v" -> value = xml.content();
                    case "is" -> inline = SharedStrings.item(xml);
                    default -> xml.skip();
                }
            }
        }
        return typed(type == null ? "n" : type, value, inline, style, texts);
    }

    private Cell typed(String type, String value, String inline, @Nullable String style, SharedStrings texts) {
        return switch (type) {
            case "inlineStr" -> Cells.text(inline);
            case "s" -> value.isBlank() ? Cell.EMPTY : texts.get(Integer.parseInt(value.strip()));
            case "b" -> value.isBlank() ? Cell.EMPTY : Cells.flag(value.strip().equals("1"));
            case "e" -> Cells.error(value);
            case "d" -> IsoMoments.cell(value);
            case "n" ->
                value.isBlank()
                        ? Cell.EMPTY
                        : parts.style(style == null ? 0 : Integer.parseInt(style))
                                .cell(value, parts.serial());
            default -> Cells.text(value.isEmpty() ? inline : value);
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
