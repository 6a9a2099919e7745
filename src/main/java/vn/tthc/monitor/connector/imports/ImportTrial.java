package vn.tthc.monitor.connector.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.connector.ImportPreview;
import vn.tthc.monitor.connector.Imports.NoteKind;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.FieldWords;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.table.TableEntry;
import vn.tthc.monitor.connector.table.TableRecords;
import vn.tthc.monitor.dossier.Reversals;

/** Reads a file as an import would and compares it with what is stored, without storing. */
@Component
class ImportTrial {
    private static final int SHOWN = 10;

    private final ImportStore store;
    private final MemoryStore memory;
    private final ImportReadings readings;
    private final Reversals reversals;
    private final TransactionOperations transactions;

    ImportTrial(
            ImportStore store,
            MemoryStore memory,
            ImportReadings readings,
            Reversals reversals,
            TransactionOperations transactions) {
        this.store = store;
        this.memory = memory;
        this.readings = readings;
        this.reversals = reversals;
        this.transactions = transactions;
    }

    void make(ImportStore.Line line, ConnectorDefinition definition) {
        try (var reading = readings.open(line, definition, UUID.randomUUID(), RunKind.UPLOAD)) {
            var counts = count(reading);
            var notes = reading.notes();
            transactions.executeWithoutResult(_ -> {
                store.note(line.id(), NoteKind.SKIPPED.name(), notes.skipped());
                store.tried(line.id(), line.settings().found(notes.unknown(), reading.oddities()), counts);
            });
        }
    }

    private ImportEntry.Counts count(ImportReading reading) {
        var added = 0;
        var changed = 0;
        var older = 0;
        var all = 0;
        for (var page = reading.reading().next();
                page.isPresent();
                page = reading.reading().next()) {
            var rehearsed = reversals.rehearse(page.get());
            added += rehearsed.added().size();
            changed += rehearsed.changed().size();
            older += rehearsed.older().size();
            all += page.get().dossiers().size();
        }
        var entry = reading.line().entry();
        var notes = reading.notes();
        var closed = entry.complete() && notes.withoutCode() == 0
                ? reversals
                        .rehearseClosing(entry.connector(), notes.named(), entry.asOf())
                        .buried()
                : 0;
        return new ImportEntry.Counts(
                notes.rows(),
                added,
                changed,
                all - added - changed,
                older,
                notes.skipped().size(),
                closed);
    }

    /** The last trial in words. */
    ImportPreview told(ImportStore.Line line, ConnectorDefinition definition) {
        try (var file = readings.file(line);
                var table = readings.table(file, line, definition)) {
            table.mustBeMatched();
            return new ImportPreview(line.entry(), words(line), line.settings().finding(), rows(table));
        }
    }

    private List<ImportPreview.Word> words(ImportStore.Line line) {
        var words = new ArrayList<ImportPreview.Word>();
        var remembered = memory.words(line.entry().connector());
        var chosen = line.settings().words();
        chosen.forEach((field, some) -> some.forEach(
                (word, meaning) -> words.add(new ImportPreview.Word(field, word, 0, meaning, FieldWords.of(field)))));
        line.settings()
                .unknown()
                .forEach((field, some) -> some.forEach((word, times) -> {
                    if (!chosen.getOrDefault(field, Map.of()).containsKey(word)) {
                        words.add(new ImportPreview.Word(
                                field, word, times, meaning(remembered, field, word), FieldWords.of(field)));
                    }
                }));
        return words;
    }

    private static @Nullable String meaning(Map<String, Map<String, String>> remembered, String field, String word) {
        return remembered.getOrDefault(field, Map.of()).get(word);
    }

    private static List<ImportPreview.Row> rows(OpenTable table) {
        var mapping = table.mapping();
        var rows = new ArrayList<ImportPreview.Row>();
        new TableRecords(table.file()).read(entry -> {
            if (entry instanceof TableEntry.Whole row && mapping.map(row.json()) instanceof Mapped.Whole whole) {
                rows.add(new ImportPreview.Row(row.row(), whole.dossier()));
            }
            return rows.size() < SHOWN;
        });
        return rows;
    }
}
