package vn.tthc.monitor.connector.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tthc.monitor.connector.definition.DossierField;

/**
 * Where the header of a table stands and what its columns mean.
 *
 * @param sheet name of the sheet; empty where the file has one table only
 * @param headerFirst number of the header's first row, as people see it
 * @param headerLast number of its last row
 * @param letterhead what stands above the header, one line each
 * @param columns those with a title or a value
 * @param looked how many rows under the header were looked at for shares and samples
 */
public record TableLayout(
        String sheet, int headerFirst, int headerLast, List<String> letterhead, List<TableColumn> columns, int looked) {
    /** The column of a target. */
    public Optional<TableColumn> column(DossierField field) {
        return columns.stream().filter(column -> column.field() == field).findFirst();
    }

    /** Columns that mean nothing to anybody. */
    public List<TableColumn> unknown() {
        return columns.stream().filter(column -> column.field() == null).toList();
    }

    /** Targets without which no dossier is worth storing and that no column has. */
    public List<DossierField> missing() {
        return Stream.of(DossierField.CODE, DossierField.STATUS)
                .filter(field -> column(field).isEmpty())
                .toList();
    }

    /** The same for every table of the same titles in the same order: a matching by hand can be kept under it. */
    public String fingerprint() {
        var titles = columns.stream().map(TableColumn::folded).collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(titles.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
