package vn.tthc.monitor.web;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.QueueFilter;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.web.TableFile.Content;
import vn.tthc.monitor.web.TableFile.Format;
import vn.tthc.monitor.web.TableFile.Sheet;

/** Writes the list of dossiers that came late through a fault of a system as a file; every export is audited. */
@Component
public class LateExport {
    private static final Set<Integer> NUMBERS = Set.of(8, 13, 14, 16, 17);

    private final LateTable table;
    private final TableFile files;
    private final Wording wording;
    private final Audit audit;
    private final Clock clock;

    LateExport(LateTable table, TableFile files, Wording wording, Audit audit, Clock clock) {
        this.table = table;
        this.files = files;
        this.wording = wording;
        this.audit = audit;
        this.clock = clock;
    }

    /** The filter's dossiers; the address says in the file and in the audit what was asked. */
    public Sheet of(Format format, QueueFilter filter, String address, SignedIn reader) {
        audit.record(reader.username(), "export_late_by_fault", address, Words.of(format));
        return files.of(
                format,
                new Content(
                        "qua-han-do-loi-he-thong-",
                        wording.say("late.export.sheet"),
                        table.titles(),
                        NUMBERS,
                        each -> table.entries(
                                filter, entry -> table.lines(entry).forEach(each)),
                        wording.say("late.export.about"),
                        List.of(
                                List.of(wording.say("late.export.at"), wording.stamp(clock.instant())),
                                List.of(wording.say("late.export.by"), HarmlessCell.of(reader.username())),
                                List.of(wording.say("late.export.filter"), address),
                                List.of(wording.say("late.export.how"), wording.say("late.export.rule")))));
    }
}
