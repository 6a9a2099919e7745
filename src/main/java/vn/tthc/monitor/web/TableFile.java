package vn.tthc.monitor.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;

/** Writes a table as a file that Excel opens as people expect. */
@Component
public class TableFile {
    /** Excel takes a file for UTF-8 only by this. */
    private static final char MARK = '\uFEFF';

    private final Deadlines deadlines;
    private final Clock clock;

    TableFile(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Which file. */
    public enum Format {
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }

    /**
     * What is written. The cells must be harmless already.
     *
     * @param name beginning of the file's name
     * @param numbers columns whose digits are numbers in a spreadsheet
     * @param lines calls its argument with every line
     * @param about lines of the second sheet: what the file is and how it was reckoned
     */
    public record Content(
            String name,
            String sheet,
            List<String> titles,
            Set<Integer> numbers,
            Consumer<Consumer<List<String>>> lines,
            String aboutSheet,
            List<List<String>> about) {}

    /** A file, whole before the first byte of it is sent, so that a failure is a page and no half of a list. */
    public record Sheet(String name, String contentType, Resource content) {
        /** The answer that makes a browser keep it. */
        public ResponseEntity<Resource> answer() {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, contentType)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(content);
        }
    }

    /** The table in one format, with the time in its name. */
    public Sheet of(Format format, Content content) {
        var at = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT)
                .format(clock.instant().atZone(deadlines.calendar().zone()));
        var bytes = new ByteArrayOutputStream();
        try {
            switch (format) {
                case CSV -> csv(content, bytes);
                case XLSX -> xlsx(content, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sheet(
                content.name() + at + "." + Words.of(format),
                format.contentType(),
                new ByteArrayResource(bytes.toByteArray()));
    }

    private static void csv(Content content, OutputStream to) throws IOException {
        var text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        text.write(MARK);
        var lines =
                new CSVPrinter(text, CSVFormat.EXCEL.builder().setDelimiter(';').get());
        lines.printRecord(content.titles());
        content.lines().accept(line -> print(lines, line));
        lines.flush();
    }

    private static void print(CSVPrinter to, List<String> line) {
        try {
            to.printRecord(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void xlsx(Content content, OutputStream to) throws IOException {
        try (var book = new Workbook(to, "TTHC Monitor", "1.0")) {
            var sheet = book.newWorksheet(content.sheet());
            row(sheet, 0, content.titles(), Set.of());
            var next = new int[] {1};
            content.lines().accept(line -> row(sheet, next[0]++, line, content.numbers()));
            sheet.freezePane(1, 1);
            var about = book.newWorksheet(content.aboutSheet());
            for (var line = 0; line < content.about().size(); line++) {
                row(about, line, content.about().get(line), Set.of());
            }
        }
    }

    private static void row(Worksheet sheet, int at, List<String> cells, Set<Integer> numbers) {
        for (var column = 0; column < cells.size(); column++) {
            var text = cells.get(column);
            if (numbers.contains(column) && text.matches("[0-9]{1,15}")) {
                sheet.value(at, column, Long.parseLong(text));
            } else if (!text.isEmpty()) {
                sheet.value(at, column, text);
            }
        }
    }
}
