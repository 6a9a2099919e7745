package vn.tthc.monitor.connector.table.file;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** The tables of a web page, however the file is called; the one with the most data comes first. */
final class HtmlFile implements TableReader {
    private final List<List<Row>> tables = new ArrayList<>();
    private final List<SheetInfo> names = new ArrayList<>();
    private final List<String> notes;

    /**
     * The tables of a page. Rows are taken out of the page's tree as soon as they are whole: the tree of a long list
     * would need twenty times the room of its text.
     *
     * @param encoding what people are told of its encoding; empty where it came as letters
     * @param columns how many columns a table may have
     */
    HtmlFile(Reader page, String name, String encoding, int columns) {
        var grids = new ArrayList<HtmlGrid>();
        var byTable = new IdentityHashMap<Element, HtmlGrid>();
        try (var parser = new StreamParser(Parser.htmlParser()).parse(page, "")) {
            var held = 0L;
            for (var elements = parser.iterator(); elements.hasNext(); ) {
                var element = elements.next();
                var table = element.normalName().equals("tr") ? element.closest("table") : null;
                if (table != null) {
                    var grid = byTable.computeIfAbsent(table, one -> {
                        grids.add(new HtmlGrid(grids.size() + 1, name, columns));
                        return grids.getLast();
                    });
                    grid.read(element);
                    takeOut(element);
                    held += grid.lastWidth();
                    Cells.holdable(held, name);
                }
            }
        }
        HtmlGrid.joinHeads(grids);
        grids.sort(Comparator.comparingLong(HtmlGrid::weight).reversed());
        for (var grid : grids) {
            tables.add(grid.rows());
            names.add(new SheetInfo("Bảng " + grid.number(), false));
        }
        if (tables.isEmpty()) {
            throw TableRefused.noTable(
                    name,
                    "trang web không có bảng nào (có khi là trang đăng nhập hoặc báo lỗi)",
                    "Đăng nhập hệ thống gốc, mở danh sách hồ sơ rồi xuất lại.");
        }
        this.notes = encoding.isEmpty() ? List.of() : List.of("Bảng mã " + encoding + ".");
    }

    /** With the blanks before it: what stays would be numbered anew with every row that goes. */
    private static void takeOut(Element row) {
        for (var before = row.previousSibling(); before != null; before = row.previousSibling()) {
            before.remove();
        }
        row.remove();
    }

    @Override
    public FileKind kind() {
        return FileKind.HTML;
    }

    @Override
    public List<SheetInfo> sheets() {
        return names;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public Serial serial() {
        return Serial.FROM_1900;
    }

    @Override
    public Set<Integer> hiddenColumns(int sheet) {
        return Set.of();
    }

    @Override
    public void rows(int sheet, RowConsumer consumer) {
        for (var row : tables.get(sheet)) {
            if (!consumer.accept(row)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        // The page is in memory.
    }
}
