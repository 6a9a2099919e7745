package vn.tthc.monitor.connector.table.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.TableSettings;

/** A text file with one record on a line: comma, semicolon, tab or bar, found out and told. */
final class CsvFile implements TableReader {
    private static final int SAMPLE = 1 << 16;
    private static final int LONGEST_STATEMENT = 8;

    private final Source source;
    private final String encoding;
    private final char separator;
    private final boolean stated;
    private final String separatorFrom;
    private @Nullable String ragged;

    /** Opens the text anew. */
    interface Source {
        Reader open() throws IOException;
    }

    static CsvFile open(Path file, String name, TableSettings settings) throws IOException {
        var encoding = TextEncoding.of(file, name, settings.text().charset());
        return new CsvFile(() -> encoding.reader(file), encoding.word(), name, settings);
    }

    /**
     * A text.
     *
     * @param encoding what people are told of its encoding; empty where it came as letters
     */
    CsvFile(Source source, String encoding, String name, TableSettings settings) throws IOException {
        this.source = source;
        this.encoding = encoding;
        var sample = sample();
        if (sample.isBlank()) {
            throw TableRefused.empty(name);
        }
        this.stated = sample.matches("(?is)sep=.\\r?\\n.*");
        var given = settings.text().separator();
        this.separator = given != null ? given : stated ? sample.charAt(4) : Separators.likeliest(sample);
        this.separatorFrom = given != null ? "theo files.table.separator" : stated ? "theo dòng sep=" : "đoán";
    }

    private String sample() throws IOException {
        try (var reader = source.open()) {
            var letters = new char[SAMPLE];
            var length = 0;
            for (var read = 0; read >= 0 && length < SAMPLE; read = reader.read(letters, length, SAMPLE - length)) {
                length += read;
            }
            return new String(letters, 0, length);
        }
    }

    @Override
    public FileKind kind() {
        return FileKind.CSV;
    }

    @Override
    public List<SheetInfo> sheets() {
        return List.of(new SheetInfo("", false));
    }

    @Override
    public List<String> notes() {
        var notes = new ArrayList<String>();
        if (!encoding.isEmpty()) {
            notes.add("Bảng mã " + encoding + ".");
        }
        notes.add("Dấu phân cách " + Separators.word(separator) + " (" + separatorFrom + ").");
        if (ragged != null) {
            notes.add(ragged);
        }
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
    public void rows(int sheet, RowConsumer consumer) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get();
        var shape = new Ragged();
        try (var reader = new BufferedReader(source.open())) {
            if (stated) {
                skipStatement(reader);
            }
            try (var records = format.parse(reader)) {
                for (var line : records) {
                    shape.see(line);
                    if (!consumer.accept(row(line))) {
                        return;
                    }
                }
            }
        }
        ragged = shape.told();
    }

    private static void skipStatement(Reader reader) throws IOException {
        reader.mark(LONGEST_STATEMENT);
        for (var letter = reader.read(); letter >= 0 && letter != '\n'; letter = reader.read()) {
            // The statement of the separator is no row; spreadsheets do not count it either.
        }
    }

    private static Row row(CSVRecord line) {
        var cells = new ArrayList<Cell>(line.size());
        for (var value : line) {
            cells.add(Cells.text(literal(value)));
        }
        return Cells.row((int) Math.min(Integer.MAX_VALUE, line.getRecordNumber()), cells, false);
    }

    /** Exporters write {@code ="0123"} or {@code '0123} so that spreadsheets keep the zeros. */
    private static String literal(String value) {
        if (value.length() > 3 && value.startsWith("=\"") && value.endsWith("\"")) {
            return value.substring(2, value.length() - 1);
        }
        return value.length() > 1 && value.charAt(0) == '\'' && Character.isDigit(value.charAt(1))
                ? value.substring(1)
                : value;
    }

    @Override
    public void close() {
        // Every reading opens and closes the file itself.
    }

    /** Looks for lines that have more values than the longest before them: often a separator inside a value. */
    private static final class Ragged {
        private int usual;
        private int odd;
        private long first;

        void see(CSVRecord line) {
            var size = line.size();
            if (size <= 1) {
                return;
            }
            if (usual == 0 || (line.getRecordNumber() < 10 && size > usual)) {
                usual = size;
            } else if (size != usual && odd++ == 0) {
                first = line.getRecordNumber();
            }
        }

        @Nullable String told() {
            return odd == 0
                    ? null
                    : odd + " dòng không có đủ " + usual + " giá trị như các dòng khác, đầu tiên là dòng " + first
                            + "; xem có dấu phân cách nằm trong giá trị không.";
        }
    }
}
