package vn.tthc.monitor.connector.imports;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.ImportRefused;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.polling.Checkpoint;
import vn.tthc.monitor.connector.polling.RunReading;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.table.file.TableRefused;
import vn.tthc.monitor.dossier.Reversals;

/** Opens the files of the ledger for reading. Whatever is wrong with a file is a source's failure, as in any other run. */
@Component
class ImportReadings {
    private final ImportFiles files;
    private final TableOpener tables;
    private final Reversals reversals;
    private final Clock clock;

    ImportReadings(ImportFiles files, TableOpener tables, Reversals reversals, Clock clock) {
        this.files = files;
        this.tables = tables;
        this.reversals = reversals;
        this.clock = clock;
    }

    /** Opens the table alone, whether or not it could be imported. */
    OpenTable table(ImportFiles.Spooled file, ImportStore.Line line, ConnectorDefinition definition) {
        try {
            return tables.open(file.path(), file.facts().name(), definition, line.settings());
        } catch (TableRefused e) {
            throw failure(e);
        }
    }

    ImportFiles.Spooled file(ImportStore.Line line) {
        return files.fetch(line);
    }

    /** Opens a file whose columns for code and status are known. */
    ImportReading open(ImportStore.Line line, ConnectorDefinition definition, UUID run, RunKind kind) {
        return open(files.fetch(line), line, definition, run, kind);
    }

    ImportReading open(
            ImportFiles.Spooled file, ImportStore.Line line, ConnectorDefinition definition, UUID run, RunKind kind) {
        OpenTable table = null;
        try {
            table = table(file, line, definition);
            table.mustBeMatched();
            var plan = new RunReading.Plan(run, definition.id(), kind, clock.instant(), Checkpoint.NONE, null);
            return new ImportReading(line, file, table, plan, reversals);
        } catch (ImportRefused e) {
            close(file, table);
            throw SourceFailure.lasting(FailureCategory.SCHEMA, e.sentence(), e);
        } catch (RuntimeException e) {
            close(file, table);
            throw e;
        }
    }

    private static void close(ImportFiles.Spooled file, @Nullable OpenTable table) {
        if (table != null) {
            table.close();
        }
        file.close();
    }

    /** What is wrong with a file, in the words of a run. */
    static SourceFailure failure(TableRefused refused) {
        var category = switch (refused.reason()) {
            case EMPTY, NOT_A_TABLE, LOCKED, DAMAGED, HARMFUL, NO_SHEET -> FailureCategory.UNREADABLE;
            case TOO_LARGE -> FailureCategory.TOO_LARGE;
            case NO_HEADER -> FailureCategory.SCHEMA;
        };
        return SourceFailure.lasting(category, String.valueOf(refused.getMessage()), refused);
    }
}
