package vn.tthc.monitor.connector.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.definition.TableWords;
import vn.tthc.monitor.connector.table.file.FileKind;
import vn.tthc.monitor.connector.table.file.RowConsumer;
import vn.tthc.monitor.connector.table.file.SheetFile;
import vn.tthc.monitor.connector.table.file.SheetInfo;

/** An open table: one sheet of a file, its header found. Can be read any number of times, by one thread at a time. */
public final class TableFile implements AutoCloseable {
    private final String name;
    private final SheetFile file;
    private final int sheet;
    private final TableSettings settings;
    private final TableWords words;
    private final LayoutSearch.Found found;

    TableFile(
            String name,
            SheetFile file,
            int sheet,
            TableSettings settings,
            TableWords words,
            LayoutSearch.Found found) {
        this.name = name;
        this.file = file;
        this.sheet = sheet;
        this.settings = settings;
        this.words = words;
        this.found = found;
    }

    /** What people call the file. */
    public String name() {
        return name;
    }

    public FileKind kind() {
        return file.kind();
    }

    /** The sheets that people see. */
    public List<String> sheets() {
        return file.sheets().stream()
                .filter(info -> !info.hidden())
                .map(SheetInfo::name)
                .toList();
    }

    /** What was found out or left out, one Vietnamese sentence each; more may be known after the rows were read. */
    public List<String> notes() {
        var notes = new ArrayList<>(file.notes());
        var hidden = found.layout().columns().stream()
                .filter(TableColumn::hidden)
                .map(column -> column.letter() + " (" + column.title() + ")")
                .toList();
        if (!hidden.isEmpty()) {
            notes.add("Cột ẩn vẫn được đọc: " + String.join(", ", hidden) + ".");
        }
        return notes;
    }

    /** Where the header stands and what the columns mean. */
    public TableLayout layout() {
        return found.layout();
    }

    /** Every row with something in it, from the top of the sheet, as it stands in the file. */
    public void rows(RowConsumer consumer) {
        file.rows(sheet, consumer);
    }

    /** The same table with its columns taken for these fields, by letter; the other columns mean nothing. */
    public TableFile matched(Map<String, DossierField> fields) {
        var layout = found.layout();
        var columns = layout.columns().stream()
                .map(column -> column.meaning(fields.get(column.letter())))
                .toList();
        var matched = new TableLayout(
                layout.sheet(),
                layout.headerFirst(),
                layout.headerLast(),
                layout.letterhead(),
                columns,
                layout.looked());
        return new TableFile(name, file, sheet, settings, words, new LayoutSearch.Found(found.header(), matched));
    }

    Header header() {
        return found.header();
    }

    SheetFile file() {
        return file;
    }

    TableSettings settings() {
        return settings;
    }

    TableWords words() {
        return words;
    }

    @Override
    public void close() {
        file.close();
    }
}
