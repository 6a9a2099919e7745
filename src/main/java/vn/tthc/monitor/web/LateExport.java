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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.dossier.QueueFilter;
import vn.tthc.monitor.platform.Audit;

/** Writes the list of dossiers that came late through a fault of a system as a file; every export is audited. */
@Component
public class LateExport {
    private static final Set<Integer> NUMBERS = Set.of(8, 13, 14, 16, 17);
    private static final String NAME = "qua-han-do-loi-he-thong-";

    /** Excel takes a file for UTF-8 only by this. */
    private static final char MARK = '\uFEFF';

    private final LateTable table;
    private final Wording wording;
    private final Audit audit;
    private final Deadlines deadlines;
    private final Clock clock;

    LateExport(LateTable table, Wording wording, Audit audit, Deadlines deadlines, Clock clock) {
        this.table = table;
        this.wording = wording;
        this.audit = audit;
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

    /** A file, whole before the first byte of it is sent, so that a failure is a page and no half of a list. */
    public record Sheet(String name, String contentType, Resource content) {}

    /** The filter's dossiers; the address says in the file and in the audit what was asked. */
    public Sheet of(Format format, QueueFilter filter, String address, SignedIn reader) {
        audit.record(reader.username(), "export_late_by_fault", address, Words.of(format));
        var at = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT)
                .format(clock.instant().atZone(deadlines.calendar().zone()));
        var content = new ByteArrayOutputStream();
        try {
            switch (format) {
                case CSV -> csv(filter, content);
                case XLSX -> xlsx(filter, address, reader, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sheet(
                NAME + at + "." + Words.of(format), format.contentType(), new ByteArrayResource(content.toByteArray()));
    }

    private void csv(QueueFilter filter, OutputStream to) throws IOException {
        var text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        text.write(MARK);
        var lines =
                new CSVPrinter(text, CSVFormat.EXCEL.builder().setDelimiter(';').get());
        lines.printRecord(table.titles());
        table.entries(filter, entry -> print(lines, table.lines(entry)));
        lines.flush();
    }

    private static void print(CSVPrinter to, List<List<String>> lines) {
        try {
            to.printRecords(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void xlsx(QueueFilter filter, String address, SignedIn reader, OutputStream to) throws IOException {
        try (var book = new Workbook(to, "TTHC Monitor", "1.0")) {
            var sheet = book.newWorksheet(wording.say("late.export.sheet"));
            row(sheet, 0, table.titles());
            var next = new int[] {1};
            table.entries(filter, entry -> table.lines(entry).forEach(line -> row(sheet, next[0]++, line)));
            sheet.freezePane(1, 1);
            var about = book.newWorksheet(wording.say("late.export.about"));
            row(about, 0, List.of(wording.say("late.export.at"), wording.stamp(clock.instant())));
            row(about, 1, List.of(wording.say("late.export.by"), HarmlessCell.of(reader.username())));
            row(about, 2, List.of(wording.say("late.export.filter"), address));
            row(about, 3, List.of(wording.say("late.export.how"), wording.say("late.export.rule")));
        }
    }

    private static void row(Worksheet sheet, int at, List<String> cells) {
        for (var column = 0; column < cells.size(); column++) {
            var text = cells.get(column);
            if (at > 0 && NUMBERS.contains(column) && text.matches("[0-9]{1,15}")) {
                sheet.value(at, column, Long.parseLong(text));
            } else if (!text.isEmpty()) {
                sheet.value(at, column, text);
            }
        }
    }
}
