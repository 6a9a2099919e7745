package vn.tthc.monitor.connector.imports;

import static vn.tthc.monitor.platform.StoredTime.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ImportEntry;

/** Turns rows of the ledger into entries. */
final class ImportRows {
    private ImportRows() {}

    static ImportEntry entry(ResultSet row) throws SQLException {
        return new ImportEntry(
                row.getLong("id"),
                row.getString("connector"),
                ImportEntry.State.valueOf(row.getString("state")),
                ImportEntry.Way.valueOf(row.getString("way")),
                new ImportEntry.FileFacts(row.getString("name"), row.getLong("size"), row.getString("sha256")),
                row.getString("brought_by"),
                Objects.requireNonNull(instant(row, "received_at")),
                Objects.requireNonNull(instant(row, "as_of")),
                row.getBoolean("complete"),
                row.getString("sentence"),
                new ImportEntry.Counts(
                        row.getInt("rows"),
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("older"),
                        row.getInt("skipped"),
                        row.getInt("closed")),
                end(row),
                undo(row),
                row.getBoolean("file_kept"));
    }

    private static ImportEntry.@Nullable End end(ResultSet row) throws SQLException {
        var at = instant(row, "imported_at");
        return at == null ? null : new ImportEntry.End(at, text(row.getString("imported_by")));
    }

    private static ImportEntry.@Nullable Undo undo(ResultSet row) throws SQLException {
        var at = instant(row, "undone_at");
        return at == null
                ? null
                : new ImportEntry.Undo(at, text(row.getString("undone_by")), text(row.getString("undo_result")));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
