package vn.tthc.monitor.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ImportEntry;
import vn.tthc.monitor.web.Words;

/** One line of the ledger of imports. */
record ImportItem(
        long id,
        String connector,
        String state,
        String way,
        String name,
        long size,
        String sha256,
        String broughtBy,
        Instant receivedAt,
        Instant asOf,
        boolean complete,
        @Schema(nullable = true) @Nullable String sentence,
        Counts counts,
        @Schema(nullable = true) @Nullable Instant importedAt,
        @Schema(nullable = true) @Nullable Instant undoneAt,
        @Schema(nullable = true) @Nullable String undoResult) {

    /** Rows and dossiers. */
    record Counts(int rows, int added, int changed, int unchanged, int older, int skipped, int closed) {}

    static ImportItem of(ImportEntry entry) {
        var counts = entry.counts();
        var end = entry.end();
        var undo = entry.undo();
        return new ImportItem(
                entry.id(),
                entry.connector(),
                Words.of(entry.state()),
                Words.of(entry.way()),
                entry.file().name(),
                entry.file().size(),
                entry.file().sha256(),
                entry.broughtBy(),
                entry.receivedAt(),
                entry.asOf(),
                entry.complete(),
                entry.sentence(),
                new Counts(
                        counts.rows(),
                        counts.added(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.older(),
                        counts.skipped(),
                        counts.closed()),
                end == null ? null : end.at(),
                undo == null ? null : undo.at(),
                undo == null ? null : undo.result());
    }
}
