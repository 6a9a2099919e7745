package vn.tthc.monitor.connector.imports;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportEntry.State;
import vn.tthc.monitor.connector.ImportPreview;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.ImportRefused.Reason;
import vn.tthc.monitor.connector.ImportTable;
import vn.tthc.monitor.connector.Imports;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.polling.WorkingDefinitions;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.platform.Audit;

/** What people do with files: bring, match, try, import, take back. */
@Component("imports")
class ImportDesk implements Imports {
    private final ImportStore store;
    private final ImportFiles files;
    private final ImportReadings readings;
    private final ImportTrial trial;
    private final ImportRuns runs;
    private final ImportUndo undo;
    private final WorkingDefinitions definitions;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Clock clock;

    ImportDesk(
            ImportStore store,
            ImportFiles files,
            ImportReadings readings,
            ImportTrial trial,
            ImportRuns runs,
            ImportUndo undo,
            WorkingDefinitions definitions,
            TransactionOperations transactions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.readings = readings;
        this.trial = trial;
        this.runs = runs;
        this.undo = undo;
        this.definitions = definitions;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public ImportEntry bring(Brought brought, InputStream content) {
        definition(brought.connector());
        if (brought.asOf().isAfter(clock.instant())) {
            throw inTheFuture();
        }
        try (var file = files.spool(brought.name(), content, MOST_BYTES)) {
            return add(brought, file);
        }
    }

    private ImportEntry add(Brought brought, ImportFiles.Spooled file) {
        var id = Objects.requireNonNull(transactions.execute(_ -> {
            var draft = new ImportStore.Draft(
                    brought.connector(),
                    State.BROUGHT,
                    brought.way(),
                    file.facts(),
                    null,
                    null,
                    brought.who(),
                    clock.instant(),
                    brought.asOf(),
                    brought.complete(),
                    null);
            var added = store.add(draft);
            files.keep(added, file.path());
            audit.record(
                    brought.who(),
                    "bring_file",
                    "import " + added,
                    brought.connector() + " " + brought.way() + " sha256="
                            + file.facts().sha256());
            return added;
        }));
        return line(id).entry();
    }

    @Override
    public List<ImportEntry> recent(int limit) {
        return store.recent(limit);
    }

    @Override
    public Optional<ImportEntry> find(long id) {
        return store.find(id).map(ImportStore.Line::entry);
    }

    @Override
    public Optional<ImportEntry> sameAs(long id) {
        var entry = line(id).entry();
        return store.imported(entry.connector(), entry.file().sha256(), id);
    }

    @Override
    public ImportTable table(long id) {
        var line = line(id);
        try (var file = readings.file(line);
                var table = readings.table(file, line, definition(line.entry().connector()))) {
            return table.describe();
        } catch (SourceFailure e) {
            throw refused(e);
        }
    }

    @Override
    public ImportPreview preview(long id, @Nullable Matching matching, String who) {
        mustBeOpen(line(id));
        if (matching != null) {
            definition(matching.connector());
            if (matching.asOf().isAfter(clock.instant())) {
                throw inTheFuture();
            }
            store.choose(
                    id,
                    matching.connector(),
                    matching.asOf(),
                    matching.complete(),
                    new ImportSettings(
                            matching.sheet(),
                            matching.headerRow(),
                            matching.columns(),
                            matching.words(),
                            Map.of(),
                            null));
        }
        var line = line(id);
        try {
            trial.make(line, definition(line.entry().connector()));
        } catch (SourceFailure e) {
            throw refused(e);
        }
        return previewed(id);
    }

    @Override
    public ImportPreview previewed(long id) {
        var line = line(id);
        try {
            return trial.told(line, definition(line.entry().connector()));
        } catch (SourceFailure e) {
            throw refused(e);
        }
    }

    @Override
    public ImportEntry run(long id, String who) {
        var line = line(id);
        mustBeOpen(line);
        try {
            runs.run(line, definition(line.entry().connector()), who);
        } catch (SourceFailure e) {
            store.refuse(id, State.REFUSED, e.sentence());
            throw refused(e);
        }
        return line(id).entry();
    }

    @Override
    public ImportEntry undo(long id, String who) {
        undo.make(line(id), who);
        return line(id).entry();
    }

    @Override
    public ImportEntry again(long id, String who) {
        var line = line(id);
        var entry = line.entry();
        try (var file = files.fetch(line)) {
            var brought = new Brought(
                    entry.connector(), entry.way(), entry.file().name(), entry.asOf(), entry.complete(), who);
            var fresh = add(brought, file);
            store.choose(fresh.id(), entry.connector(), entry.asOf(), entry.complete(), line.settings());
            return fresh;
        }
    }

    @Override
    public void discard(long id, String who) {
        var line = line(id);
        if (line.entry().state() != State.BROUGHT && line.entry().state() != State.PREVIEWED) {
            throw new ImportRefused(Reason.NOT_NOW, "Chỉ bỏ được tệp chưa nhập; tệp này đã có kết quả trong sổ.");
        }
        store.delete(id);
        audit.record(who, "discard_file", "import " + id, line.entry().file().sha256());
    }

    @Override
    public List<Note> notes(long id, NoteKind kind, int limit) {
        return store.notes(id, kind.name(), limit);
    }

    @Override
    public void writeSkipped(long id, OutputStream to) {
        var line = line(id);
        var notes = store.notes(id, NoteKind.SKIPPED.name(), Integer.MAX_VALUE);
        try (var file = readings.file(line);
                var table = readings.table(file, line, definition(line.entry().connector()))) {
            SkippedSheet.write(table.file(), notes, to);
        } catch (SourceFailure e) {
            throw refused(e);
        }
    }

    private ImportStore.Line line(long id) {
        return store.find(id)
                .orElseThrow(() -> new ImportRefused(
                        Reason.UNKNOWN, "Không có lần nhập số " + id + "; xem danh sách ở trang Nhập tệp."));
    }

    private ConnectorDefinition definition(String connector) {
        return definitions
                .definition(connector)
                .orElseThrow(() -> new ImportRefused(
                        Reason.UNKNOWN,
                        "Không có hệ thống hợp lệ nào mang mã \"" + connector
                                + "\"; cần một tệp hợp lệ trong config/connectors. Xem trang Hệ thống nguồn."));
    }

    private static void mustBeOpen(ImportStore.Line line) {
        if (!line.entry().state().open()) {
            throw new ImportRefused(
                    Reason.NOT_NOW,
                    "Lần nhập này không sửa được nữa; muốn đọc lại tệp theo cách khác thì bấm Nhập lại tệp này.");
        }
    }

    private static ImportRefused inTheFuture() {
        return new ImportRefused(
                Reason.BAD_INPUT, "\"Số liệu lúc\" nằm trong tương lai; cần lúc tệp được xuất ra từ hệ thống.");
    }

    private static ImportRefused refused(SourceFailure failure) {
        var reason = failure.category() == FailureCategory.SCHEMA ? Reason.UNMATCHED : Reason.BAD_INPUT;
        return failure.getCause() instanceof ImportRefused refused
                ? refused
                : new ImportRefused(reason, failure.sentence());
    }
}
