package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.SourceHistory;
import vn.tthc.monitor.incident.SourceHistory.Period;
import vn.tthc.monitor.incident.SourceHistory.Total;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.TableFile.Content;
import vn.tthc.monitor.web.TableFile.Format;
import vn.tthc.monitor.web.TableFile.Sheet;

/** What incidents cost by week or month and system, as lines and as a file; every export is audited. */
@Component
public class IncidentTable {
    private static final int PERIODS = 13;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final SourceHistory history;
    private final TableFile files;
    private final Wording wording;
    private final Audit audit;
    private final Clock clock;

    IncidentTable(SourceHistory history, TableFile files, Wording wording, Audit audit, Clock clock) {
        this.history = history;
        this.files = files;
        this.wording = wording;
        this.audit = audit;
        this.clock = clock;
    }

    /** A quarter of a year by weeks, a year by months, and the period that goes on. */
    public List<Total> totals(Period period) {
        return history.totals(period, PERIODS);
    }

    /** {@code 16/11/2026 – 22/11/2026}: the last day is part of the period. */
    public static String span(LocalDate from, LocalDate until) {
        return DAY.format(from) + " – " + DAY.format(until.minusDays(1));
    }

    /** All of it as a file. */
    public Sheet file(Format format, Period period, SignedIn reader) {
        audit.record(reader.username(), "export_incident_totals", Words.of(period), Words.of(format));
        return files.of(
                format,
                new Content(
                        "su-co-theo-" + (period == Period.WEEK ? "tuan-" : "thang-"),
                        wording.say("incidents.report"),
                        List.of(wording.say("incidents.report.columns").split("\\|", -1)),
                        Set.of(4, 5, 6, 7),
                        each -> totals(period).forEach(total -> each.accept(cells(total))),
                        wording.say("late.export.about"),
                        List.of(
                                List.of(wording.say("late.export.at"), wording.stamp(clock.instant())),
                                List.of(wording.say("late.export.by"), HarmlessCell.of(reader.username())),
                                List.of(wording.say("late.export.how"), wording.say("incidents.report.rule")))));
    }

    private static List<String> cells(Total total) {
        return List.of(
                DAY.format(total.from()),
                DAY.format(total.until().minusDays(1)),
                HarmlessCell.of(total.source()),
                HarmlessCell.of(total.sourceName()),
                Long.toString(total.incidents()),
                Long.toString(total.lost().toMinutes()),
                Long.toString(total.slow().toMinutes()),
                Long.toString(total.dueInside()));
    }
}
