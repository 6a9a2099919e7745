package vn.tthc.monitor.connector.definition;

import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Reads the part of a connector file that says how tables are read. */
final class TableReader {
    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|');

    private TableReader() {}

    /**
     * The settings.
     *
     * @param table what stands under {@link TableShape#TABLE}, defaults filled in
     * @param mapping the same file's mapping, whose columns the header must hold
     */
    static TableSettings settings(ConfigNode table, MappingSettings mapping) {
        var header = table.at("header");
        var limits = table.at("limits");
        var charset = table.textOrNull("charset");
        var separator = table.textOrNull("separator");
        return new TableSettings(
                        table.textOrNull("sheet"),
                        new TableSettings.Header(
                                header.get("row") == null ? null : header.integer("row"),
                                header.integer("within"),
                                header.integer("matches")),
                        Map.of(),
                        synonyms(table),
                        table.texts("skip"),
                        defaults(table),
                        new TableSettings.Text(
                                charset == null ? null : Charset.forName(charset),
                                separator == null ? null : SEPARATORS.get(separator)),
                        new TableSettings.Limits(
                                limits.size("size"),
                                limits.size("inflated"),
                                limits.integer("rows"),
                                limits.integer("columns")))
                .knowing(mapping);
    }

    private static Map<DossierField, List<String>> synonyms(ConfigNode table) {
        var synonyms = new EnumMap<DossierField, List<String>>(DossierField.class);
        var node = table.get("synonyms");
        for (var field : DossierField.values()) {
            if (node != null && node.get(field.key()) != null) {
                synonyms.put(field, node.texts(field.key()));
            }
        }
        return synonyms;
    }

    private static Map<DossierField, String> defaults(ConfigNode table) {
        var defaults = new EnumMap<DossierField, String>(DossierField.class);
        var node = table.get("defaults");
        for (var field : DossierField.values()) {
            var value = node == null ? null : node.textOrNull(field.key());
            if (value != null) {
                defaults.put(field, value);
            }
        }
        return defaults;
    }
}
