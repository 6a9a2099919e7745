package vn.tthc.monitor.connector.table.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.util.CodePageUtil;

/**
 * An Excel file of 1993 to 2003. Read record by record, because libraries either know only the later form or hold the
 * whole workbook as objects.
 */
final class XlsFile implements TableReader {
    private static final int SINCE_1997 = 0x600;
    private static final int WORKSHEET = 0;

    private final Stream stream;
    private final String name;
    private final List<SheetInfo> sheets = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final Map<Integer, NumberStyle> formats = new HashMap<>();
    private final List<Cell> texts = new ArrayList<>();
    private Charset charset = StandardCharsets.ISO_8859_1;
    private Serial serial = Serial.FROM_1900;
    private boolean modern = true;

    /** Opens the bytes of the workbook anew. */
    interface Stream {
        InputStream open() throws IOException;

        void close() throws IOException;
    }

    XlsFile(Stream stream, String name) throws IOException {
        this.stream = stream;
        this.name = name;
        try {
            readGlobals();
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private void readGlobals() throws IOException {
        try (var records = new BiffRecords(stream.open())) {
            if (!records.next() || records.id() != BiffRecords.BEGIN) {
                throw new IOException("no workbook at the start");
            }
            modern = records.number() >= SINCE_1997;
            while (records.next() && records.id() != BiffRecords.EOF) {
                global(records);
            }
        }
    }

    private void global(BiffRecords records) throws IOException {
        switch (records.id()) {
            case BiffRecords.FILE_PASS -> throw TableRefused.locked(name);
            case BiffRecords.CODE_PAGE -> charset = charset(records.number());
            case BiffRecords.DATE_MODE -> serial = records.number() == 1 ? Serial.FROM_1904 : Serial.FROM_1900;
            case BiffRecords.BOUND_SHEET -> sheet(records);
            case BiffRecords.FORMAT -> {
                var id = records.number();
                var length = modern ? records.number() : records.data().get() & 0xFF;
                formats.put(id, NumberStyle.of(text(records, length)));
            }
            case BiffRecords.EXTENDED_FORMAT -> {
                records.number();
                formatOfStyle.add(records.number());
            }
            case BiffRecords.SHARED_STRINGS -> sharedStrings(records);
            default -> {
                // Fonts, colours, names: nothing of it is a value.
            }
        }
    }

    private static Charset charset(int codePage) throws IOException {
        return codePage == CodePageUtil.CP_UNICODE
                ? StandardCharsets.UTF_16LE
                : Charset.forName(CodePageUtil.codepageToEncoding(codePage, true));
    }

    private void sheet(BiffRecords records) throws IOException {
        var offset = records.data().getInt() & 0xFFFF_FFFFL;
        var hidden = (records.data().get() & 3) != 0;
        var kind = records.data().get() & 0xFF;
        var title = text(records, records.data().get() & 0xFF);
        if (kind == WORKSHEET) {
            sheets.add(new SheetInfo(title, hidden));
            offsets.add(offset);
        }
    }

    /** The text that follows in the record. */
    String text(BiffRecords records, int length) throws IOException {
        return modern ? new BiffStrings(records).wide(length) : BiffStrings.narrow(records.data(), length, charset);
    }

    private void sharedStrings(BiffRecords records) throws IOException {
        records.data().getInt();
        var count = records.data().getInt();
        var strings = new BiffStrings(records);
        for (var index = 0; index < count; index++) {
            texts.add(Cells.text(strings.wide(strings.number())));
        }
    }

    boolean isModern() {
        return modern;
    }

    /** A text that the sheets name by number. */
    Cell shared(int index) {
        return texts.get(index);
    }

    NumberStyle style(int index) {
        if (index >= formatOfStyle.size()) {
            return NumberStyle.GENERAL;
        }
        var format = formatOfStyle.get(index);
        var own = formats.get(format);
        return own == null ? NumberStyle.builtIn(format) : own;
    }

    @Override
    public FileKind kind() {
        return FileKind.XLS;
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets;
    }

    @Override
    public List<String> notes() {
        return modern ? List.of() : List.of("Excel 5.0/95, bảng mã " + charset + "; sai dấu thì lưu lại dạng .xlsx.");
    }

    @Override
    public Serial serial() {
        return serial;
    }

    private BiffRecords at(int sheet) throws IOException {
        var in = stream.open();
        in.skipNBytes(offsets.get(sheet));
        var records = new BiffRecords(in);
        if (!records.next() || records.id() != BiffRecords.BEGIN) {
            in.close();
            throw new IOException("no sheet where the workbook says there is one");
        }
        return records;
    }

    @Override
    public Set<Integer> hiddenColumns(int sheet) throws IOException {
        var hidden = new HashSet<Integer>();
        try (var records = at(sheet)) {
            while (records.next() && records.id() != BiffRecords.EOF && records.id() != BiffRecords.ROW) {
                if (records.id() == BiffRecords.COLUMN_INFO) {
                    var first = records.number();
                    var last = Math.min(records.number(), XlsSheet.COLUMNS - 1);
                    records.number();
                    records.number();
                    for (var column = first; (records.data().get(8) & 1) != 0 && column <= last; column++) {
                        hidden.add(column);
                    }
                }
            }
        }
        return hidden;
    }

    @Override
    public void rows(int sheet, RowConsumer consumer) throws IOException {
        var rows = new XlsSheet(this, name);
        try (var records = at(sheet)) {
            rows.read(records);
        }
        rows.deliver(consumer);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
