package vn.tthc.monitor.connector.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.definition.TableWords;
import vn.tthc.monitor.connector.table.file.Row;
import vn.tthc.monitor.connector.table.file.SheetFile;
import vn.tthc.monitor.connector.table.file.SheetFiles;
import vn.tthc.monitor.connector.table.file.SheetInfo;
import vn.tthc.monitor.connector.table.file.TableRefused;

/** Opens tables, whatever their files are called, and finds their headers. Safe for many threads. */
public final class TableFiles {
    private static final String PASTED = "(bảng dán vào)";
    private static final int SHOWN_ROWS = 5;
    private static final int LONGEST_LINE = 120;

    private final TableWords words;

    /** Finds columns by these words. */
    public TableFiles(TableWords words) {
        this.words = words;
    }

    /**
     * Opens a file.
     *
     * @param name what people call it, for sentences
     * @throws TableRefused where it is no table, or none that can be read
     */
    public TableFile open(Path file, String name, TableSettings settings) {
        return table(name, SheetFiles.open(file, name, settings), settings);
    }

    /**
     * Opens what a person copied from a web page or a spreadsheet.
     *
     * @param content HTML, or lines with tabs between the values
     * @throws TableRefused where there is no table in it
     */
    public TableFile pasted(String content, TableSettings settings) {
        return table(PASTED, SheetFiles.pasted(content, PASTED, settings), settings);
    }

    private TableFile table(String name, SheetFile file, TableSettings settings) {
        try {
            List<Row> seen = List.of();
            for (var sheet : candidates(name, file, settings.sheet())) {
                var search = new LayoutSearch(file, sheet, settings, words);
                var found = search.find();
                if (found != null) {
                    return new TableFile(name, file, sheet, settings, words, found);
                }
                seen = seen.isEmpty() ? search.seen() : seen;
            }
            throw noHeader(name, seen, settings, new ColumnTitles(words, settings));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The sheets to look at: the one asked for, else all that people see. */
    private static List<Integer> candidates(String name, SheetFile file, @Nullable String asked) {
        var visible = new ArrayList<Integer>();
        var all = file.sheets();
        for (var index = 0; index < all.size(); index++) {
            if (asked != null && all.get(index).name().strip().equalsIgnoreCase(asked.strip())) {
                return List.of(index);
            }
            if (!all.get(index).hidden()) {
                visible.add(index);
            }
        }
        if (asked == null && !visible.isEmpty()) {
            return visible;
        }
        if (asked != null
                && asked.matches("\\d{1,4}")
                && Integer.parseInt(asked) >= 1
                && Integer.parseInt(asked) <= all.size()) {
            return List.of(Integer.parseInt(asked) - 1);
        }
        var names = all.stream().map(SheetInfo::name).collect(Collectors.joining(", "));
        throw TableRefused.noSheet(
                name,
                asked == null
                        ? "không có trang tính nào nhìn thấy được; bỏ ẩn trang có danh sách rồi lưu lại."
                        : "không có trang tính \"" + asked + "\"; chỉ có: " + names
                                + ". Sửa files.table.sheet hoặc chọn trang khác.");
    }

    private static TableRefused noHeader(String name, List<Row> seen, TableSettings settings, ColumnTitles titles) {
        if (seen.isEmpty()) {
            return TableRefused.noHeader(name, "không có dòng nào có chữ; cần một bảng hồ sơ có dòng tiêu đề.");
        }
        var lines = seen.stream()
                .limit(SHOWN_ROWS)
                .map(row -> "dòng " + row.number() + ": " + shortened(LayoutSearch.line(row)))
                .collect(Collectors.joining("; "));
        var row = settings.header().row();
        var what = row == null
                ? "không có dòng tiêu đề trong " + settings.header().within() + " dòng đầu: cần ít nhất "
                        + settings.header().matches() + " tên cột quen, như " + titles.expected()
                : "không có gì ở dòng " + row + " để làm tiêu đề";
        return TableRefused.noHeader(
                name,
                what + ". Đã thấy: " + lines
                        + ". Ghi số dòng tiêu đề ở files.table.header.row, hoặc thêm tên cột vào files.table.synonyms.");
    }

    private static String shortened(String line) {
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    }
}
