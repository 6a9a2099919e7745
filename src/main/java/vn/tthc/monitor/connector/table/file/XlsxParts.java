package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** What an XLSX file says about itself: its sheets, where their rows stand, how it counts days, its number formats. */
final class XlsxParts {
    private final ZipParts zip;
    private final String name;
    private final List<SheetInfo> sheets = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<NumberStyle> styles = new ArrayList<>();
    private Serial serial = Serial.FROM_1900;
    private String sharedStrings = "";
    private boolean macros;

    XlsxParts(ZipParts zip, String name) throws IOException, XMLStreamException {
        this.zip = zip;
        this.name = name;
        var workbook = "xl/workbook.xml";
        for (var relation : relations("_rels/.rels").values()) {
            if (relation.type().endsWith("/officeDocument")) {
                workbook = resolve("", relation.target());
            }
        }
        var slash = workbook.lastIndexOf('/') + 1;
        var folder = workbook.substring(0, slash);
        var relations = relations(folder + "_rels/" + workbook.substring(slash) + ".rels");
        workbook(workbook, folder, relations);
        for (var relation : relations.values()) {
            if (relation.type().endsWith("/sharedStrings")) {
                sharedStrings = resolve(folder, relation.target());
            } else if (relation.type().endsWith("/styles")) {
                styles(resolve(folder, relation.target()));
            } else if (relation.type().endsWith("/vbaProject")) {
                macros = true;
            }
        }
    }

    /** A reference from one part to another. */
    private record Relation(String type, String target) {}

    List<SheetInfo> sheets() {
        return sheets;
    }

    /** The part that holds the rows of a sheet. */
    String path(int sheet) {
        return paths.get(sheet);
    }

    Serial serial() {
        return serial;
    }

    /** The part with the texts; empty where there is none. */
    String sharedStrings() {
        return sharedStrings;
    }

    boolean macros() {
        return macros;
    }

    NumberStyle style(int index) {
        return index >= 0 && index < styles.size() ? styles.get(index) : NumberStyle.GENERAL;
    }

    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var base = folder;
        var rest = target;
        while (rest.startsWith("../")) {
            base = base.substring(0, Math.max(0, base.lastIndexOf('/', base.length() - 2) + 1));
            rest = rest.substring(3);
        }
        return base + (rest.startsWith("./") ? rest.substring(2) : rest);
    }

    private Map<String, Relation> relations(String part) throws IOException, XMLStreamException {
        var relations = new HashMap<String, Relation>();
        var content = zip.open(part);
        if (content == null) {
            return relations;
        }
        try (var xml = new Xml(name, content)) {
            while (xml.nextStart()) {
                var id = xml.attribute("Id");
                var type = xml.attribute("Type");
                var target = xml.attribute("Target");
                if (id != null && type != null && target != null) {
                    relations.put(id, new Relation(type, target));
                }
            }
        }
        return relations;
    }

    private void workbook(String part, String folder, Map<String, Relation> relations)
            throws IOException, XMLStreamException {
        try (var xml = new Xml(name, zip.require(part))) {
            while (xml.nextStart()) {
                if (xml.element().equals("workbookPr")) {
                    serial = xml.flag("date1904") ? Serial.FROM_1904 : Serial.FROM_1900;
                } else if (xml.element().equals("sheet")) {
                    var id = xml.attribute("id");
                    var relation = id == null ? null : relations.get(id);
                    var title = xml.attribute("name");
                    // A sheet that is one diagram has no rows.
                    if (relation != null && relation.type().endsWith("/worksheet")) {
                        var state = xml.attribute("state");
                        sheets.add(
                                new SheetInfo(title == null ? "" : title, state != null && !state.equals("visible")));
                        paths.add(resolve(folder, relation.target()));
                    }
                }
            }
        }
    }

    private void styles(String part) throws IOException, XMLStreamException {
        var content = zip.open(part);
        if (content == null) {
            return;
        }
        var formats = new HashMap<Integer, NumberStyle>();
        try (var xml = new Xml(name, content)) {
            var used = false;
            while (xml.next()) {
                if (xml.isText()) {
                    continue;
                }
                if (xml.element().equals("cellXfs")) {
                    used = xml.isStart();
                } else if (xml.isStart() && xml.element().equals("numFmt")) {
                    var code = xml.attribute("formatCode");
                    formats.put(number(xml.attribute("numFmtId")), NumberStyle.of(code == null ? "" : code));
                } else if (xml.isStart() && used && xml.element().equals("xf")) {
                    var id = number(xml.attribute("numFmtId"));
                    var format = formats.get(id);
                    styles.add(format == null ? NumberStyle.builtIn(id) : format);
                }
            }
        }
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text.strip());
    }
}
