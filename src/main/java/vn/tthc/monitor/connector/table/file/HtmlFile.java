package vn.tthc.monitor.connector.table.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;

/** The tables of a web page, however the file is called; the one with the most data comes first. */
final class HtmlFile implements TableReader {
    private final List<List<Row>> tables = new ArrayList<>();
    private final List<SheetInfo> names = new ArrayList<>();
    private final List<String> notes;

    HtmlFile(Document page, String name, String encoding, int columns) {
        var grids = new ArrayList<HtmlGrid>();
        var elements = page.select("table");
        for (var index = 0; index < elements.size(); index++) {
            grids.add(new HtmlGrid(index + 1, elements.get(index), name, columns));
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
