package vn.tthc.monitor.connector.imports;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a person reads one file, and what trying it found; kept with the import as JSON.
 *
 * @param sheet null for the first one with a header
 * @param headerRow null where it is found
 * @param columns letter to key of its field; null to guess
 * @param words by field, word to canonical name
 * @param unknown by field, words that no list knows and in how many rows they stand
 * @param finding what was odd in rows that were taken all the same
 */
record ImportSettings(
        @Nullable String sheet,
        @Nullable Integer headerRow,
        @Nullable Map<String, String> columns,
        Map<String, Map<String, String>> words,
        Map<String, Map<String, Integer>> unknown,
        @Nullable String finding) {
    static final ImportSettings NONE = new ImportSettings(null, null, null, Map.of(), Map.of(), null);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ImportSettings parse(String json) {
        return json.equals("{}") ? NONE : JSON.readValue(json, ImportSettings.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /** The same after it was tried. */
    ImportSettings found(Map<String, Map<String, Integer>> words, @Nullable String odd) {
        return new ImportSettings(sheet, headerRow, columns, this.words, new TreeMap<>(words), odd);
    }
}
