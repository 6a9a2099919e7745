package vn.tthc.monitor.connector.definition;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;

/**
 * How the tables of one connector are read; where a file says nothing everything is found in the table itself.
 *
 * @param sheet name of a sheet or its number from 1; null for the first one with a known header
 * @param header where the header stands
 * @param columns by what each target's column is known, where that was laid down: nothing else is tried for it then
 * @param synonyms titles of columns beside the ones that are known everywhere
 * @param skip beginnings of rows that hold no dossier
 * @param defaults what holds for every dossier of a table without such a column
 * @param text what to assume of text files
 */
public record TableSettings(
        @Nullable String sheet,
        Header header,
        Map<DossierField, ValueSource> columns,
        Map<DossierField, List<String>> synonyms,
        List<String> skip,
        Map<DossierField, String> defaults,
        Text text,
        Limits limits) {
    /** Everything found in the table itself. */
    public static final TableSettings NONE =
            new TableSettings(null, Header.NONE, Map.of(), Map.of(), List.of(), Map.of(), Text.NONE, Limits.USUAL);

    /**
     * Where the header stands.
     *
     * @param row its number as people see it; null where it must be found
     * @param within in how many rows from the top it is looked for
     * @param matches how many known titles make a row a header
     */
    public record Header(@Nullable Integer row, int within, int matches) {
        static final Header NONE = new Header(null, 40, 2);
    }

    /**
     * What to assume of text files; null where it is to be found out.
     *
     * @param separator what stands between two values
     */
    public record Text(@Nullable Charset charset, @Nullable Character separator) {
        static final Text NONE = new Text(null, null);
    }

    /**
     * What a file may hold; larger ones are refused in words.
     *
     * @param size of the file itself
     * @param inflated of its content, decompressed
     */
    public record Limits(DataSize size, DataSize inflated, int rows, int columns) {
        static final Limits USUAL = new Limits(DataSize.ofMegabytes(64), DataSize.ofMegabytes(1024), 200_000, 500);
    }

    /** The same, read from this sheet: its name, or its number from 1. */
    public TableSettings onSheet(@Nullable String name) {
        return new TableSettings(name, header, columns, synonyms, skip, defaults, text, limits);
    }

    /** The same, with the header in this row, as people count it. */
    public TableSettings withHeader(@Nullable Integer row) {
        var at = new Header(row, header.within(), header.matches());
        return new TableSettings(sheet, at, columns, synonyms, skip, defaults, text, limits);
    }

    /** The same, with these columns laid down over the others: how a person matched them. */
    public TableSettings withColumns(Map<DossierField, ValueSource> chosen) {
        var all = new HashMap<>(columns);
        all.putAll(chosen);
        return new TableSettings(sheet, header, Map.copyOf(all), synonyms, skip, defaults, text, limits);
    }

    /** The same, with the columns that a mapping names. */
    public TableSettings knowing(MappingSettings mapping) {
        var named = new HashMap<DossierField, ValueSource>();
        for (var field : mapping.fields()) {
            var bare = field.source().bare();
            if (bare instanceof ValueSource.Column || bare instanceof ValueSource.Letter) {
                named.put(field.target(), bare);
            }
        }
        return withColumns(named);
    }
}
