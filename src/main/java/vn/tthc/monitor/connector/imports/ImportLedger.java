package vn.tthc.monitor.connector.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.Imports.NoteKind;
import vn.tthc.monitor.connector.OnRunFinished;
import vn.tthc.monitor.connector.RunReport;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.OnPageStored;
import vn.tthc.monitor.dossier.Reversals;
import vn.tthc.monitor.dossier.StoreResult;
import vn.tthc.monitor.dossier.Tombstones.Vanished;
import vn.tthc.monitor.platform.Audit;

/**
 * Keeps the ledger of imports in step with their runs: counts each page in the transaction that stores it, and writes the
 * end in the transaction that records the run. What is left over by a killed process is taken up again.
 */
@Component
class ImportLedger implements OnPageStored, OnRunFinished {
    private static final Logger LOG = LoggerFactory.getLogger(ImportLedger.class);

    /** A run that has stored no page for so long is not at work any more. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(5);

    private final ImportStore store;
    private final MemoryStore memory;
    private final Reversals reversals;
    private final Audit audit;
    private final Clock clock;
    private final Map<UUID, Going> going = new ConcurrentHashMap<>();

    ImportLedger(ImportStore store, MemoryStore memory, Reversals reversals, Audit audit, Clock clock) {
        this.store = store;
        this.memory = memory;
        this.reversals = reversals;
        this.audit = audit;
        this.clock = clock;
    }

    /** A run of this process, and who asked for it; nobody where the file arrived by itself. */
    private record Going(ImportReading reading, String by) {}

    Instant lostBefore() {
        return clock.instant().minus(LOST_AFTER);
    }

    /** Takes the line for a run; false where somebody else has it. */
    boolean begin(ImportReading reading, UUID run, String by) {
        var line = reading.line();
        if (!store.begin(line.id(), run, clock.instant(), lostBefore(), by)) {
            return false;
        }
        if (line.run() != null) {
            reversals.carryOn(line.run(), run);
        }
        going.put(run, new Going(reading, by));
        return true;
    }

    @Override
    public void pageStored(DossierPage page, StoreResult result) {
        if (page.reversible()) {
            store.progress(page.run(), result.added(), result.changed(), result.unchanged(), clock.instant());
        }
    }

    @Override
    public void runFinished(RunReport report) {
        var run = going.get(report.run());
        if (run == null) {
            return;
        }
        var line = run.reading().line();
        var notes = run.reading().notes();
        var skipped = notes.skipped();
        var sentence = report.category() == null ? run.reading().oddities() : report.message();
        store.note(line.id(), NoteKind.SKIPPED.name(), skipped);
        store.end(line.id(), state(line, report.category()), sentence, notes.rows(), skipped.size(), report.endedAt());
        if (report.category() == null) {
            remember(run, line, report.endedAt());
        }
        audit.record(
                run.by().isEmpty() ? "system" : run.by(),
                report.category() == null ? "import_file" : "import_file_failed",
                "import " + line.id(),
                "%s %s sha256=%s added=%d changed=%d skipped=%d"
                        .formatted(
                                line.entry().connector(),
                                line.entry().way(),
                                line.entry().file().sha256(),
                                report.counts().added(),
                                report.counts().changed(),
                                skipped.size()));
    }

    /** A file that is no good stays so; one that we could not store is tried again. */
    private static State state(ImportStore.Line line, @Nullable FailureCategory category) {
        if (category == null) {
            return State.IMPORTED;
        }
        var ours = category == FailureCategory.INTERNAL;
        if (!ours) {
            return State.REFUSED;
        }
        return line.place() == null ? State.PREVIEWED : State.ARRIVED;
    }

    /** What a person chose holds for the next table with this header, and for the system's words everywhere. */
    private void remember(Going run, ImportStore.Line line, Instant at) {
        var connector = line.entry().connector();
        if (line.settings().columns() != null) {
            var table = run.reading().table();
            memory.remember(connector, table.file().layout().fingerprint(), table.matched(), run.by(), at);
        }
        line.settings()
                .words()
                .forEach((field, words) -> words.forEach(
                        (word, meaning) -> memory.remember(connector, field, word, meaning, run.by(), at)));
    }

    /** After a run is recorded: closes what a complete list does not name, and forgets the reading. */
    void ended(UUID run) {
        var done = going.remove(run);
        if (done == null) {
            return;
        }
        var reading = done.reading();
        try {
            var after = store.find(reading.line().id()).map(ImportStore.Line::entry);
            if (after.filter(entry -> entry.state() == State.IMPORTED && entry.complete())
                    .isPresent()) {
                close(reading, run);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "import {}: what its complete list does not name could not be closed",
                    reading.line().id(),
                    e);
            store.closed(
                    reading.line().id(),
                    0,
                    "Chưa đóng được hồ sơ không còn trong tệp vì lỗi bên trong; nhập lại tệp này.");
        }
    }

    private void close(ImportReading reading, UUID run) {
        var line = reading.line();
        var unread = reading.notes().withoutCode();
        if (unread > 0) {
            store.closed(
                    line.id(),
                    0,
                    "Không đóng hồ sơ nào dù tệp được báo là đầy đủ, vì " + unread
                            + " dòng không đọc được mã hồ sơ. Sửa các dòng ấy rồi nhập lại.");
            return;
        }
        var entry = line.entry();
        var vanished = reversals.close(
                entry.connector(),
                run,
                reading.notes().named(),
                entry.asOf(),
                "không còn trong tệp đầy đủ, lần nhập " + line.id());
        store.closed(line.id(), vanished.buried(), vanished.refused() ? refused(vanished) : null);
    }

    static String refused(Vanished vanished) {
        return "Không đóng hồ sơ nào dù tệp được báo là đầy đủ, vì thiếu tới " + vanished.unseen() + " trong "
                + vanished.standing() + " hồ sơ đang mở, ví dụ "
                + String.join(", ", vanished.examples())
                + "; quá một nửa là khó tin. Kiểm tra tệp có đủ mọi hồ sơ đang mở không.";
    }
}
